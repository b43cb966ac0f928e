using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Heed.Guard;

namespace Heed.Tests.Guard;

public class A_redaction
{
    [Theory]
    [InlineData("Write to ann.lee+shop@mail.example.org please.", "Write to [email] please.")]
    [InlineData("(ANN@EXAMPLE.COM)", "([email])")]
    [InlineData("Mail: j.müller@firma-süd.de, danke", "Mail: [email], danke")]
    [InlineData("ann (at) example.org", "[email]")]
    [InlineData("reach me: ann [at] example [dot] org!", "reach me: [email]!")]
    [InlineData("ann at example dot org is mine", "[email] is mine")]
    [InlineData("ana arroba ejemplo punto es", "[email]")]
    [InlineData("ann @ example . com", "[email]")]
    [InlineData("a\u200Bnn\u200B@exam\u200Bple.com", "[email]")]
    [InlineData("ann＠example．com", "[email]")]
    [InlineData("see https://shop.example/confirm?mail=ann@example.org&x=1", "see https://shop.example/confirm?mail=[email]&x=1")]
    public void finds_email(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("en", "Call 020 7946 0958 after six", "Call [phone] after six")]
    [InlineData("en", "ring me on 07700 900123.", "ring me on [phone].")]
    [InlineData("en", "07700900123", "[phone]")]
    [InlineData("en", "It is +44 (0)20 7946 0958, ok?", "It is [phone], ok?")]
    [InlineData("en", "+447700900123", "[phone]")]
    [InlineData("en", "(0161) 496 0123", "[phone]")]
    [InlineData("en", "(212) 555-0142 or 212.555.0143 or 212-555-0144", "[phone] or [phone] or [phone]")]
    [InlineData("en", "(555) 123-4567", "[phone]")]
    [InlineData("en", "1-212-555-0142", "[phone]")]
    [InlineData("en", "+1 212 555 0142", "[phone]")]
    [InlineData("en", "text 2125550142", "text [phone]")]
    [InlineData("en", "my cell: 555-0142", "my cell: [phone]")]
    [InlineData("es", "Llámame al 612 345 678", "Llámame al [phone]")]
    [InlineData("es", "mi número es 612345678", "mi número es [phone]")]
    [InlineData("es", "91 234 56 78", "[phone]")]
    [InlineData("es", "612-34-56-78", "[phone]")]
    [InlineData("es", "+34 612 34 56 78", "[phone]")]
    [InlineData("es", "0034612345678", "[phone]")]
    [InlineData("de", "Meine Nummer: 0171 2345678", "Meine Nummer: [phone]")]
    [InlineData("de", "0171/2345678", "[phone]")]
    [InlineData("de", "030 / 123 45 67", "[phone]")]
    [InlineData("de", "(030) 1234567", "[phone]")]
    [InlineData("de", "+49 (0) 171 2345678", "[phone]")]
    [InlineData("de", "+49-30-1234567", "[phone]")]
    [InlineData("de", "0049 171 2345678", "[phone]")]
    [InlineData("fr", "Appelez le 06 12 34 56 78", "Appelez le [phone]")]
    [InlineData("fr", "06.12.34.56.78", "[phone]")]
    [InlineData("fr", "0612345678", "[phone]")]
    [InlineData("fr", "+33 6 12 34 56 78", "[phone]")]
    [InlineData("it", "Chiamami al 333 1234567", "Chiamami al [phone]")]
    [InlineData("it", "333 123 4567", "[phone]")]
    [InlineData("it", "06 12345678", "[phone]")]
    [InlineData("it", "+39 333 1234567", "[phone]")]
    [InlineData("pl", "Zadzwoń: 600 123 456", "Zadzwoń: [phone]")]
    [InlineData("pl", "600-123-456", "[phone]")]
    [InlineData("pl", "(22) 123 45 67", "[phone]")]
    [InlineData("pl", "+48 600 123 456", "[phone]")]
    [InlineData(null, "０７７００ ９００１２３", "[phone]")]
    [InlineData(null, "07700\u00A0900\u2011123", "[phone]")]
    [InlineData(null, "call 0\u200B7700 900\u200B123 now", "call [phone] now")]
    public void finds_phone(string? lang, string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, lang).Text);

    [Theory]
    [InlineData("thanks @ann_lee!", "thanks [handle]!")]
    [InlineData("ask @ann@social.example about it", "ask [handle] about it")]
    [InlineData("@ann.", "[handle].")]
    [InlineData(".@ann said", ".[handle] said")]
    [InlineData("by u/ann_lee yesterday", "by [handle] yesterday")]
    [InlineData("follow annlee.bsky.social", "follow [handle]")]
    public void finds_handle(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("https://social.example/@ann/110", "[url]")]
    [InlineData("see https://www.instagram.com/ann.lee/?hl=en, nice", "see [url], nice")]
    [InlineData("(https://forum.example/u/ann)", "([url])")]
    [InlineData("x.com/annlee is me", "[url] is me")]
    [InlineData("https://shop.example/users/ann/reviews", "[url]")]
    [InlineData("https://www.linkedin.com/in/ann-lee-12345", "[url]")]
    [InlineData("wa.me/447700900123", "[url]")]
    public void finds_url_with_a_user_name(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("card 4111 1111 1111 1111 declined", "card [card] declined")]
    [InlineData("5555-5555-5555-4444", "[card]")]
    [InlineData("3782 822463 10005", "[card]")]
    [InlineData("４１１１１１１１１１１１１１１１", "[card]")]
    public void finds_card(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("IBAN DE89 3704 0044 0532 0130 00 bitte", "IBAN [iban] bitte")]
    [InlineData("gb29nwbk60161331926819", "[iban]")]
    [InlineData("ES91-2100-0418-4502-0005-1332", "[iban]")]
    public void finds_iban(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("from 203.0.113.77 again", "from [ip] again")]
    [InlineData("2001:db8:85a3::8a2e:370:7334", "[ip]")]
    public void finds_ip(string text, string marked) => Assert.Equal(marked, Redaction.Redact(text, null).Text);

    [Theory]
    [InlineData("Order 112-3456789-0123456 came late")]
    [InlineData("order number 0123456789")]
    [InlineData("Bestellung 612345678 fehlt")]
    [InlineData("It cost £1,299.00 or 1.299,00 €")]
    [InlineData("1 234 567 people, 123 456 789 km")]
    [InlineData("5 @ 2 each, 3@4")]
    [InlineData("at 12:30:45 on 24.11.2026 18:30")]
    [InlineData("2026-11-24 or 24/11/2026 or 11/24/26")]
    [InlineData("version 10.0.19045.3570 and v1.2.3.4, build 4.18.0.1")]
    [InlineData("#blackfriday2026 #100")]
    [InlineData("tracking 1Z999AA10123456784 and RR123456785GB and JD014600006281230704")]
    [InlineData("won 3-2, then 21-17 and 2-6 6-4 7-6")]
    [InlineData("bus 12, 47 and N8; tram 100")]
    [InlineData("A4 is 210 x 297 mm, 120 km/h, 36.6 °C, 1920x1080")]
    [InlineData("1999 2000 2001 2002 were good years")]
    [InlineData("model WH-1000XM5, part 8WD4 420-5AB, SKU 4006381333931")]
    [InlineData("ISBN 978-3-16-148410-0")]
    [InlineData("https://news.example/2026/11/24/4111111111111111-story")]
    [InlineData("I drive 80% at 5pm, @ 6pm or @8am")]
    [InlineData("std::vector, a::b and 10:20")]
    [InlineData("Look at this dot on the map")]
    [InlineData("The score at half time: 45-38, 2.500 tickets sold")]
    public void leaves_alone(string text)
    {
        foreach (string? lang in new[] { null, "en", "es", "de", "fr", "it", "pl" }) Assert.Equal(text, Redaction.Redact(text, lang).Text);
    }

    [Fact]
    public void gives_offsets_in_the_text_as_given()
    {
        const string text = "🙂🙂 e\u0301 call 07700 900123 👩‍👩‍👧 or ann＠example.org";
        Assert.Equal(
            ["phone:07700 900123", "email:ann＠example.org"],
            Redaction.Redact(text, "en").Spans.Select(span => $"{span.Type}:{text[span.Start..span.End]}"));
    }

    [Property(MaxTest = 2000)]
    public Property twice_changes_nothing() => Prop.ForAll(Texts(), text =>
    {
        string once = Redaction.Redact(text, "en").Text;
        return Redaction.Redact(once, "en").Text == once;
    });

    [Property(MaxTest = 2000)]
    public Property changes_nothing_outside_its_spans() => Prop.ForAll(Texts(), text =>
    {
        Redacted redacted = Redaction.Redact(text, "de");
        string rebuilt = "";
        int done = 0;
        foreach (RedactedSpan span in redacted.Spans)
        {
            if (span.Start < done || span.End <= span.Start) return false;
            rebuilt += text[done..span.Start] + Redaction.MarkOf(span.Type);
            done = span.End;
        }
        return redacted.Text == rebuilt + text[done..];
    });

    [Fact]
    public void gives_offsets_of_what_leaves_no_mark()
    {
        const string text = "🙂 e\u0301 https://shop.example/x?utm_source=a&id=5&fbclid=b, Gru\u00DF Ann";
        Assert.Equal(
            ["tracking:utm_source=a&", "tracking:&fbclid=b", "name:Ann"],
            Redaction.Redact(text, "de").Spans.Select(span => $"{span.Type}:{text[span.Start..span.End]}"));
    }

    [Property(MaxTest = 500)]
    public void never_throws_on_any_string(string? text) => Assert.NotNull(Redaction.Redact(text ?? "", null).Text);

    [Property(MaxTest = 1000)]
    public Property never_throws_on_any_units() => Prop.ForAll(Units(), text => Redaction.Redact(text, "pl").Text is not null);

    [Property(MaxTest = 1000)]
    public Property twice_changes_nothing_in_any_units() => Prop.ForAll(Units(), text =>
    {
        string once = Redaction.Redact(text, "es").Text;
        return Redaction.Redact(once, "es").Text == once;
    });

    [Theory]
    [InlineData("The 7.15 to Leeds left on time, 14 people got on 🙂 and nobody complained.")]
    [InlineData("Bonjour à tous, le guichet 4 est fermé")]
    public void gives_back_the_very_string_where_nothing_is_found(string text) => Assert.Same(text, Redaction.Redact(text, "en").Text);

    [Fact]
    public void needs_no_memory_where_nothing_is_found()
    {
        const string text = "Thanks all, order 4471-9920 came on 12 May at 14:30, £12.99, see https://shop.example/help 🙂";
        // The first calls compile code and fill pools, which other tests draw from at the same time.
        Assert.Equal(0, Enumerable.Range(0, 200).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Redaction.Redact(text, "en");
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }));
    }

    // Code units of all kinds, halves of pairs among them, between signs that matter.
    private static Arbitrary<string> Units() => Gen.OneOf(
            Gen.Choose(0, 0xFFFF).Select(unit => ((char)unit).ToString()),
            Gen.Choose(0x20, 0x7E).Select(unit => ((char)unit).ToString()),
            Gen.Elements("@", "/", "?utm_a=b", "&", ".", "[", "]", " ", "\n", "0", "7", "Hi ", "lg ", "ul. ", "insta ", "\u0301", "\u200D", "\uFE0F", "https://a.b/"))
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    // Pieces that matter, glued together in any order, with and without spaces.
    private static Arbitrary<string> Texts() => Gen.Elements(
            "ann@example.org", "@ann", "@", "+44 7700 900123", "0171/2345678", "4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00", "[email]", "[phone]", "[", "]",
            "https://x.com/ann", "https://", "a.b/c", "203.0.113.7", "é", "e\u0301", "🙂", "\u200B", " ", " ", "-", ".", "/", "(", ")", "call", "order", "12", "345", "6789", "00",
            "Dear Ann Lee,", "thanks to Ann", "LG, ", "Ann", "?utm_source=a", "&fbclid=b", "#c", "&id=7", "insta: ", "ann_7", "ul. ", "Długa ", "postcode ", "targa ", "12 Baker Street", "SW1A 1AA", "12345678Z", "B-AB 1234", "\n", "at", " dot org", "u/ann", ".bsky.social", "x", "1", "\ud83d", "Calle Mayor 5", "10115 Berlin")
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();
}
