namespace Heed.Archive;

/// <summary>Mentions of one topic on one day of <see cref="Post.Seen"/> (UTC). For the desk: posts, not people, and without a threshold.</summary>
public readonly record struct DayCount(DateOnly Day, long Mentions);

/// <summary>What figures need of one mention of one topic.</summary>
/// <param name="Topic">The topic's id.</param>
/// <param name="Mention">The mention's id.</param>
/// <param name="Voice">The voice of the topic's own period.</param>
/// <param name="Language">BCP 47; null: unknown.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null: unknown.</param>
/// <param name="Themes">Those the topic's rules found; what was learned stands in the marks.</param>
public sealed record FigureRow(
    string Topic,
    long Mention,
    Voice Voice,
    string Place,
    string Source,
    string Network,
    Lane Lane,
    string? Language,
    string? Country,
    IReadOnlyList<string> Themes);

/// <summary>What one mention says, and nothing else of it.</summary>
/// <param name="Mention">The mention's id.</param>
/// <param name="Title">Null: it has none.</param>
internal sealed record Wording(long Mention, string? Title, string Text);
