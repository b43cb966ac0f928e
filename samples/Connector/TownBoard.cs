using System.Runtime.CompilerServices;
using System.Text.Json;
using Heed;
using Heed.Sources;
using Heed.Sources.Polite;

namespace Connector;

/// <summary>Reads a town's notice board: one JSON document, <c>{"notices":[{"id","by","text","written","listed"}]}</c>, newest first.
/// A notice that is not <c>listed</c> is meant for who has its link: it is not heard, and one that says nothing is not either.</summary>
public sealed class TownBoard(Source source, PoliteClient client) : ISource
{
    private readonly Uri _board = new(source.Address);

    private sealed record Notice(string? Id, string? By, string? Text, DateTimeOffset? Written, bool? Listed)
    {
        public bool MayBeHeard => Id is not null && Text is not null && Listed is true;
    }

    private sealed record Board(IReadOnlyList<Notice>? Notices);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        IReadOnlyList<Notice> notices = await NoticesAsync(cancel);
        foreach (Notice notice in notices.TakeWhile(notice => notice.Id != cursor).Where(notice => notice.MayBeHeard).Reverse())
        {
            cancel.ThrowIfCancellationRequested();
            yield return new Delivery.Entry(ToRaw(notice));
        }
        yield return new Delivery.Reached(notices.Count > 0 ? notices[0].Id : cursor);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        IReadOnlyList<Notice> notices;
        try
        {
            notices = await NoticesAsync(cancel);
        }
        catch (SourceException)
        {
            // Silence is no deletion.
            return [.. ids.Select(id => new Recheck(id, RecheckState.Unknown, null))];
        }
        return [.. ids.Select(id => notices.FirstOrDefault(notice => notice.Id == id && notice.MayBeHeard) is { } still
            ? new Recheck(id, RecheckState.Still, ToRaw(still))
            : new Recheck(id, RecheckState.Gone, null))];
    }

    private async Task<IReadOnlyList<Notice>> NoticesAsync(CancellationToken cancel)
    {
        if (await client.GetAsync(_board, Validators.None, cancel) is not Fetched.Ok answer) return [];
        try
        {
            return JsonSerializer.Deserialize<Board>(answer.Bytes, JsonSerializerOptions.Web)?.Notices
                ?? throw new SourceException(Health.Broken, "This is no notice board: it has no notices.");
        }
        catch (JsonException e)
        {
            throw new SourceException(Health.Broken, "This notice board is not the JSON it should be.", null, e);
        }
    }

    private RawPost ToRaw(Notice notice) => new()
    {
        Source = source.Id,
        Place = _board.Authority,
        Network = source.Network,
        Lane = source.Lane,
        Country = source.Country,
        NativeId = notice.Id!,
        Author = notice.By,
        Text = notice.Text!,
        Url = new(_board, $"#{Uri.EscapeDataString(notice.Id!)}"),
        Written = notice.Written,
    };
}
