using System.Net.WebSockets;
using System.Runtime.CompilerServices;
using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>Follows one stream: opens it again where it broke, goes on where it stopped, and takes no more than is asked for.</summary>
internal sealed class BlueskyStream(
    Source source, Uri address, IStreamKind kind, PoliteClient client, BlueskyPosts posts, BlueskyConsents consents, BlueskyTimes times) : IFollowingSource
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <summary>A Jetstream that was asked for a moment so long ago and begins so much later does not hold what was between.</summary>
    private static readonly TimeSpan GapLength = TimeSpan.FromMinutes(30);

    private readonly BadMessages _bad = new();

    /// <summary>A short look at what happens just now, for a trial.</summary>
    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> ReadAsync(string? cursor, CancellationToken cancel) => StreamAsync(cursor, follows: false, cancel);

    /// <inheritdoc/>
    public IAsyncEnumerable<Delivery> FollowAsync(string? cursor, CancellationToken cancel) => StreamAsync(cursor, follows: true, cancel);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => posts.RecheckAsync(ids, cancel);

    private async IAsyncEnumerable<Delivery> StreamAsync(string? cursor, bool follows, [EnumeratorCancellation] CancellationToken cancel)
    {
        long? position = StreamCursor.Read(kind, cursor);
        int failures = 0;
        long began = client.Clock.GetTimestamp();
        while (true)
        {
            (ClientWebSocket? socket, SourceException? failure) = await OpenAsync(position, cancel);
            if (socket is null)
            {
                if (!follows || failure!.Health is not Health.Broken || ++failures >= times.Failures) throw failure!;
                yield return new Delivery.Problem($"{Now}: the stream could not be opened ({failure.Message.TrimEnd('.')}); it is tried again.");
                await PauseAsync(failures, failure.RetryAfter, cancel);
                continue;
            }

            using SocketMessages messages = new(socket);
            bool first = true, ended = false;
            Task<Received>? next = null;
            Task beat = Task.Delay(times.Beat, client.Clock, cancel);
            long last = client.Clock.GetTimestamp();
            while (!ended)
            {
                cancel.ThrowIfCancellationRequested();
                next ??= messages.NextAsync(cancel);
                if (!next.IsCompleted) await Task.WhenAny(next, beat);
                if (beat.IsCompleted)
                {
                    cancel.ThrowIfCancellationRequested();
                    if (consents.TakeTrouble() is { } trouble) yield return new Delivery.Problem($"{Now}: {trouble}");
                    yield return new Delivery.Reached(StreamCursor.Write(kind, position));
                    beat = Task.Delay(times.Beat, client.Clock, cancel);
                }
                if (!follows && (client.Clock.GetElapsedTime(began) >= times.Look || (!next.IsCompleted && client.Clock.GetElapsedTime(last) >= times.Quiet)))
                {
                    yield return new Delivery.Reached(StreamCursor.Write(kind, position));
                    yield break;
                }
                if (!next.IsCompleted) continue;
                Received received = await next;
                next = null;
                last = client.Clock.GetTimestamp();
                switch (received)
                {
                    case Received.Ended:
                        ended = true;
                        break;
                    case Received.TooLarge:
                        if (_bad.Note($"a message is larger than {SocketMessages.MessageLimit / 1024 / 1024} MB", Now) is { } large) yield return large;
                        break;
                    case Received.Message(var bytes):
                        StreamMessage message = kind.Read(bytes);
                        if (message.Position is { } at)
                        {
                            failures = 0;
                            if (at <= position) break; // the stream repeats itself at the seam
                            if (first && position is { } before && LacksSomething(before, at)) yield return GapProblem();
                            first = false;
                        }
                        foreach (Happening happening in message.Happenings)
                        {
                            if (happening is Happening.CountsAnew)
                            {
                                position = null;
                                yield return GapProblem();
                                ended = true;
                            }
                            foreach (Delivery delivery in Deliveries(happening, message.At)) yield return delivery;
                        }
                        position = message.Position ?? position;
                        break;
                }
            }
            yield return new Delivery.Reached(StreamCursor.Write(kind, position));
            if (!follows) yield break;
            if (first && ++failures >= times.Failures) throw new SourceException(Health.Broken, "The stream ends again and again before it says anything.");
            await PauseAsync(Math.Max(1, failures), null, cancel);
        }
    }

    private async Task<(ClientWebSocket? Socket, SourceException? Failure)> OpenAsync(long? position, CancellationToken cancel)
    {
        try
        {
            return (await client.OpenSocketAsync(kind.AddressFrom(address, position), cancel), null);
        }
        catch (SourceException failure)
        {
            return (null, failure);
        }
    }

    private IEnumerable<Delivery> Deliveries(Happening happening, DateTimeOffset? at)
    {
        switch (happening)
        {
            case Happening.Wrote(var post, var record, var again):
                // Withdrawn first: what the post said before goes, whatever becomes of it now.
                if (again) yield return new Delivery.Withdrawn(AtUri.Place, post.ToString());
                if (!consents.SaysNo(post.Did) && PostRecord.ToRaw(source, post, record, at, consents) is { } raw) yield return new Delivery.Entry(raw);
                break;
            case Happening.Deleted(var post):
                yield return new Delivery.Withdrawn(AtUri.Place, post.ToString());
                break;
            case Happening.Settings(var of, { } record) when Says.No(of, record):
                consents.Refuse(of.Did);
                yield return new Delivery.AccountWithdrawn(AtUri.Place, of.Did);
                break;
            case Happening.Settings(var of, _):
                consents.Forget(of.Did);
                break;
            case Happening.Account(var did, AccountState.Closed):
                consents.Refuse(did);
                yield return new Delivery.AccountWithdrawn(AtUri.Place, did);
                break;
            case Happening.Account(var did, _):
                consents.Forget(did);
                break;
            case Happening.Gap:
                yield return GapProblem();
                break;
            case Happening.Ends(var name):
                yield return new Delivery.Problem($"{Now}: the stream ended ({(name.Length <= 40 ? name : "for a reason too long to be one")}); it is opened again where it stopped.");
                break;
            case Happening.Unreadable(var why) when _bad.Note(why, Now) is { } told:
                yield return told;
                break;
        }
    }

    /// <summary>A relay says so itself (<c>OutdatedCursor</c>); a Jetstream just begins with the oldest it has.</summary>
    private bool LacksSomething(long before, long at) => kind is Jetstream && at - before > GapLength.TotalMicroseconds;

    private Delivery.Problem GapProblem() =>
        new($"{Now}: the stream does not go back as far as it was read, so posts of the time between were not heard, and deletions of that time are missed until what is held is asked for again.");

    private async Task PauseAsync(int failures, TimeSpan? asked, CancellationToken cancel)
    {
        TimeSpan pause = TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, times.Again.Ticks << Math.Min(failures - 1, 10)));
        // Not all readers of a server that fell over come back at once.
        pause *= 0.75 + (Random.Shared.NextDouble() / 2);
        if (asked > pause) pause = asked.Value;
        await Task.Delay(pause, client.Clock, cancel);
    }

    private string Now => client.Clock.GetUtcNow().ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
