using System.Buffers;
using System.Collections.Frozen;

namespace Heed.Match.Language;

/// <summary>Names of fields that ask who wrote, who is named, or where a person is, in Brandwatch, Talkwalker, Meltwater, X and mail search.
/// Compared by letters and digits alone, whatever their case.</summary>
internal static class PersonFields
{
    private static readonly FrozenSet<string> _names = FrozenSet.Create(StringComparer.Ordinal,
        "from", "to", "by", "cc", "bcc", "at", "with", "name", "nick", "alias", "people", "bio", "biography", "age", "sex", "race", "ethnicity",
        "religion", "family", "familystatus", "maritalstatus", "education", "income", "job", "jobtitle", "profession", "professions", "occupation",
        "employer", "employee", "staff", "worker", "member", "interest", "interests", "email", "mail", "phone", "ip", "ipaddress", "guid",
        "verified", "klout", "karma", "list", "inreplyto", "replyto", "retweetof", "retweetsof", "channelid", "blogname", "pageid",
        "location", "place", "city", "town", "village", "region", "county", "district", "province", "neighborhood", "neighbourhood", "street",
        "address", "zip", "zipcode", "postcode", "postalcode", "geo", "geocode", "geohash", "latitude", "longitude", "lat", "lon", "lng", "long",
        "coordinates", "pointradius", "boundingbox", "near", "within", "radius");

    /// <summary>Parts of names, for the many fields built on them (<c>authorFollowers</c>, <c>extra_author_attributes.name</c>, <c>twitterReplyTo</c>).</summary>
    private static readonly SearchValues<string> _parts = SearchValues.Create(
        [
            "author", "autor", "user", "handle", "profile", "follower", "following", "engagingwith", "gender", "person", "influenc", "mention",
            "screenname", "fullname", "firstname", "lastname", "surname", "nickname", "realname", "sender", "recipient", "contributor", "byline",
            "birth", "account", "avatar", "creator", "writer", "journalist", "blogger", "poster", "speaker", "replyto", "retweetof", "postcount",
            "facebookrole", "twitterrole", "twitterverified", "location", "demographic",
        ],
        StringComparison.Ordinal);

    public static bool Has(string name)
    {
        string folded = string.Concat(name.ToLowerInvariant().Where(char.IsLetterOrDigit));
        return _names.Contains(folded) || folded.AsSpan().ContainsAny(_parts);
    }
}
