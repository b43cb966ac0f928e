namespace Heed.Intake;

/// <summary>How long until a feed is read again: as often as its source says while it keeps posting, up to four times more seldom while it does
/// not, and never sooner than the place asks for.</summary>
internal static class ReadingInterval
{
    /// <summary>How much more seldom a place without news is read.</summary>
    public const int MostSeldom = 4;

    /// <summary>No place is left unread for longer, whatever it asks for, unless its source says so: what it says and deletes must be noticed.</summary>
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <param name="every">The source's own: the shortest.</param>
    /// <param name="last">The interval that led to this reading; null: none yet.</param>
    /// <param name="fresh">The reading gave something new.</param>
    /// <param name="asked">Of the place (ttl, updatePeriod, Cache-Control); null: nothing.</param>
    /// <returns>What to remember, and when to read again.</returns>
    public static (TimeSpan Interval, TimeSpan Wait) Next(TimeSpan every, TimeSpan? last, bool fresh, TimeSpan? asked)
    {
        TimeSpan before = last ?? every;
        TimeSpan interval = fresh ? before / 2 : before * 1.5;
        TimeSpan longest = every * MostSeldom < Day ? every * MostSeldom : Day;
        if (interval > longest) interval = longest;
        if (interval < every) interval = every;
        TimeSpan wish = asked is { } said ? said < Day ? said : Day : TimeSpan.Zero;
        return (interval, interval > wish ? interval : wish);
    }
}
