namespace Heed.Reports;

/// <summary>One sealed issue of the weekly report.</summary>
/// <param name="Id">The period it reports on, as <c>2026-W37</c>.</param>
/// <param name="Title">For people.</param>
/// <param name="File">Its HTML file, whole in itself.</param>
/// <param name="Sha256">Of the file, lower-case hex; stands in the log as well.</param>
public sealed record Edition(string Id, string Title, string File, string Sha256, DateTimeOffset MadeAt);
