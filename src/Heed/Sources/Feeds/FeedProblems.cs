using System.Xml.Linq;

namespace Heed.Sources.Feeds;

/// <summary>Gathers what is wrong with a feed while it is read: what many entries have in common is one sentence.</summary>
internal sealed class FeedProblems(List<string> said)
{
    private int _badDates;

    public void Add(string problem) => said.Add(problem);

    /// <summary>A moment (UTC); null: nothing was said, or nothing that can be read, which is noted.</summary>
    public DateTimeOffset? Date(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (LooseDate.Read(text) is { } moment) return moment;
        _badDates++;
        return null;
    }

    /// <summary>No more than <see cref="FeedParser.EntryLimit"/>.</summary>
    public IEnumerable<T> Bounded<T>(IEnumerable<T> entries)
    {
        int count = 0;
        foreach (T entry in entries)
        {
            if (count++ == FeedParser.EntryLimit)
            {
                Add($"It has more than {FeedParser.EntryLimit} entries; the first {FeedParser.EntryLimit} were read.");
                yield break;
            }
            yield return entry;
        }
    }

    public void NoteRepeats(IReadOnlyCollection<FeedEntry> entries)
    {
        int repeats = entries.Count - entries.DistinctBy(entry => entry.Id).Count();
        if (repeats > 0) Add($"{repeats} of {entries.Count} entries have the id of another one; the first with an id counts.");
    }

    /// <summary>Podcast directories are asked not to list it; there is no other such sign in feeds.</summary>
    public void NoteBlock(XElement channel)
    {
        if ((channel.Said("itunes", "block") ?? channel.Said("googleplay", "block"))?.Equals("yes", StringComparison.OrdinalIgnoreCase) is true)
            Add("The feed asks not to be listed in directories (block).");
    }

    public List<string> Done()
    {
        if (_badDates > 0) Add(_badDates == 1 ? "One date cannot be read." : $"{_badDates} dates cannot be read.");
        return said;
    }
}
