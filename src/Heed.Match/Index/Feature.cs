namespace Heed.Match.Index;

/// <summary>What kind of thing a post may have.</summary>
internal enum FeatureKind
{
    /// <summary>A word, hashtag or emoji by its bare form.</summary>
    Word,

    /// <summary>A word whose bare form begins so.</summary>
    Prefix,

    /// <summary>A hashtag by its bare form.</summary>
    Hashtag,

    /// <summary>A run of letters and digits exactly as written (NFC).</summary>
    Piece,

    /// <summary>A language, or the beginning of its tag up to a hyphen.</summary>
    Lang,
    Country,
    Network,
    Source,
    Kind,

    /// <summary>The post's host or one above it.</summary>
    Site,

    /// <summary>A host linked to or one above it.</summary>
    Link,

    /// <summary>A network's label or a hashtag, without accents.</summary>
    Tag,

    /// <summary>A link, an image or a question.</summary>
    Has,
}

/// <summary>Something a post has or has not, quick to find in it, and in a dictionary.</summary>
internal readonly record struct Feature(FeatureKind Kind, string Value)
{
    /// <summary>About how many posts in ten thousand have it: a guess by its kind and length, for want of counts.</summary>
    public int Cost => Kind switch
    {
        FeatureKind.Word or FeatureKind.Piece or FeatureKind.Prefix => (Kind is FeatureKind.Prefix ? 2 : 1) * Value.Length switch
        {
            < 3 => 1000,
            3 => 400,
            4 => 150,
            5 => 60,
            6 => 30,
            7 => 20,
            _ => 10,
        },
        FeatureKind.Hashtag or FeatureKind.Tag or FeatureKind.Link => 5,
        FeatureKind.Site => 20,
        FeatureKind.Source => 100,
        FeatureKind.Country => 2000,
        FeatureKind.Network or FeatureKind.Has or FeatureKind.Lang => 3000,
        _ => 5000,
    };
}
