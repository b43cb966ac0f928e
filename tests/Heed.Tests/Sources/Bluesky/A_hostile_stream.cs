using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Heed.Tests.House;

namespace Heed.Tests.Sources.Bluesky;

/// <summary>Bytes that somebody made to break a reader.</summary>
public class A_hostile_stream
{
    private const string Alice = SmallNetwork.Alice;

    private static readonly Source Source = new(
        "sky", SourceKind.Bluesky, "Sky", "wss://relay.example/subscribe", Lane.Public, null, "Learn what people say", "", "Anybody", new Dictionary<string, string>(), 30, TimeSpan.FromHours(1));

    [Theory, InlineData(BlueskyWay.Repos, 60_000), InlineData(BlueskyWay.Jetstream, 40_000)]
    public void never_breaks_or_hangs_the_reader(BlueskyWay way, int count)
    {
        IStreamKind kind = way is BlueskyWay.Repos ? new Firehose() : new Jetstream();
        byte[][] seeds = way is BlueskyWay.Repos ? Repos() : InJson();
        Random random = new(20260907);
        TimeSpan longest = TimeSpan.Zero;
        int read = 0, unreadable = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] message = Mutated(seeds[random.Next(seeds.Length)], random);
            long start = Stopwatch.GetTimestamp();
            foreach (Happening happening in kind.Read(message).Happenings)
            {
                if (happening is Happening.Wrote(var post, var record, _)) PostRecord.ToRaw(Source, post, record, null, null!);
                if (happening is Happening.Settings(var of, { } said)) Says.No(of, said);
                if (happening is Happening.Unreadable) unreadable++;
                else read++;
            }
            if (Stopwatch.GetElapsedTime(start) is var time && time > longest) longest = time;
        }
        // Both kinds of outcome were met: the mutations neither break everything nor nothing.
        Assert.True(read > count / 100 && unreadable > count / 100, $"{read} read, {unreadable} unreadable");
        Assert.True(longest < TimeSpan.FromSeconds(5), $"One message took {longest}."); // a second is promised on a calm machine
    }

    [Theory]
    [InlineData("00", "nothing but a zero")]
    [InlineData("a261746723636f6d6d6974626f7001bf", "a map without an end")]
    [InlineData("a1626f7001a1637365719bffffffffffffffff", "a list of more items than there are atoms")]
    [InlineData("a1626f7001a163736571bb7fffffffffffffff", "a map as large")]
    [InlineData("a1626f7001a1667374617475737b7fffffffffffffff", "a text as long")]
    [InlineData("a1626f7001a163736571fb3ff8000000000000", "a float for a number")]
    public void is_told_as_unreadable(string hex, string what)
    {
        StreamMessage message = new Firehose().Read(Convert.FromHexString(hex));
        Assert.True(Assert.Single(message.Happenings) is Happening.Unreadable, what);
    }

    [Fact]
    public void cannot_dig_without_end()
    {
        byte[] deep = [.. Enumerable.Repeat((byte)0x81, 1_000_000), 0x00];
        Assert.Null(DagCbor.ToJson(deep));
        Assert.IsType<Happening.Unreadable>(Assert.Single(new Firehose().Read(deep).Happenings));
        Assert.IsType<Happening.Unreadable>(Assert.Single(new Jetstream().Read(Encoding.UTF8.GetBytes(new string('[', 1_000_000))).Happenings));
    }

    [Fact]
    public void may_name_several_roots()
    {
        byte[] post = Frames.Cbor(SmallNetwork.Post("The ferry is late"));
        byte[] link = [0xD8, 0x2A, 0x58, 0x25, 0x00, .. Frames.CidOf(post)];
        byte[] header = [0xA2, 0x65, .. "roots"u8, 0x82, .. link, .. link, 0x67, .. "version"u8, 0x01];

        Assert.NotNull(Car.Read((byte[])[(byte)header.Length, .. header]));
    }

    [Fact]
    public void is_not_believed_when_a_record_is_not_what_its_id_says()
    {
        byte[] said = Frames.Cbor(SmallNetwork.Post("The ferry is late")), meant = Frames.Cbor(SmallNetwork.Post("The ferry has sunk"));
        byte[] car = [.. Frames.Car(said)];
        // The block's id stays, its content is another's of the same length.
        int at = car.AsSpan().IndexOf(said);
        byte[] other = Frames.Cbor(SmallNetwork.Post("The ferry is gone"));
        other.CopyTo(car, at);

        Assert.Equal(said.Length, other.Length);
        Assert.IsType<Happening.Unreadable>(Assert.Single(new Firehose().Read(Frames.Commit(1, Alice, [("create", "app.bsky.feed.post/1", said)], car)).Happenings));
        Assert.IsType<Happening.Unreadable>(Assert.Single(new Firehose().Read(Frames.Commit(1, Alice, [("create", "app.bsky.feed.post/1", meant)], Frames.Car(said))).Happenings));
        Assert.IsType<Happening.Wrote>(Assert.Single(new Firehose().Read(Frames.Commit(1, Alice, [("create", "app.bsky.feed.post/1", said)], Frames.Car(said))).Happenings));
    }

    [Fact]
    public void is_not_believed_when_its_own_tree_says_otherwise()
    {
        // The commit of a real server, whose operation is made to name another path.
        byte[] frame = File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "data", "atproto", "frames", "frame-006.cbor"));
        Assert.IsType<Happening.Wrote>(Assert.Single(new Firehose().Read(frame).Happenings));
        int at = frame.AsSpan().IndexOf("app.bsky.feed.post/"u8) + "app.bsky.feed.post/".Length;
        frame[at + 5]++;

        Assert.IsType<Happening.Unreadable>(Assert.Single(new Firehose().Read(frame).Happenings));
    }

    [Fact]
    public void does_not_stop_a_deletion_by_what_stands_beside_it()
    {
        byte[] frame = Frames.Commit(1, Alice, [("create", "app.bsky.feed.post/1", Frames.Cbor(SmallNetwork.Post("The ferry is late"))), ("delete", "app.bsky.feed.post/2", null)], blocks: [1, 2, 3]);
        Assert.Contains(new Firehose().Read(frame).Happenings, happening => happening is Happening.Deleted { Post.Key: "2" });
    }

    [Fact]
    public void tells_nothing_of_records_that_are_not_asked_for()
    {
        byte[] frame = Frames.Commit(7, Alice, ("create", "app.bsky.feed.like/1", new JsonObject { ["$type"] = "app.bsky.feed.like" }), ("create", "chat.example.message/1", new JsonObject { ["text"] = "private" }));
        StreamMessage message = new Firehose().Read(frame);
        Assert.Empty(message.Happenings);
        Assert.Equal(7, message.Position);
    }

    [Theory, InlineData("#tombstone", true), InlineData("#identity", false), InlineData("#sync", false), InlineData("#handle", false), InlineData("#later", false)]
    public void of_an_older_or_newer_relay_is_read(string type, bool closes)
    {
        StreamMessage message = new Firehose().Read(Frames.Other(type, 9, Alice));
        Assert.Equal(9, message.Position);
        Assert.Equal(closes ? [new Happening.Account(Alice, AccountState.Closed)] : [], message.Happenings);
    }

    [Fact]
    public void says_that_it_does_not_go_back_so_far_or_counts_anew()
    {
        Assert.Equal([new Happening.Gap()], new Firehose().Read(Frames.Info("OutdatedCursor")).Happenings);
        Assert.Equal([new Happening.CountsAnew()], new Firehose().Read(Frames.Error("FutureCursor")).Happenings);
        Assert.Equal([new Happening.Ends("ConsumerTooSlow")], new Firehose().Read(Frames.Error("ConsumerTooSlow")).Happenings);
    }

    private static byte[][] Repos() =>
    [
        Frames.Commit(1, Alice, ("create", "app.bsky.feed.post/1", SmallNetwork.Post("The ferry is late")), ("delete", "app.bsky.feed.post/2", null)),
        Frames.Commit(2, Alice, ("update", "app.bsky.actor.profile/self", new JsonObject { ["description"] = "#nobot" })),
        Frames.Account(3, Alice, false, "deleted"),
        Frames.Other("#tombstone", 4, Alice),
        Frames.Info("OutdatedCursor"),
        Frames.Error("FutureCursor"),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "tests", "data", "atproto", "frames"), "*.cbor").Select(File.ReadAllBytes),
    ];

    private static byte[][] InJson() =>
    [
        .. ((string[])[
            """{"did":"ALICE","time_us":1788768000000001,"kind":"commit","commit":{"operation":"create","collection":"app.bsky.feed.post","rkey":"1","record":{"$type":"app.bsky.feed.post","text":"The ferry \ud83d\ude00 is late","createdAt":"2026-09-07T08:00:00Z","langs":["en"],"facets":[{"features":[{"$type":"app.bsky.richtext.facet#tag","tag":"ferry"}]}],"labels":{"values":[{"val":"!hide"}]},"embed":{"$type":"app.bsky.embed.recordWithMedia","media":{"$type":"app.bsky.embed.images","images":[{"alt":"quay"}]}}}}}""",
            """{"did":"ALICE","time_us":1788768000000002,"kind":"account","account":{"active":false,"status":"deleted"}}""",
            """{"did":"ALICE","time_us":1788768000000003,"kind":"commit","commit":{"operation":"update","collection":"app.bsky.actor.profile","rkey":"self","record":{"description":"#nobot"}}}""",
            """{"did":"ALICE","time_us":1788768000000004,"kind":"commit","commit":{"operation":"delete","collection":"app.bsky.feed.post","rkey":"1"}}""",
        ]).Select(text => Encoding.UTF8.GetBytes(text.Replace("ALICE", Alice, StringComparison.Ordinal))),
    ];

    private static byte[] Mutated(byte[] seed, Random random)
    {
        List<byte> bytes = [.. seed];
        for (int changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
        {
            int at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 20), bytes.Count - at));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 20), bytes.Count - at)));
                    break;
                case 4:
                    // Where a length stands, one that promises far more than there is.
                    bytes[at] = (byte)(new[] { 0x1B, 0x3B, 0x5B, 0x7B, 0x9B, 0xBB, 0xDB, 0xFF, 0x80, '"', '\\', '{' })[random.Next(12)];
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }
        return [.. bytes];
    }
}
