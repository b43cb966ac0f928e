using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match.Tests.Verify;

public class A_query_holds
{
    [Theory]
    [InlineData("(tip OR tips) AND (missing OR \"took away\"~3 OR stolen)", "they took all my tips away", true)]
    [InlineData("(tip OR tips) AND (missing OR \"took away\"~3 OR stolen)", "tips for new drivers", false)]
    [InlineData("app NEAR/3 (crash* OR freez* OR \"logs me out\")", "the app keeps freezing", true)]
    [InlineData("app NEAR/3 (crash* OR freez* OR \"logs me out\")", "the app logs me out", true)]
    [InlineData("app NEAR/3 (crash* OR freez* OR \"logs me out\")", "crash on the A4; the company app says nothing of it", false)]
    [InlineData("refund NEAR/8f (late OR never OR weeks)", "refund still not here after three weeks", true)]
    [InlineData("refund NEAR/8f (late OR never OR weeks)", "weeks ago I asked about a refund", false)]
    [InlineData("{US} AND delivery", "US delivery", true)]
    [InlineData("{US} AND delivery", "tell us about delivery", false)]
    public void in_the_worked_examples(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Fact]
    public void in_the_worked_examples_of_fields()
    {
        Assert.True(Asked.Holds("café AND lang:es", new PostFields { Text = "el café", Lang = "es" }));
        Assert.False(Asked.Holds("café AND lang:es", new PostFields { Text = "el cafe", Lang = "es" }));
        const string query = "parcel AND -\"thank you\" AND rating:[1 TO 2]";
        Assert.True(Asked.Holds(query, new PostFields { Text = "Where is my parcel", Rating = 1 }));
        Assert.False(Asked.Holds(query, new PostFields { Text = "Parcel came late, thank you", Rating = 1 }));
        Assert.False(Asked.Holds(query, new PostFields { Text = "Where is my parcel", Rating = 3 }));
    }

    [Theory]
    [InlineData("cafe", "Café!", true)]
    [InlineData("café", "cafe", false)]
    [InlineData("cafe", "cafe\u0301", true)]
    [InlineData("resumé", "résumé", true)]
    [InlineData("resumé", "resume", false)]
    [InlineData("lodz", "Łódź", true)]
    [InlineData("łodz", "Łódź", true)]
    [InlineData("łodz", "Lódź", false)]
    [InlineData("strasse", "Straße", true)]
    [InlineData("istanbul", "İSTANBUL", true)]
    [InlineData("don't", "I DON’T know", true)]
    [InlineData("tip", "#tip", true)]
    [InlineData("tip", "tips", false)]
    [InlineData("phone", "call [phone]", false)]
    [InlineData("acme", "https://acme.example/acme", false)]
    [InlineData("wifi", "Wi\u00ADFi", true)]
    public void for_a_term_that_stands_in_the_text(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("\"took my tips\"", "They took — my tips!", true)]
    [InlineData("\"took my tips\"", "They took. My tips!", true)]
    [InlineData("\"took my tips\"", "took all my tips", false)]
    [InlineData("\"took tips\"", "took https://acme.example/x tips", true)]
    [InlineData("\"call me\"", "call [person] me", false)]
    [InlineData("\"call me\"", "call 👍 me", false)]
    [InlineData("\"the cafe\"", "the café", true)]
    [InlineData("\"love #tips\"", "love #tips", true)]
    [InlineData("\"love #tips\"", "love tips", false)]
    [InlineData("\"love tips\"", "love #tips", true)]
    public void for_a_phrase_whose_words_stand_in_a_row(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("\"took away\"~3", "took all my tips away", true)]
    [InlineData("\"took away\"~2", "took all my tips away", false)]
    [InlineData("\"took away\"~3", "away they took", true)]
    [InlineData("\"a b a\"~0", "a a b", true)]
    [InlineData("\"a b a\"~0", "a b b", false)]
    [InlineData("\"cafe café\"~0", "café cafe", true)]
    [InlineData("\"café cafe\"~0", "café cafe", true)]
    [InlineData("\"cafe café\"~0", "cafe cafe", false)]
    public void for_a_loose_phrase_whose_words_stand_close(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("freez*", "it freezes", true)]
    [InlineData("freez*", "freez", true)]
    [InlineData("freez*", "#FreezingNow", true)]
    [InlineData("caf*s", "cafés", true)]
    [InlineData("café*", "cafes", false)]
    [InlineData("tip?", "tips tip", true)]
    [InlineData("tip?", "tip tipped", false)]
    [InlineData("colo*r", "colour", true)]
    [InlineData("driver*", "driver's", false)]
    [InlineData("driv*r*s", "driverless", true)]
    [InlineData("pho*", "[phone]", false)]
    public void for_a_wildcard_that_fits_a_word(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("refund~1", "refnud", true)]
    [InlineData("refund~1", "refud", true)]
    [InlineData("refund~1", "rfud", false)]
    [InlineData("refund~1", "réfund", true)]
    [InlineData("réfund~1", "refund", true)]
    [InlineData("delivery~2", "dleiveyr", true)]
    [InlineData("delivery~2", "dlvr", false)]
    [InlineData("cadefghi~2", "abcdefghi", false)] // Two edits where a letter may be edited twice; optimal string alignment has three.
    public void for_a_fuzzy_term_within_its_edits(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("{C++}", "I know C++.", true)]
    [InlineData("{C++}", "C+++", false)]
    [InlineData("{C++}", "C++11", false)]
    [InlineData("{C++}", "c++", false)]
    [InlineData("{US}", "#US", true)]
    [InlineData("{US}", "USA", false)]
    [InlineData("{US}", "https://US.example/US", false)]
    [InlineData("{caf\u00e9}", "cafe\u0301", true)]
    [InlineData("{cafe}", "cafe\u0301", false)]
    [InlineData("{don}", "don't", true)]
    [InlineData("{person}", "[person]", false)]
    public void for_a_literal_exactly_as_written(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("#tips", "#Tips", true)]
    [InlineData("#tips", "tips", false)]
    [InlineData("#tip*", "#tips2026", true)]
    [InlineData("#cafe", "#café", true)]
    [InlineData("👍", "ok👍", true)]
    [InlineData("👍", "👍🏽", true)]
    [InlineData("👍🏽", "👍", false)]
    [InlineData("❤️", "❤", true)]
    [InlineData("👩", "👩‍🚒", false)]
    public void for_a_tag_or_an_emoji(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("a1 NEAR/0 b1", "a1 b1", true)]
    [InlineData("a1 NEAR/0 b1", "b1 a1", true)]
    [InlineData("a1 NEAR/0f b1", "b1 a1", false)]
    [InlineData("a1 NEAR/1 b1", "a1 x b1", true)]
    [InlineData("a1 NEAR/1 b1", "a1 x y b1", false)]
    [InlineData("a1 NEAR/1 b1", "a1 [phone] y b1", false)]
    [InlineData("a1 NEAR/0 b1", "a1 https://acme.example b1", true)]
    [InlineData("a1 NEAR/3 a1", "a1", false)]
    [InlineData("a1 NEAR/3 a1", "a1 a1", true)]
    [InlineData("(tip OR jar) NEAR/3 \"tip jar\"", "tip jar", false)]
    [InlineData("\"took away\"~3 NEAR/0 tips", "took my tips away", true)]
    [InlineData("\"took away\"~3 NEAR/0f tips", "took my tips away", false)]
    [InlineData("{!!} NEAR/0f late", "so !! late", true)]
    [InlineData("{!!} NEAR/0f late", "late !!", false)]
    [InlineData("late NEAR/0f {!!}", "late !!", true)]
    [InlineData("{!!} NEAR/0 {!!}", "late !! x", false)]
    public void for_near_things(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("app SENTENCE crash", "The app is new. A crash again.", false)]
    [InlineData("app SENTENCE crash", "The crash of an app. Again.", true)]
    [InlineData("\"new a\" SENTENCE app", "The app is new. A crash again.", false)]
    [InlineData("app SENTENCE crash", "The app https://acme.example/A.B?C did crash", true)]
    public void for_things_in_one_sentence(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Theory]
    [InlineData("ATLEAST/2 tip", "tip tip", true)]
    [InlineData("ATLEAST/3 tip", "tip tip", false)]
    [InlineData("ATLEAST/2 (tip OR \"tip jar\")", "tip jar", false)]
    [InlineData("ATLEAST/2 (tip OR jar)", "tip jar", true)]
    public void for_things_that_occur_often_enough(string query, string text, bool holds) => Assert.Equal(holds, Asked.Holds(query, text));

    [Fact]
    public void for_things_in_title_and_text_together_but_nothing_across()
    {
        PostFields post = new() { Title = "My tips", Text = "missing tips" };
        Assert.True(Asked.Holds("ATLEAST/2 tips", post));
        Assert.True(Asked.Holds("my AND missing", post));
        Assert.False(Asked.Holds("tips NEAR/0f missing", post));
        Assert.False(Asked.Holds("\"tips missing\"", post));
        Assert.False(Asked.Holds("my SENTENCE missing", post));
        Assert.True(Asked.Holds("title:tips", post));
        Assert.False(Asked.Holds("title:missing", post));
    }

    [Fact]
    public void for_a_negation_of_what_is_missing()
    {
        PreparedQuery notEnglish = new(new Node.Not(new Node.Field("lang", new(["en"]))), _ => null);
        Assert.True(notEnglish.Holds(new PostFields { Text = "" }));
        Assert.False(notEnglish.Holds(new PostFields { Text = "", Lang = "en" }));
    }

    [Fact]
    public void for_fields_that_only_the_archive_knows_as_the_archive_answers()
    {
        PreparedQuery query = new(new Node.And(new([new Node.Term("tip"), new Node.Field("theme", new(["pay"]))])), _ => null);
        PostFields post = new() { Text = "my tip" };
        Assert.True(query.Holds(post, field => field == new Node.Field("theme", new(["pay"]))));
        Assert.False(query.Holds(post, _ => false));
        Assert.Throws<InvalidOperationException>(() => query.Holds(post));
    }
}
