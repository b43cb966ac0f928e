using Heed.Match.Dialects;

namespace Heed.Match.Tests.Dialects;

public class An_imported_query
{
    [Theory]
    [InlineData("(tip OR tips) AND (missing OR stolen)", "(tip OR tips) AND (missing OR stolen)")]
    [InlineData("app NEAR/3 (crash* OR freez*)", "app NEAR/3 (crash* OR freez*)")]
    [InlineData("logitech NEAR/2f keyboard", "logitech NEAR/2f keyboard")]
    [InlineData("{BT} AND delivery NOT vacancy", "{BT} AND delivery AND NOT vacancy")]
    [InlineData("parcel <<< why >>> AND -song", "parcel AND NOT song")]
    [InlineData("title:\"late parcel\" AND site:example.org AND links:example.com", "title:\"late parcel\" AND site:example.org AND link:example.com")]
    [InlineData("parcel AND language:en AND hashtags:news AND rating:[1 TO 2]", "parcel AND lang:en AND #news AND rating:[1 TO 2]")]
    [InlineData("raw:Google+ AND parcel", "{Google+} AND parcel")]
    [InlineData("((cake OR cookie) AND (birthday OR birthdays))~5", "(cake OR cookie) NEAR/5 (birthday OR birthdays)")]
    [InlineData("(late parcel)~4", "late NEAR/4 parcel")]
    [InlineData("parcel AND engagementType:REPLY", "parcel AND kind:reply")]
    public void from_Brandwatch_says_the_same(string typed, string heed)
    {
        Imported imported = Importer.Import(Dialect.Brandwatch, typed);
        Assert.Equal(heed, imported.Query);
        Assert.True(imported.Parsed.Ok);
        Assert.Empty(imported.NotCarried);
    }

    [Theory]
    [InlineData("\"obama merkel\"~5", "\"obama merkel\"~4")]
    [InlineData("app NEAR/3 crash", "app NEAR/2 crash")]
    [InlineData("app ONEAR/1 crash", "app NEAR/0f crash")]
    [InlineData("app SENTENCE crash", "app SENTENCE crash")]
    [InlineData("cat dog mouse bird", "\"cat dog mouse bird\"~27")]
    [InlineData("ABC", "{ABC}")]
    [InlineData("++\"ABC\" AND parcel", "{ABC} AND parcel")]
    [InlineData("parcel AND lang:en AND sourcetype:ONLINENEWS", "parcel AND lang:en AND kind:article")]
    [InlineData("parcel AND sourcetype:SOCIALMEDIA_REDDIT AND engagement:>9", "parcel AND network:reddit AND engagement:[10 TO *]")]
    [InlineData("BlackBerry AND (site:\"www.cnet.example\" site:\"bild.example\")", "BlackBerry AND site:(www.cnet.example OR bild.example)")]
    [InlineData("chocolate -swiss", "chocolate AND NOT swiss")]
    [InlineData("roam~1", "roam~1")]
    public void from_Talkwalker_counts_words_where_it_counted_jumps(string typed, string heed)
    {
        Imported imported = Importer.Import(Dialect.Talkwalker, typed);
        Assert.Equal(heed, imported.Query);
        Assert.Empty(imported.NotCarried);
    }

    [Theory]
    [InlineData("Apple NEAR watch", "Apple NEAR/4 watch")]
    [InlineData("Apple ONEAR/10 watch", "Apple NEAR/10f watch")]
    [InlineData("apple and (watch or iwatch) not \"apple sauce\"", "apple AND (watch OR iwatch) AND NOT \"apple sauce\"")]
    [InlineData("a OR b AND c", "a OR (b AND c)")]
    [InlineData("title:subway AND ATLEAST/2 sandwich", "title:subway AND ATLEAST/2 sandwich")]
    public void from_Meltwater_says_the_same(string typed, string heed)
    {
        Imported imported = Importer.Import(Dialect.Meltwater, typed);
        Assert.Equal(heed, imported.Query);
        Assert.Empty(imported.NotCarried);
    }

    [Theory]
    [InlineData(Dialect.Talkwalker, "parcel AND +author:somebody", "+author:somebody", "parcel", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "parcel AND author:somebody", "author:somebody", "parcel", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "parcel OR at_mentions:(a OR b)", "at_mentions:(a OR b)", "parcel", Effect.Narrower)]
    [InlineData(Dialect.Brandwatch, "parcel AND NOT authorGender:F", "authorGender:F", "parcel", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "parcel AND NOT (late OR author:x)", "author:x", "parcel AND NOT late", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "parcel AND city:springfield", "city:springfield", "parcel", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "parcel AND state:ohio", "state:ohio", "parcel", Effect.Wider)]
    [InlineData(Dialect.Talkwalker, "parcel AND @somebody", "@somebody", "parcel", Effect.Wider)]
    [InlineData(Dialect.Talkwalker, "parcel AND demographic:x", "demographic:x", "parcel", Effect.Wider)]
    [InlineData(Dialect.Meltwater, "parcel AND bio:(nurse)", "bio:(nurse)", "parcel", Effect.Wider)]
    public void has_no_person_in_it_and_says_so(Dialect dialect, string typed, string part, string heed, Effect effect)
    {
        Imported imported = Importer.Import(dialect, typed);
        CarriedNot refused = Assert.Single(imported.NotCarried);
        Assert.Equal((part, Loss.Refused, effect), (refused.Text, refused.Loss, refused.Effect));
        Assert.Equal(part, typed.Substring(refused.Start, refused.Length));
        Assert.Contains("Rule 2", refused.Reason);
        Assert.Equal(heed, imported.Query);
        Assert.True(imported.Parsed.Ok);
    }

    [Theory]
    [InlineData(Dialect.Brandwatch, "url:example.org/news AND parcel", "site:example.org AND parcel", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "\"late parcel\"~5", "\"late parcel\"~5", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "parcel late", "parcel AND late", Effect.Unclear)]
    [InlineData(Dialect.Brandwatch, "a AND b OR c", "(a AND b) OR c", Effect.Unclear)]
    [InlineData(Dialect.Brandwatch, "country:gbr AND parcel", "country:GB AND parcel", Effect.Unclear)]
    [InlineData(Dialect.Brandwatch, "a NEAR/5 b NEAR/5 c", "a NEAR/5 b AND b NEAR/5 c", Effect.Wider)]
    [InlineData(Dialect.Brandwatch, "NOT (a NEAR/80 b) AND c", "NOT a NEAR/50 b AND c", Effect.Wider)]
    [InlineData(Dialect.Talkwalker, "app OSENTENCE crash", "app SENTENCE crash", Effect.Wider)]
    [InlineData(Dialect.Meltwater, "iphone^9 AND watch", "iphone AND watch", Effect.None)]
    [InlineData(Dialect.Meltwater, "apple AND (watch OR ipad)^9 NOT juice", "apple AND (watch OR ipad) AND NOT juice", Effect.None)]
    [InlineData(Dialect.Meltwater, "ingress:parcel AND late", "parcel AND late", Effect.Wider)]
    public void names_what_is_only_nearly_the_same(Dialect dialect, string typed, string heed, Effect effect)
    {
        Imported imported = Importer.Import(dialect, typed);
        Assert.Equal(heed, imported.Query);
        Assert.Equal(effect, Assert.Single(imported.NotCarried).Effect);
    }

    [Theory]
    [InlineData("author:somebody")]
    [InlineData("sentiment:negative")]
    [InlineData("")]
    public void of_which_nothing_is_left_is_empty_and_in_error(string typed)
    {
        Imported imported = Importer.Import(Dialect.Talkwalker, typed);
        Assert.Equal("", imported.Query);
        Assert.Equal("HQ100", Assert.Single(imported.Parsed.Findings).Code);
    }

    [Fact]
    public void keeps_the_error_that_is_left_when_a_refusal_leaves_exclusions_alone() =>
        Assert.Equal("HQ113", Assert.Single(Importer.Import(Dialect.Brandwatch, "author:somebody AND NOT late").Parsed.Findings).Code);
}
