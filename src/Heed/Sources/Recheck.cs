namespace Heed.Sources;

/// <summary>How a post stands at its origin.</summary>
public enum RecheckState
{
    /// <summary>It is there, as it was.</summary>
    Still,

    /// <summary>It is there; its place says that it was edited since it was written.</summary>
    Changed,

    /// <summary>It is gone, or may not be heard any more: deleted, hidden, no longer public, its author no longer agrees.</summary>
    Gone,

    /// <summary>The place did not say.</summary>
    Unknown,
}

/// <summary>What a place says of one post that is held.</summary>
/// <param name="Id">As asked for.</param>
/// <param name="Now">The post as it is now; null: gone, unknown, or the place does not give it again.</param>
public sealed record Recheck(string Id, RecheckState State, RawPost? Now)
{
    /// <summary>A place that fails so many times in a row is left alone for this round.</summary>
    private const int FailuresInARow = 3;

    /// <summary>Of a place that cannot be asked.</summary>
    internal static Task<IReadOnlyList<Recheck>> NoneAsync(IReadOnlyList<string> ids) =>
        Task.FromResult<IReadOnlyList<Recheck>>([.. ids.Select(id => new Recheck(id, RecheckState.Unknown, null))]);

    /// <summary>Asks for one id after the other. 404 and 410 are <see cref="RecheckState.Gone"/>; what could not be asked is <see cref="RecheckState.Unknown"/>.</summary>
    internal static async Task<IReadOnlyList<Recheck>> EachAsync(
        IReadOnlyList<string> ids, Func<string, CancellationToken, Task<Recheck>> ask, CancellationToken cancel)
    {
        List<Recheck> all = [];
        int failures = 0;
        foreach (string id in ids)
        {
            if (failures == FailuresInARow)
            {
                all.Add(new(id, RecheckState.Unknown, null));
                continue;
            }
            try
            {
                all.Add(await ask(id, cancel));
                failures = 0;
            }
            catch (SourceException gone) when (gone.Status is 404 or 410)
            {
                all.Add(new(id, RecheckState.Gone, null));
                failures = 0;
            }
            catch (SourceException silent)
            {
                // A pause asked for is meant for the ids that follow, too.
                failures = silent.RetryAfter is null ? failures + 1 : FailuresInARow;
                all.Add(new(id, RecheckState.Unknown, null));
            }
        }
        return all;
    }
}
