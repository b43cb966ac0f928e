namespace Heed.Topics;

/// <summary>One thing a topic's mentions can be about.</summary>
/// <param name="Name">For people; 1 to 60 characters.</param>
/// <param name="Query">Its rule, in the query language; looked at only where the topic's own query matched.</param>
public sealed record Theme(string Name, string Query);

/// <summary>A saved query with a purpose, as it stands on the public page.</summary>
/// <param name="Id">Short, of lower-case letters, digits and hyphens: the value of <c>topic:</c>.</param>
/// <param name="Name">For people.</param>
/// <param name="Query">In the query language (docs/query.md).</param>
/// <param name="Purpose">Why this is listened for: a sentence for the public page.</param>
/// <param name="Lanes">The lanes it hears; one or more.</param>
/// <param name="Themes">What its mentions can be about; may be empty.</param>
/// <param name="KeepDays">Days a mention is kept after <see cref="Post.Seen"/>; 1 to 365.</param>
/// <param name="Period">How long its figure periods are; fixed at approval.</param>
public sealed record Topic(
    string Id,
    string Name,
    string Query,
    string Purpose,
    IReadOnlyList<Lane> Lanes,
    IReadOnlyList<Theme> Themes,
    int KeepDays = 90,
    PeriodLength Period = PeriodLength.Week)
{
    /// <summary>Every lane it hears is press: the organising rule does not apply to its words.</summary>
    public bool PressOnly => Lanes.All(lane => lane is Lane.Press);
}
