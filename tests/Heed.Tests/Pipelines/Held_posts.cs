using System.Runtime.CompilerServices;
using Heed.Archive;
using Heed.Intake;
using Heed.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Door = Heed.Intake.Intake;

namespace Heed.Tests.Pipelines;

/// <summary>What becomes of mentions whose originals change, vanish or fall silent. All posts are made up.</summary>
public sealed class Held_posts : IAsyncDisposable
{
    private readonly TestHeed _test = new();
    private readonly Place _place = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Installation Heed => _test.Heed;

    /// <summary>A place of posts, which can be changed as their authors would.</summary>
    private sealed class Place : ISource
    {
        public Dictionary<string, (string Text, RecheckState State)> Posts { get; } = [];

        public List<string> Asked { get; } = [];

        public bool GivesText { get; set; } = true;

        public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.Yield();
            foreach (string id in Posts.Keys) yield return new Delivery.Entry(Raw(id));
            yield return new Delivery.Reached("all");
        }

        public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel)
        {
            Asked.AddRange(ids);
            return Task.FromResult<IReadOnlyList<Recheck>>([.. ids.Select(id => new Recheck(
                id, Posts[id].State, GivesText && Posts[id].State is RecheckState.Still or RecheckState.Changed ? Raw(id) : null))]);
        }

        private RawPost Raw(string id) => new()
        {
            Source = "river",
            Place = "m.example",
            Network = "mastodon",
            Lane = Lane.Public,
            NativeId = $"https://m.example/users/x/statuses/{id}",
            Again = id,
            Author = $"rider{id}",
            Text = Posts[id].Text,
            Language = "en",
            Url = new($"https://m.example/@x/{id}"),
        };
    }

    private async Task<Rechecks> HoldAsync(int count)
    {
        await _test.ApproveTopicAsync("ferry", "ferry");
        Source source = new(
            "river", SourceKind.Mastodon, "River", "https://m.example/public/local", Lane.Public, null, "Learn what people say", "", "riders", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Others,
        };
        Assert.Equal(Outcome.Done, await Heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel));
        Assert.Equal(Outcome.Done, await Heed.Sources.ApproveAsync("river", "steward@heed.local", Cancel));
        for (int i = 1; i <= count; i++) _place.Posts[$"{i}"] = ($"The ferry was late, number {i}", RecheckState.Still);
        Door intake = new(Heed.State, Heed.Keys, Heed.Sources, _ => _place, new LanguageDetector(), _test.Clock);
        await new Pipeline(intake, Heed.Guard, Heed.Objections, Heed.Live, Heed.Archive, Heed.Workers, Heed.Erasures, NullLogger<Pipeline>.Instance).RunAsync(source, Cancel);
        Assert.Equal(count, Heed.Archive.Count());
        return new(Heed.State, Heed.Sources, _ => _place, intake, Heed.Guard, Heed.Live, Heed.Archive, Heed.Marks, _test.Clock, NullLogger<Rechecks>.Instance);
    }

    private async Task PassAsync(Rechecks rechecks, TimeSpan time, TimeSpan step)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < time; passed += step)
        {
            _test.Clock.Advance(step);
            await rechecks.RunDueAsync(Cancel);
        }
    }

    private int Seen() => Heed.Archive.Newest(new SearchRequest { Limit = 100 }).Count;

    [Fact]
    public async Task are_each_asked_for_within_24_hours_at_half_the_rate_10_000_of_them()
    {
        Rechecks rechecks = await HoldAsync(10_000);
        TimeSpan step = TimeSpan.FromMinutes(5);

        for (TimeSpan passed = TimeSpan.Zero; passed < TimeSpan.FromHours(24); passed += step)
        {
            int before = _place.Asked.Count;
            _test.Clock.Advance(step);
            await rechecks.RunDueAsync(Cancel);
            Assert.InRange(_place.Asked.Count - before, 0, (int)(step / TimeSpan.FromSeconds(2)));
        }

        Assert.Equal(10_000, _place.Asked.Distinct().Count());
        Assert.InRange(_place.Asked.Count, 10_000, 13_000);
    }

    /// <summary>The control of the test above: in half the time not all are asked for, so that it can fail.</summary>
    [Fact]
    public async Task are_not_all_asked_for_in_half_a_day()
    {
        Rechecks rechecks = await HoldAsync(1_000);

        await PassAsync(rechecks, TimeSpan.FromHours(12), TimeSpan.FromMinutes(10));

        Assert.InRange(_place.Asked.Distinct().Count(), 500, 700);
    }

    [Fact]
    public async Task are_erased_when_they_are_gone_at_their_origin()
    {
        Rechecks rechecks = await HoldAsync(5);
        _place.Posts["2"] = ("", RecheckState.Gone);

        await PassAsync(rechecks, TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));

        Assert.Equal(4, Heed.Archive.Count());
        Assert.DoesNotContain(Heed.Archive.Newest(new SearchRequest { Limit = 100 }), mention => mention.Text.EndsWith("number 2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task are_erased_when_their_author_objects_meanwhile()
    {
        Rechecks rechecks = await HoldAsync(5);
        await Heed.Objections.AddAsync("m.example", "rider3", Cancel);

        await PassAsync(rechecks, TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));

        Assert.Equal(4, Heed.Archive.Count());
    }

    [Theory]
    [InlineData("The ferry was on time", true, 3)]
    [InlineData("The bus was on time", true, 2)]
    [InlineData("The ferry was on time", false, 2)]
    public async Task are_replaced_when_they_were_edited_if_they_would_be_heard_now(string text, bool givesText, int left)
    {
        Rechecks rechecks = await HoldAsync(3);
        _place.Posts["2"] = (text, RecheckState.Changed);
        _place.GivesText = givesText;

        await PassAsync(rechecks, TimeSpan.FromHours(24), TimeSpan.FromMinutes(30));

        Assert.Equal(left, Heed.Archive.Count());
        Assert.Equal(left == 3, Heed.Archive.Newest(new SearchRequest { Limit = 100 }).Any(mention => mention.Text == text));
    }

    [Fact]
    public async Task keep_their_place_when_an_edit_changed_nothing_of_what_is_kept()
    {
        Rechecks rechecks = await HoldAsync(1);
        long before = Assert.Single(Heed.Archive.Newest(new SearchRequest { Limit = 100 })).Id;
        _place.Posts["1"] = (_place.Posts["1"].Text, RecheckState.Changed);

        await PassAsync(rechecks, TimeSpan.FromHours(24), TimeSpan.FromHours(1));

        Assert.Equal(before, Assert.Single(Heed.Archive.Newest(new SearchRequest { Limit = 100 })).Id);
    }

    [Fact]
    public async Task are_hidden_after_three_days_of_silence_and_erased_after_two_weeks()
    {
        Rechecks rechecks = await HoldAsync(3);
        _place.Posts["1"] = (_place.Posts["1"].Text, RecheckState.Unknown);

        await PassAsync(rechecks, TimeSpan.FromHours(71), TimeSpan.FromHours(1));
        Assert.Equal((3, 3), (Seen(), (int)Heed.Archive.Count()));

        await PassAsync(rechecks, TimeSpan.FromHours(49), TimeSpan.FromHours(1));
        Assert.Equal((2, 3), (Seen(), (int)Heed.Archive.Count()));

        await PassAsync(rechecks, TimeSpan.FromDays(11), TimeSpan.FromHours(1));
        Assert.Equal((2, 2), (Seen(), (int)Heed.Archive.Count()));
    }

    [Fact]
    public async Task are_seen_again_when_their_origin_speaks_again()
    {
        Rechecks rechecks = await HoldAsync(1);
        string text = _place.Posts["1"].Text;
        _place.Posts["1"] = (text, RecheckState.Unknown);
        await PassAsync(rechecks, TimeSpan.FromDays(6), TimeSpan.FromHours(1));
        Assert.Equal(0, Seen());
        _place.Posts["1"] = (text, RecheckState.Still);

        await PassAsync(rechecks, TimeSpan.FromDays(1), TimeSpan.FromHours(1));

        Assert.Equal(1, Seen());
        Assert.Empty(Heed.Marks.Of(Heed.Archive.Newest(new SearchRequest { Limit = 1 })[0].Id));
    }

    [Fact]
    public async Task are_no_more_than_can_be_asked_for_and_the_oldest_go_first()
    {
        Rechecks all = await HoldAsync(20);
        Rechecks few = new(Heed.State, Heed.Sources, _ => _place, Heed.Intake, Heed.Guard, Heed.Live, Heed.Archive, Heed.Marks, _test.Clock, NullLogger<Rechecks>.Instance) { Most = 15 };
        long[] newest = [.. Heed.Archive.Newest(new SearchRequest { Limit = 15 }).Select(mention => mention.Id)];

        await all.RunDueAsync(Cancel);
        Assert.Equal(20, Heed.Archive.Count());
        await few.RunDueAsync(Cancel);

        Assert.Equal(newest, Heed.Archive.Newest(new SearchRequest { Limit = 100 }).Select(mention => mention.Id));
    }

    public async ValueTask DisposeAsync() => await _test.DisposeAsync();
}
