using Heed.Match;

namespace Heed;

/// <summary>One topic that a post matched.</summary>
/// <param name="Topic">The topic's id.</param>
/// <param name="Version">The version of the topic's query that matched; counts from 1.</param>
/// <param name="Period">The topic's figure period length: decides which voice is kept.</param>
/// <param name="Themes">Names of the topic's themes whose rules matched too; may be empty.</param>
/// <param name="Spans">The places that made it match; empty when fields alone did.</param>
public sealed record Hit(string Topic, int Version, PeriodLength Period, IReadOnlyList<string> Themes, IReadOnlyList<MatchSpan> Spans);

/// <summary>A kept post with the topics it matched, as the archive gives it back.</summary>
/// <param name="Id">Heed's own: grows with <see cref="Seen"/>, which it holds (see <see cref="MentionId"/>).</param>
/// <param name="Site">Host of the original; null: it has none.</param>
/// <param name="Url">Press only: the link to the original, else null.</param>
public sealed record Mention(
    long Id,
    string Source,
    string Place,
    string Network,
    Lane Lane,
    PostKind Kind,
    string? Title,
    string Text,
    string? Language,
    string? Country,
    string? Site,
    Uri? Url,
    IReadOnlyList<string> LinkHosts,
    IReadOnlyList<string> Tags,
    IReadOnlyList<string> Media,
    double? Rating,
    long? Engagement,
    DateTimeOffset? Written,
    DateTimeOffset Seen,
    IReadOnlyList<Hit> Hits) : IFindable
{
    /// <summary>Its sender said yes to being quoted word for word.</summary>
    public bool MayQuote { get; init; }
}

/// <summary>Row ids that hold the second of <see cref="Post.Seen"/> in their upper bits, so that newest-first needs no sort and
/// a day's count no join; 52 bits at most until the year 2106, so they survive JSON numbers.</summary>
public static class MentionId
{
    /// <summary>Bits for posts within one second.</summary>
    public const int SequenceBits = 20;

    /// <summary>The first id of the second that holds <paramref name="moment"/>.</summary>
    public static long FirstOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() << SequenceBits;

    /// <summary>The second (UTC) an id was given in.</summary>
    public static DateTimeOffset SeenOf(long id) => DateTimeOffset.FromUnixTimeSeconds(id >> SequenceBits);
}
