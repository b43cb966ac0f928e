namespace Heed.Match.Index;

/// <summary>A field whose values are features. The number is the first unit of their key among the words, where no word has a control sign.</summary>
internal enum FieldKind
{
    Lang = 1,
    Country,
    Network,
    Source,
    Kind,

    /// <summary>The post's host and each above it.</summary>
    Site,

    /// <summary>A host linked to and each above it.</summary>
    Link,

    /// <summary>A network's label or a hashtag, without accents.</summary>
    Tag,

    /// <summary>A link, an image or a question.</summary>
    Has,
}
