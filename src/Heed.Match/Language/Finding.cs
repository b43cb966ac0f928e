namespace Heed.Match.Language;

/// <summary>How much a finding weighs: a query with an error cannot be saved; warnings and notices are advice.</summary>
public enum Severity
{
    Error,
    Warning,
    Notice,
}

/// <summary>One thing the parser has to say about a query.</summary>
/// <param name="Code">Stable: HQ1xx errors of form, HQ2xx warnings and notices, HQ3xx refusals. Documented in docs/query.md.</param>
/// <param name="Start">Zero-based UTF-16 offset in the text typed.</param>
/// <param name="Length">UTF-16 units; 0 where something is missing.</param>
/// <param name="Message">A sentence a person can act on.</param>
/// <param name="Suggestion">The whole query, corrected; null where no correction is certain.</param>
public sealed record Finding(string Code, Severity Severity, int Start, int Length, string Message, string? Suggestion = null);
