using FsCheck.Xunit;
using Heed.Match.Index;
using Heed.Match.Text;

namespace Heed.Match.Tests.Index;

public class A_matcher
{
    /// <summary>Each operator, so that every one of them is asked.</summary>
    private static readonly string[] s_queries =
    [
        "(tram OR bus) AND late NOT early", "app NEAR/3 (crash* OR \"logs out\")", "tram NEAR/8f late", "\"line four\"", "\"four line\"~2", "park*", "lin?",
        "tram~1", "café", "cafe", "{US}", "{C++}", "#jobs", "👍", "tram SENTENCE late", "ATLEAST/2 the", "title:works", "lang:en AND tram",
        "site:acme.example AND tram", "link:news.example", "tag:jobs", "has:question", "has:link", "kind:post AND rating:[1 TO 5]",
        "engagement:[10 TO *]", "published:[2026-11-01 TO 2026-11-30] AND tram", "topic:q0 AND cafe", "don't", "résum*",
    ];

    private static readonly PostFields s_post = new()
    {
        Title = "Works on the line",
        Text = "The tram on line four was late again, and the app did crash in the café: C++ for the US #jobs 👍 https://news.example/a Résumé? Don't park!",
        Lang = "en-GB",
        Kind = "post",
        Url = "https://shop.acme.example/x",
        Rating = 2,
        Engagement = 12,
        Published = new DateTimeOffset(2026, 11, 5, 0, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void allocates_nothing_whatever_is_asked()
    {
        foreach (string query in s_queries)
        {
            Matcher matcher = new TopicIndex([new("q0", Asked.Tree("tram")), new("q", Asked.Tree(query))]).CreateMatcher();
            PostRef post = new(s_post);
            int matched = 0;
            for (int warm = 0; warm < 200; warm++) matched = matcher.Match(post).Length;
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 100; round++) matcher.Match(post);
            Assert.Equal((query, 0), (query, GC.GetAllocatedBytesForCurrentThread() - before));
            Assert.Equal((query, 2), (query, matched));
        }
    }

    [Fact]
    public void allocates_where_the_exact_evaluator_is_asked() // the control
    {
        Matcher matcher = new TopicIndex([new("q", Asked.Tree("{US} NEAR/9 tram"))]).CreateMatcher();
        PostRef post = new(s_post);
        for (int warm = 0; warm < 200; warm++) matcher.Match(post);
        long before = GC.GetAllocatedBytesForCurrentThread();
        matcher.Match(post);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() > before);
    }

    [Fact]
    public void matches_a_text_where_it_lies()
    {
        TopicIndex index = new([new("late", Asked.Tree("tram AND late")), new("de", Asked.Tree("tram AND lang:de"))]);
        Matcher matcher = index.CreateMatcher();
        ReadOnlySpan<char> page = "...The tram is late...";
        Assert.Equal(["late"], Ids(matcher, new(page[3..^3])));
        Assert.Equal(["de"], Ids(matcher, new("Tram!") { Lang = "DE" }));
    }

    [Fact]
    public void says_when_a_text_is_longer_than_is_looked_at()
    {
        TopicIndex index = new([new("q", Asked.Tree("tram"))]);
        string gap = new(' ', Words.MaxLength - 4);
        MatchResult whole = index.Match(new() { Text = gap + "tram" }), cut = index.Match(new() { Text = gap + " tram" });
        Assert.Equal((1, false), (whole.Topics.Count, whole.WasCut));
        Assert.Equal((0, true), (cut.Topics.Count, cut.WasCut));
        Assert.True(index.Match(new() { Title = gap + " tram", Text = "" }).WasCut);
    }

    [Property(MaxTest = 3_000)]
    public void has_the_words_that_unicodes_rules_give(int seed)
    {
        string text = RandomText(new(seed));
        PostWords words = new();
        words.Begin();
        words.ReadText(text);
        IReadOnlyList<Word> expected = Words.Cut(text);
        Assert.Equal(expected.Select(word => (word.Start, word.Start + word.Length, word.Bare, word.Kind)), Rows(words));
    }

    [Fact]
    public void reads_most_texts_without_unicodes_rules() // else the comparison above shows nothing
    {
        int quick = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            PostWords words = new();
            words.Begin();
            words.ReadText(RandomText(new(seed)));
            if (!words.IsTextComplex) quick++;
        }
        Assert.InRange(quick, 100, 450);
    }

    private static List<(int, int, string, WordKind)> Rows(PostWords words)
    {
        List<(int, int, string, WordKind)> rows = [];
        foreach (WordRow row in words.Rows) rows.Add((row.Start, row.End, words.Bares(row).ToString(), row.Kind));
        return rows;
    }

    private static List<string> Ids(Matcher matcher, scoped in PostRef post)
    {
        List<string> ids = [];
        foreach (int query in matcher.Match(post)) ids.Add(matcher.IdOf(query));
        return ids;
    }

    private static string RandomText(Random random)
    {
        string[] parts =
        [
            "a", "Z", "é", "ß", "İ", "Ж", "ω", "Σ", "ς", "ø", "1", "9", "٣", "_", "'", "’", ".", ",", ":", ";", "-", "#", "#tag", "[phone]", "[", "]", " ", "\n",
            "\u00AD", "e\u0301", "\u200D", "👍", "👍🏽", "❤️", "©", "…", "½", "ﬁ", "·", "@", "/", "https://a.example/b?c", "www.x.example", "http:/", "日本", "한", "\uD800",
        ];
        // Some texts have few kinds of parts, so that what reads them quickly is asked too.
        int kinds = random.Next(4) == 0 ? parts.Length : 26;
        return string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => parts[random.Next(kinds)]));
    }
}
