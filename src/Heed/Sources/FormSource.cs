using System.Runtime.CompilerServices;

namespace Heed.Sources;

/// <summary>A form: people write to it, so there is nothing to read. What is sent goes to the pipeline by itself, message by message.</summary>
internal sealed class FormSource : ISource
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        await Task.CompletedTask;
        yield return new Delivery.Reached(cursor);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.NoneAsync(ids);
}
