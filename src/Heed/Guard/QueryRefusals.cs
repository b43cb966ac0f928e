using Heed.Guard.Sieve;
using Heed.Match.Language;

namespace Heed.Guard;

/// <summary>What no query may ask for, wherever it is typed: people organising (HQ301, rule 3 of the charter) and private persons
/// (HQ302, rule 2).</summary>
/// <param name="everyLanePress">Every lane the query can reach is <see cref="Lane.Press"/>: HQ301 does not apply there.</param>
/// <param name="exceptions">Names of products, places, organisations and offices that the installation lists in public; they pass HQ302.</param>
public sealed class QueryRefusals(bool everyLanePress, IReadOnlyCollection<string> exceptions) : IQueryRefusal
{
    private const string OrganisingMessage =
        "This query aims at people organising or acting together at work. Heed does not listen for that (rule 3 of its charter), and no setting changes it. "
        + "Ask for the matter itself, as in \"pay AND (late OR missing)\" or \"shift AND (moved OR cancelled)\"; where every source is press, these words may be searched.";

    private const string PersonMessage =
        "This query names a person. Heed looks for themes, not for people (rule 2 of its charter). Ask for the product, the place or the office; "
        + "a name that is one of those can be listed by the installation, in public.";

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(string text, Node? tree)
    {
        IReadOnlyList<IReadOnlyList<string>> readings = tree is null ? QueryReadings.OfText(text) : QueryReadings.Of(tree);
        if (!everyLanePress && FirstAimed(readings) is { } aimed) yield return At("HQ301", text, aimed, OrganisingMessage);
        if (PersonNames.In(text, readings, exceptions) is { } person) yield return At("HQ302", text, person, PersonMessage);
    }

    // The single part that is refused by itself, else the whole query: an empty string.
    private static string? FirstAimed(IReadOnlyList<IReadOnlyList<string>> readings)
    {
        Organising organising = Organising.Instance;
        foreach (IReadOnlyList<string> reading in readings)
        {
            if (!organising.IsAimedAt(string.Join(' ', reading))) continue;
            return reading.FirstOrDefault(organising.IsAimedAt) ?? "";
        }
        return null;
    }

    private static Finding At(string code, string text, string part, string message)
    {
        int start = part.Length == 0 ? -1 : text.IndexOf(part.TrimStart('#'), StringComparison.OrdinalIgnoreCase);
        return start < 0
            ? new(code, Severity.Error, 0, text.Length, message)
            : new(code, Severity.Error, start, part.TrimStart('#').Length, message);
    }
}
