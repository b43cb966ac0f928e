using System.Formats.Cbor;
using System.Globalization;

namespace Heed.Sources.Bluesky;

/// <summary>The firehose (<c>com.atproto.sync.subscribeRepos</c>): each message a header and a body in DAG-CBOR, commits with their blocks.
/// Signatures are not checked: whoever runs the stream is believed as Jetstream's is. Blocks are what their ids say.</summary>
internal sealed class Firehose : IStreamKind
{
    /// <summary>Operations of one commit; the lexicon allows 200.</summary>
    private const int OperationLimit = 1_000;

    /// <inheritdoc/>
    public string Name => "repos";

    /// <inheritdoc/>
    public Uri AddressFrom(Uri stream, long? position) => new UriBuilder(stream) { Query = position is null ? "" : $"cursor={position}" }.Uri;

    /// <inheritdoc/>
    public StreamMessage Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            CborReader reader = new(message, CborConformanceMode.Strict, allowMultipleRootLevelValues: true);
            long operation = 0;
            string? type = null;
            DagCbor.EachEntry(reader, (name, value) =>
            {
                if (name is "op") operation = value.ReadInt64();
                else if (name is "t") type = value.ReadTextString();
                else value.SkipValue();
            });
            Body body = Body.Read(reader);
            if (reader.BytesRemaining > 0) return StreamMessage.Unreadable("it is longer than it says");
            return operation switch
            {
                -1 => new(null, null, [body.Error is "FutureCursor" ? new Happening.CountsAnew() : new Happening.Ends(body.Error ?? "without a name")]),
                1 => OfType(type, body),
                _ => StreamMessage.Nothing(null),
            };
        }
        catch (Exception e) when (DagCbor.IsMalformed(e))
        {
            return StreamMessage.Unreadable("it is no DAG-CBOR");
        }
    }

    private static StreamMessage OfType(string? type, Body body) => type switch
    {
        "#commit" => new(body.Seq, body.Time, [.. OfCommit(body)]),
        "#account" => OfAccount(body, AccountStates.Of(body.Active, body.Status)),
        // Of older relays: the repository is gone.
        "#tombstone" => OfAccount(body, AccountState.Closed),
        "#info" => new(null, null, body.Name is "OutdatedCursor" ? [new Happening.Gap()] : []),
        // #sync and #identity tell of nothing that is kept; #handle and #migrate were of older relays.
        _ => StreamMessage.Nothing(body.Seq),
    };

    private static StreamMessage OfAccount(Body body, AccountState state) =>
        new(body.Seq, body.Time, AtUri.IsDid(body.Did) ? [new Happening.Account(body.Did!, state)] : [new Happening.Unreadable("it does not say whose account")]);

    private static IEnumerable<Happening> OfCommit(Body commit)
    {
        List<(AtUri Uri, string? Action, Cid? Id)> concerned = [];
        foreach ((string? action, string? path, Cid? id) in commit.Operations)
        {
            if (AtUri.Of(commit.Did, path) is not { } uri) yield return new Happening.Unreadable("it names no record");
            else if (Commits.Concerns(uri.Collection)) concerned.Add((uri, action, id));
        }
        if (concerned.Count == 0) yield break;
        Car? blocks = concerned.All(operation => operation.Action is "delete") ? null : Car.Read(commit.Blocks);
        foreach ((AtUri uri, string? action, Cid? id) in concerned)
        {
            if (action is "delete")
            {
                if (Commits.Happening(uri, action, null) is { } gone) yield return gone;
            }
            else if (id is not { } block || blocks?.Block(block) is not { } bytes || DagCbor.ToJson(bytes) is not { } record)
            {
                // Too big a commit of the old kind, or a lie.
                yield return new Happening.Unreadable("a record is not among its blocks, or is not what its id says");
            }
            else if (RepoTree.Denies(blocks, $"{uri.Collection}/{uri.Key}", block))
            {
                yield return new Happening.Unreadable("a record is not where its commit says");
            }
            else if (Commits.Happening(uri, action, record) is { } happening)
            {
                yield return happening;
            }
        }
    }

    /// <summary>The fields of all kinds of bodies that count here.</summary>
    private sealed class Body
    {
        private string? _time;

        public long? Seq { get; private set; }

        /// <summary>Whose; commits call it <c>repo</c>.</summary>
        public string? Did { get; private set; }

        public bool Active { get; private set; }

        public string? Status { get; private set; }

        public string? Name { get; private set; }

        public string? Error { get; private set; }

        public ReadOnlyMemory<byte> Blocks { get; private set; }

        public List<(string? Action, string? Path, Cid? Id)> Operations { get; } = [];

        public DateTimeOffset? Time => DateTimeOffset.TryParse(
            _time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time) ? time : null;

        public static Body Read(CborReader reader)
        {
            Body body = new();
            DagCbor.EachEntry(reader, body.Take);
            return body;
        }

        private void Take(string name, CborReader value)
        {
            switch (name)
            {
                case "seq":
                    Seq = value.ReadInt64();
                    break;
                case "did" or "repo":
                    Did = value.ReadTextString();
                    break;
                case "time":
                    _time = value.ReadTextString();
                    break;
                case "active":
                    Active = value.ReadBoolean();
                    break;
                case "status" when value.PeekState() is CborReaderState.TextString:
                    Status = value.ReadTextString();
                    break;
                case "name":
                    Name = value.ReadTextString();
                    break;
                case "error":
                    Error = value.ReadTextString();
                    break;
                case "blocks" when value.PeekState() is CborReaderState.ByteString:
                    Blocks = value.ReadDefiniteLengthByteString();
                    break;
                case "ops":
                    DagCbor.EachItem(value, TakeOperation);
                    break;
                default:
                    value.SkipValue();
                    break;
            }
        }

        private void TakeOperation(CborReader reader)
        {
            if (Operations.Count == OperationLimit) throw new CborContentException("Too many operations.");
            (string? action, string? path, Cid? id) = (null, null, null);
            DagCbor.EachEntry(reader, (name, value) =>
            {
                if (name is "action") action = value.ReadTextString();
                else if (name is "path") path = value.ReadTextString();
                else if (name is "cid" && value.PeekState() is CborReaderState.Tag) id = DagCbor.Link(value);
                else value.SkipValue();
            });
            Operations.Add((action, path, id));
        }
    }
}
