using Heed.Sources;
using Heed.Topics;

namespace Heed.Reports;

/// <summary>What a weekly edition says, before it is put on a page.</summary>
/// <param name="Weeks">The releases of this week and up to seven before it, oldest first; the last is this week's.</param>
/// <param name="Topics">The topics of the week, in the order shown.</param>
/// <param name="Headlines">By topic id: what the press wrote, newest first, <see cref="EditionBook.HeadlinesShown"/> at most.</param>
internal sealed record EditionContent(
    Settings Settings,
    IReadOnlyList<Release> Weeks,
    IReadOnlyList<Topic> Topics,
    IReadOnlyDictionary<string, IReadOnlyList<Headline>> Headlines,
    IReadOnlyList<SourceLine> Sources)
{
    public Release Now => Weeks[^1];

    /// <summary>The week before; null: this is the first.</summary>
    public Release? Before => Weeks.Count > 1 ? Weeks[^2] : null;

    /// <summary>First to last day: <c>7 to 13 September 2026</c>.</summary>
    public string Days
    {
        get
        {
            DateOnly first = Now.Period.Start, last = Now.Period.Next.Start.AddDays(-1);
            return first.Month == last.Month ? $"{first.Day} to {last:d MMMM yyyy}" : $"{first:d MMMM} to {last:d MMMM yyyy}";
        }
    }

    /// <summary>The topics that moved, those that moved most first; unchanged ones and those without a figure in both weeks are left out.</summary>
    public IReadOnlyList<Change> Changes =>
    [
        .. Topics.Select(topic => new Change(topic, Now.People(topic.Id), Before?.People(topic.Id), Before is not null))
            .Where(change => change.Now != change.Before)
            .OrderByDescending(change => Math.Abs((change.Now ?? 0) - (change.Before ?? 0))),
    ];
}

/// <summary>How a topic moved from one week to the next; null: no figure can be shown.</summary>
/// <param name="Compared">There is a week before to compare with.</param>
internal sealed record Change(Topic Topic, int? Now, int? Before, bool Compared)
{
    /// <summary>One sentence for readers, without the topic's name.</summary>
    public string Sentence => (Now, Before, Compared) switch
    {
        ({ } now, _, false) => $"about {now} people spoke of it.",
        ({ } now, null, _) => $"about {now} people spoke of it; for the week before there is no figure that can be shown.",
        (null, { } before, _) => $"no figure can be shown, after about {before} people the week before.",
        ({ } now, { } before, _) when now >= 2 * before => $"about {now} people spoke of it, after about {before} the week before: {(double)now / before:0.#} times as many.",
        ({ } now, { } before, _) => $"about {now} people spoke of it, {(now > before ? "up" : "down")} from about {before}.",
        _ => "no figure can be shown.",
    };
}

/// <summary>What a publisher wrote.</summary>
/// <param name="Publisher">The source's name.</param>
internal sealed record Headline(string Title, Uri? Link, string Publisher, DateTimeOffset Written);

/// <summary>How the reading of one source went, for the section on gaps.</summary>
/// <param name="Gap">What was missing; null: nothing.</param>
internal sealed record SourceLine(Source Source, string State, DateTimeOffset? LastGood, string? Gap);
