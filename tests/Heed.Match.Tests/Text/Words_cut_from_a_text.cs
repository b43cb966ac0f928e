using Heed.Match.Text;

namespace Heed.Match.Tests.Text;

public class Words_cut_from_a_text
{
    [Theory]
    [InlineData("They took all my tips away!", "they took all my tips away")]
    [InlineData("", "")]
    [InlineData(" … — ! ", "")]
    [InlineData("3.5 stars, 1,000 rides", "3.5 stars 1,000 rides")]
    [InlineData("the driver_app v2", "the driver_app v2")]
    [InlineData("wi-fi at the A4", "wi fi at the a4")]
    [InlineData("日本 カメラ", "日 本 カメラ")]
    public void are_runs_that_hold_a_letter_or_a_digit(string text, string folded) => Assert.Equal(folded, Folded(text));

    [Theory]
    [InlineData("Straße STRASSE", "strasse strasse")]
    [InlineData("ΣΊΣΥΦΟΣ σίσυφος", "σίσυφοσ σίσυφοσ")]
    [InlineData("İstanbul", "i\u0307stanbul")]
    [InlineData("ﬁne oﬃce", "fine office")]
    [InlineData("Ｆｕｌｌ ｗｉｄｔｈ", "full width")]
    [InlineData("cafe\u0301 CAFÉ", "café café")]
    [InlineData("ǰ ΐ", "ǰ ΐ")]
    [InlineData("한국 \u1112\u1161\u11ab\u1100\u116e\u11a8", "한국 한국")]
    [InlineData("ｶﾞｽ", "ガス")]
    [InlineData("Frei\u00ADtag", "freitag")]
    [InlineData("don’t DON'T", "don't don't")]
    [InlineData("½ price", "1⁄2 price")]
    public void are_folded(string text, string folded) => Assert.Equal(folded, Folded(text));

    [Theory]
    [InlineData("café Señor naïve", "cafe senor naive")]
    [InlineData("Łódź smørrebrød Đorđe ħ ŧ", "lodz smorrebrod dorde h t")]
    [InlineData("İstanbul ışık", "istanbul isik")]
    [InlineData("Tiếng Việt", "tieng viet")]
    [InlineData("ёлка", "елка")]
    [InlineData("æsir", "æsir")]
    [InlineData("がす", "か\u3099 す")]
    public void are_bare_without_accents(string text, string bare) =>
        Assert.Equal(bare.Normal(), string.Join(' ', Words.Cut(text).Select(w => w.Bare)).Normal());

    [Fact]
    public void keep_vowel_signs_that_are_no_accents() => Assert.Equal("हिन्दी", Words.Cut("हिन्दी").Single().Bare);

    [Theory]
    [InlineData("love #Tips!", "love #tips")]
    [InlineData("#save_us #2026goals", "#save_us #2026goals")]
    [InlineData("#日本語 is one", "#日本語 is one")]
    [InlineData("#1 in town", "1 in town")]
    [InlineData("C#sharp a#b", "c sharp a b")]
    [InlineData("#tag's", "#tag s")]
    [InlineData("##tag #", "#tag")]
    [InlineData("＃tag", "#tag")]
    public void have_hashtags_whole(string text, string folded) => Assert.Equal(folded, Folded(text));

    [Theory]
    [InlineData("nice👍work", "nice 👍 work")]
    [InlineData("👩‍❤️‍👨 🇩🇪🇫🇷 1️⃣ 🏳️‍🌈", "👩‍❤‍👨 🇩🇪 🇫🇷 1⃣ 🏳‍🌈")]
    [InlineData("❤ ❤️ ☹", "❤ ❤ ☹")]
    [InlineData("👍🏽👍", "👍🏽 👍")]
    [InlineData("© 2026 ® 5 * 3", "2026 5 3")]
    [InlineData("🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F")]
    public void have_emoji_sequences_whole(string text, string folded) => Assert.Equal(folded, Folded(text));

    [Fact]
    public void have_the_plain_emoji_as_bare_form_of_a_toned_one() => Assert.Equal("👍", Words.Cut("👍🏽").Single().Bare);

    [Theory]
    [InlineData("see https://acme.example/a-b?c=d#e, now", "see now")]
    [InlineData("(www.acme.example/x_(y)) ok", "ok")]
    [InlineData("https://acme.example", "")]
    [InlineData("vorher：https://acme.example。nachher", "vorher nachher")]
    [InlineData("acme.example is a name", "acme.example is a name")]
    [InlineData("https:// nothing", "https nothing")]
    [InlineData("www. is no address", "www is no address")]
    public void leave_addresses_out(string text, string folded) => Assert.Equal(folded, Folded(text));

    [Fact]
    public void count_positions_without_addresses_and_with_redaction_marks()
    {
        IReadOnlyList<Word> words = Words.Cut("call [phone] or https://acme.example [Phone]");
        Assert.Equal(["call@0 Plain", "@1 Redaction", "or@2 Plain", "phone@3 Plain"], words.Select(w => $"{w.Folded}@{w.Position} {w.Kind}"));
    }

    [Theory]
    [InlineData("a 👍🏽 cafe\u0301 b")]
    [InlineData("😀😀 Ａｃｍｅ’s #Tag ½ ﬁn")]
    [InlineData("x [person] e\u0323\u0302\u0301 y \U0001D400bc")]
    public void point_at_their_source(string text)
    {
        foreach (Word word in Words.Cut(text).Where(w => w.Kind is not WordKind.Redaction))
            Assert.Equal(word.Folded, Words.Cut(text.Substring(word.Start, word.Length)).Single().Folded);
    }

    [Fact]
    public void share_the_place_of_a_sign_that_comes_apart()
    {
        IReadOnlyList<Word> words = Words.Cut("😀 cafe\u0301 ℀ #ﬁn");
        Assert.Equal(["0+2", "3+5", "9+1", "9+1", "11+3"], words.Select(w => $"{w.Start}+{w.Length}"));
    }

    [Fact]
    public void end_with_the_millionth_unit()
    {
        string text = new string('a', Words.MaxLength - 2) + " b c";
        Assert.Equal(2, Words.Cut(text).Count);
    }

    [Fact]
    public void take_lone_surrogates_as_gaps() => Assert.Equal("a b", Folded("a\uD83D b\uDE00"));

    private static string Folded(string text) =>
        string.Join(' ', Words.Cut(text).Select(w => w.Kind is WordKind.Hashtag ? "#" + w.Folded : w.Folded));
}

internal static class NormalForm
{
    /// <summary>NFC, by the tables under test: both sides of a comparison are typed by hand.</summary>
    public static string Normal(this string text) => NormalText.Of(text, compatible: false).ToString();
}
