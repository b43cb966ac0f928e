using Heed.Match.Language;

namespace Heed.Match.Tests.Language;

public class A_person_field
{
    [Theory]
    [InlineData("author:somebody"), InlineData("AUTHOR:somebody"), InlineData("Author: somebody"), InlineData("from:somebody"), InlineData("by:\"some body\"")]
    [InlineData("at_mentions:(a OR b)"), InlineData("authorFollowers:[1000 TO *]"), InlineData("authorGender:F"), InlineData("guid:123"), InlineData("engagingWith:x")]
    [InlineData("extra_author_attributes.name:x"), InlineData("twitterReplyTo:x"), InlineData("retweets_of:x"), InlineData("to:x"), InlineData("bio:x")]
    [InlineData("user.name:x"), InlineData("screen-name:x"), InlineData("profile_city:x"), InlineData("location:Springfield"), InlineData("location:(DE OR Berlin)")]
    [InlineData("city:Springfield"), InlineData("postcode:12345"), InlineData("geocode:1,2,3km"), InlineData("latitude:[1 TO 2]"), InlineData("-author:x AND a")]
    [InlineData("title:author:x"), InlineData("a NEAR from:x"), InlineData("(a OR (b AND facebookAuthorId:1))"), InlineData("author:")]
    public void is_refused_by_rule_2_of_the_charter(string typed)
    {
        foreach (QueryUse use in Enum.GetValues<QueryUse>())
        {
            ParsedQuery parsed = Query.Parse(typed, use);
            Assert.False(parsed.Ok);
            Assert.Contains("Rule 2 of the charter", Assert.Single(parsed.Findings, finding => finding.Code is "HQ300").Message);
        }
    }

    [Theory]
    [InlineData("\"author:somebody\""), InlineData("author OR from OR by"), InlineData("country:DE"), InlineData("source:from"), InlineData("{author:x}")]
    public void is_not_seen_where_its_name_is_only_a_word(string typed) => Assert.True(Query.Parse(typed).Ok);
}
