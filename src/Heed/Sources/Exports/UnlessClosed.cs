using System.Runtime.CompilerServices;

namespace Heed.Sources.Exports;

/// <summary>Reads a file or folder unless it is an export of a closed group. Asked again at each reading: what stands at a path may be another file than
/// the one that was approved.</summary>
internal sealed class UnlessClosed(ISource connector, string path) : ISource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (ClosedExports.RefusalOf(path) is { } refusal) throw new SourceException(Health.Refused, refusal);
        await foreach (Delivery delivery in connector.ReadAsync(cursor, cancel)) yield return delivery;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => connector.RecheckAsync(ids, cancel);
}
