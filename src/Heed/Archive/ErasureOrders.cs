using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Heed.Archive;

/// <summary>Erasures that were granted and are not carried out yet. They wait on disk, so that a restart loses none, and sealed, so that
/// the database does not say for whom; when one is done its row is gone.</summary>
internal sealed partial class ErasureOrders(State state, KeyRing keys, ILogger log)
{
    public static readonly Tables Tables = new("erasures", ["CREATE TABLE erasure_orders(id INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT"]);

    private readonly Sealing _sealing = new(keys.Objections, "heed erasure order");

    /// <param name="Asked">When it was granted (UTC).</param>
    internal sealed record Order(Wish Wish, DateTimeOffset Asked);

    public Task AddAsync(Order order, CancellationToken cancel) => state.WriteAsync(
        db => db.Execute("INSERT INTO erasure_orders(sealed) VALUES(@bytes)", new { bytes = _sealing.Seal(JsonSerializer.SerializeToUtf8Bytes(order)) }), cancel);

    /// <summary>What waits, oldest first.</summary>
    public async Task<IReadOnlyList<(long Id, Order Order)>> AllAsync(CancellationToken cancel)
    {
        List<(long, Order)> all = [];
        foreach ((long id, byte[] bytes) in state.Read(db => db.Query<(long, byte[])>("SELECT id, sealed FROM erasure_orders ORDER BY id").ToList()))
        {
            if (_sealing.Open(bytes) is { } plain && JsonSerializer.Deserialize<Order>(plain) is { } order) all.Add((id, order));
            else
            {
                // The key of objections was lost, and with it the objections themselves: the people must ask again, as docs/privacy.md says.
                OrderLost();
                await RemoveAsync(id, cancel);
            }
        }
        return all;
    }

    public Task RemoveAsync(long id, CancellationToken cancel) => state.WriteAsync(db => db.Execute("DELETE FROM erasure_orders WHERE id = @id", new { id }), cancel);

    [LoggerMessage(EventId = 5010, Level = LogLevel.Error, Message = "An erasure that was granted cannot be opened any more: the key of objections has changed. It is not carried out.")]
    private partial void OrderLost();
}
