using System.Runtime.CompilerServices;
using Heed.Sources;

namespace Heed.Bench.StrikeList;

/// <summary>A connector whose deliveries are also written down, for the red team's list of accounts and for the count of what was delivered.
/// It is read, not followed.</summary>
internal sealed class OverheardSource(ISource source, List<RawPost> overheard) : ISource
{
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (Delivery delivery in source.ReadAsync(cursor, cancel))
        {
            if (delivery is Delivery.Entry(var raw)) overheard.Add(raw);
            yield return delivery;
        }
    }

    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => source.RecheckAsync(ids, cancel);
}
