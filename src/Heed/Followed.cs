using Heed.Sources;

namespace Heed;

/// <summary>Keeps one reading going for each live source that is followed all the time. Not thread-safe: one listener calls it.</summary>
public sealed class Followed(Intake.Intake intake, SourceBook sources, Pipeline pipeline)
{
    private readonly Dictionary<string, Going> _going = [];

    /// <summary>Starts what should be followed and is not, and ends what was taken off since. A reading that failed starts again when its
    /// time has come.</summary>
    /// <param name="cancel">Ends all readings that were started with it.</param>
    public async Task KeepAsync(CancellationToken cancel)
    {
        foreach ((string id, Going going) in _going.ToList())
        {
            bool live = sources.Find(id) is { Standing: Standing.Live } entry && entry.Source == going.Source with { Mapping = entry.Source.Mapping };
            if (!live) await going.Stop.CancelAsync();
            if (live && !going.Reading.IsCompleted) continue;
            await going.Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            going.Stop.Dispose();
            _going.Remove(id);
        }
        foreach (Source source in intake.Due().Where(source => source.IsFollowed && !_going.ContainsKey(source.Id)))
        {
            CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            _going.Add(source.Id, new(source, stop, Task.Run(() => pipeline.RunSafelyAsync(source, stop.Token), CancellationToken.None)));
        }
    }

    /// <summary>Ends all readings; each stops between two posts.</summary>
    public async Task StopAsync()
    {
        foreach (Going going in _going.Values) await going.Stop.CancelAsync();
        foreach (Going going in _going.Values)
        {
            await going.Reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            going.Stop.Dispose();
        }
        _going.Clear();
    }

    private sealed record Going(Source Source, CancellationTokenSource Stop, Task Reading);
}
