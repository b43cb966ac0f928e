using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Heed.Archive;
using Heed.Intake;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Microsoft.Extensions.Logging.Abstractions;
using static Heed.Tests.Sources.Bluesky.SmallNetwork;

namespace Heed.Tests.Sources.Bluesky;

/// <summary>From the network's stream into the archive, through every room, while it is followed.</summary>
public class Followed_posts : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private readonly TestHeed _test = new();
    private readonly CancellationTokenSource _stop = new();
    private SmallNetwork _network = null!;
    private Task _following = Task.CompletedTask;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _network = await StartAsync(BlueskyWay.Jetstream);
        _network.Join(Alice, Ben);
        await _test.ApproveTopicAsync("ferry", "ferry");
    }

    [Fact]
    public async Task are_kept_when_their_authors_settings_say_nothing_against_it()
    {
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");

        await UntilKept("The ferry is late");
    }

    [Fact]
    public async Task are_asked_about_only_when_a_topic_wants_them()
    {
        await FollowAsync();
        _network.Write(Alice, "1", "Nothing about boats");
        _network.Write(Ben, "2", "The ferry is late");

        await UntilKept("The ferry is late");
        Assert.Equal([Ben], _network.ProfilesAsked);
    }

    [Theory, InlineData("""{"labels":[{"val":"!no-unauthenticated"}]}"""), InlineData("""{"labels":[{"val":"!hide"}]}"""), InlineData("""{"description":"#noindex"}""")]
    public async Task are_not_kept_when_their_authors_profile_says_no(string profile)
    {
        Say(Alice, profile);
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late, says Alice");

        await UntilLaterPostIsKept();
    }

    [Fact]
    public async Task are_kept_when_a_label_was_taken_back()
    {
        Say(Alice, """{"labels":[{"val":"!hide","neg":true}]}""");
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");

        await UntilKept("The ferry is late");
    }

    [Fact]
    public async Task would_be_kept_of_such_an_author_if_nobody_asked()
    {
        Say(Alice, """{"labels":[{"val":"!no-unauthenticated"}]}""");
        await FollowAsync(source => new WithoutConsents(source));
        _network.Write(Alice, "1", "The ferry is late, says Alice");

        await UntilKept("The ferry is late, says Alice");
    }

    [Fact]
    public async Task are_not_kept_when_their_author_declared_that_their_posts_are_not_to_be_archived()
    {
        _network.Intents[Alice] = new() { ["publicAccessArchive"] = new JsonObject { ["allow"] = false } };
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late, says Alice");

        await UntilLaterPostIsKept();
    }

    [Fact]
    public async Task are_not_kept_of_an_account_that_the_network_does_not_show()
    {
        _network.Profiles.TryRemove(Alice, out _);
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late, says Alice");

        await UntilLaterPostIsKept();
    }

    [Fact]
    public async Task are_not_kept_when_nobody_can_say_what_their_author_wants()
    {
        _network.Server.OnStatus("/xrpc/app.bsky.actor.getProfiles", 502);
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");

        await Until(() => _test.Heed.Intake.All().Any(reading => reading.Problems.Any(problem => problem.Contains("Profiles could not be asked for", StringComparison.Ordinal))));
        Assert.Equal(0, _test.Heed.Archive.Count());
    }

    [Fact]
    public async Task are_not_kept_of_somebody_who_objected_by_the_handle()
    {
        await _test.Heed.Erasures.ObjectAsync("bsky.app", "@ali.example", "console:steward", Cancel);
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late, says Alice");

        await UntilLaterPostIsKept();
    }

    [Fact]
    public async Task go_when_they_are_deleted()
    {
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");
        await UntilKept("The ferry is late");

        _network.Delete(Alice, "1");

        await Until(() => _test.Heed.Archive.Count() == 0); // within 60 s is promised
    }

    [Fact]
    public async Task are_never_kept_when_they_are_deleted_while_their_author_is_asked_about()
    {
        _network.Write(Alice, "1", "The ferry is late, says Alice");
        _network.Delete(Alice, "1");
        await FollowAsync();

        await UntilLaterPostIsKept();
    }

    [Fact]
    public async Task are_kept_as_they_are_now_when_they_are_changed()
    {
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");
        await UntilKept("The ferry is late");

        _network.Commit(Alice, "update", "app.bsky.feed.post/1", Post("The ferry has come"));

        await UntilKept("The ferry has come");
        Assert.Equal(1, _test.Heed.Archive.Count());
    }

    [Theory, InlineData("deleted"), InlineData("takendown"), InlineData("suspended"), InlineData("deactivated")]
    public async Task all_go_with_their_account(string status)
    {
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");
        _network.Write(Alice, "2", "The ferry is still late");
        _network.Write(Ben, "3", "The ferry has come");
        await Until(() => _test.Heed.Archive.Count() == 3);

        _network.SetAccount(Alice, active: false, status);

        await Until(() => _test.Heed.Archive.Count() == 1);
        Assert.Equal(["The ferry has come"], Texts());
    }

    [Fact]
    public async Task all_go_when_their_author_says_no_from_now_on()
    {
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");
        await UntilKept("The ferry is late");

        _network.Commit(Alice, "update", "app.bsky.actor.profile/self", JsonNode.Parse("""{"labels":{"values":[{"val":"!no-unauthenticated"}]}}""")!.AsObject());

        await Until(() => _test.Heed.Archive.Count() == 0);
    }

    [Fact]
    public async Task are_heard_again_from_an_account_that_came_back()
    {
        await FollowAsync();
        _network.SetAccount(Alice, active: false, "deactivated");
        _network.SetAccount(Alice, active: true, null);
        _network.Write(Alice, "1", "The ferry is late");

        await UntilKept("The ferry is late");
    }

    [Fact]
    public async Task are_read_on_from_where_everything_was_durable()
    {
        await FollowAsync();
        _network.Write(Alice, "1", "The ferry is late");
        await UntilKept("The ferry is late");
        await Task.Delay(200, Cancel); // a beat
        await StopFollowingAsync();
        _network.Write(Ben, "2", "The ferry has come");

        await FollowAsync();

        await UntilKept("The ferry has come");
        Assert.NotNull(_network.Cursors.Last());
        Assert.Equal(2, _test.Heed.Archive.Count());
    }

    public async ValueTask DisposeAsync()
    {
        await StopFollowingAsync();
        await _network.DisposeAsync();
        await _test.DisposeAsync();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    private void Say(string did, string profile)
    {
        foreach (var (name, value) in JsonNode.Parse(profile)!.AsObject()) _network.Profiles[did][name] = value!.DeepClone();
    }

    private CancellationTokenSource? _now;

    private async Task FollowAsync(Func<IFollowingSource, ISource>? change = null)
    {
        Source source = _network.Source;
        if (_test.Heed.Sources.Find(source.Id) is null)
        {
            Assert.Equal(Outcome.Done, await _test.Heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel));
            Assert.Equal(Outcome.Done, await _test.Heed.Sources.ApproveAsync(source.Id, "steward@heed.local", Cancel));
        }
        Installation heed = _test.Heed;
        Heed.Intake.Intake intake = new(heed.State, heed.Keys, heed.Sources, _ => change is null ? _network.Open() : change(_network.Open()), new LanguageDetector(), heed.Clock);
        Pipeline pipeline = new(intake, heed.Guard, heed.Objections, heed.Live, heed.Archive, heed.Workers, heed.Erasures, NullLogger<Pipeline>.Instance);
        _now = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        _following = Task.Run(() => pipeline.RunAsync(source, _now.Token), Cancel);
    }

    private async Task StopFollowingAsync()
    {
        if (_now is null) return;
        await _now.CancelAsync();
        await _following.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _now.Dispose();
        _now = null;
    }

    private List<string> Texts() => [.. _test.Heed.Archive.Newest(new SearchRequest()).Select(mention => mention.Text)];

    private Task UntilKept(string text) => Until(() => Texts().Contains(text));

    /// <summary>What came before a post that is kept has been decided on.</summary>
    private async Task UntilLaterPostIsKept()
    {
        _network.Write(Ben, "later", "The ferry is late, says Ben");
        await UntilKept("The ferry is late, says Ben");
        await Task.Delay(150, Cancel); // and a beat more
        Assert.Equal(["The ferry is late, says Ben"], Texts());
    }

    private async Task Until(Func<bool> holds)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        end.CancelAfter(Soon);
        while (!holds())
        {
            if (_following.IsCompleted) await _following;
            await Task.Delay(25, end.Token);
        }
    }

    /// <summary>A source whose posts do not say whom to ask: the control of the tests above.</summary>
    private sealed class WithoutConsents(IFollowingSource inner) : IFollowingSource
    {
        public IAsyncEnumerable<Delivery> ReadAsync(string? cursor, CancellationToken cancel) => inner.ReadAsync(cursor, cancel);

        public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => inner.RecheckAsync(ids, cancel);

        public async IAsyncEnumerable<Delivery> FollowAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (Delivery delivery in inner.FollowAsync(cursor, cancel))
                yield return delivery is Delivery.Entry(var raw) ? new Delivery.Entry(raw with { Consents = null }) : delivery;
        }
    }
}
