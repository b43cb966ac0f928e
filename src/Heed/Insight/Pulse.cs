using Heed.Archive;
using Heed.Topics;

namespace Heed.Insight;

/// <summary>How much a topic is spoken of lately, for the desk alone: mentions, not people, and not released.</summary>
/// <param name="Days">Mentions first seen on each of the last 14 days (UTC), oldest first.</param>
/// <param name="ThisWeek">Mentions of the last 7 of these days.</param>
/// <param name="LastWeek">Mentions of the 7 before.</param>
public sealed record TopicPulse(Topic Topic, IReadOnlyList<DayCount> Days, long ThisWeek, long LastWeek);

/// <summary>A theme's share of a topic's mentions in one figure period.</summary>
/// <param name="Mentions">Mentions whose text matched the theme's rule.</param>
public sealed record ThemeCount(string Theme, int Mentions);

/// <summary>What is being spoken of, for the desk: how much and what about.</summary>
public sealed class Pulse(TopicBook topics, PostArchive archive, TimeProvider clock)
{
    /// <summary>The live topics, those with the most mentions this week first.</summary>
    public IReadOnlyList<TopicPulse> Topics()
    {
        DateOnly today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return [.. topics.Live().Select(entry => Of(entry.Topic, today)).OrderByDescending(pulse => pulse.ThisWeek)];
    }

    /// <summary>What a topic's mentions of the running period are about, the most frequent theme first.</summary>
    public IReadOnlyList<ThemeCount> Themes(Topic topic) =>
    [
        .. archive.ReadPeriod(Period.Of(topic.Period, clock.GetUtcNow()))
            .Where(row => row.Topic == topic.Id)
            .SelectMany(row => row.Themes)
            .CountBy(theme => theme)
            .OrderByDescending(pair => pair.Value)
            .Select(pair => new ThemeCount(pair.Key, pair.Value)),
    ];

    private TopicPulse Of(Topic topic, DateOnly today)
    {
        IReadOnlyList<DayCount> days = archive.CountByDay(topic.Id, today.AddDays(-13), today);
        return new(topic, days, days.Skip(7).Sum(day => day.Mentions), days.Take(7).Sum(day => day.Mentions));
    }
}
