namespace Heed.Sources.Proofs;

/// <summary>Where the publisher of a site puts a sign.</summary>
public static class SiteSign
{
    /// <summary>A text file.</summary>
    public const string FilePath = "/.well-known/heed-objection.txt";

    /// <summary>Name of a <c>meta</c> element in the head of the home page.</summary>
    public const string MetaName = "heed-objection";
}
