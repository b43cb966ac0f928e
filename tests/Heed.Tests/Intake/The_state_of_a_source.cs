using System.Runtime.CompilerServices;
using Heed.Intake;
using Heed.Sources;

namespace Heed.Tests.Intake;

public class The_state_of_a_source
{
    private static readonly SourceException NoByRobots = new(Health.Refused, "The server asks not to be read at all (robots.txt).") { IsByRules = true };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_paused_when_a_place_that_could_be_read_closes_itself_by_its_rules() =>
        Assert.Equal("paused", (await AfterAsync(null, NoByRobots)).State);

    [Fact]
    public async Task is_refused_when_its_rules_never_let_it_be_read() =>
        Assert.Equal("refused", (await AfterAsync(NoByRobots)).State);

    [Fact]
    public async Task is_refused_when_a_door_was_closed_by_other_means() =>
        Assert.Equal("refused", (await AfterAsync(null, new SourceException(Health.Refused, "403") { Status = 403 })).State);

    [Fact]
    public async Task says_since_when_it_is_broken()
    {
        SourceException broken = new(Health.Broken, "There is no server of this name.");

        Reading reading = await AfterAsync(null, broken, broken, broken);

        Assert.Equal("broken", reading.State);
        Assert.Equal(TestHeed.Monday.AddHours(1), reading.Since);
        Assert.Equal(TestHeed.Monday, reading.Good);
    }

    [Fact]
    public async Task stays_as_it_was_while_a_pause_that_was_asked_for_lasts()
    {
        SourceException pause = new(Health.Broken, "The server asked for a pause.", TimeSpan.FromMinutes(3)) { IsPutOff = true };

        Reading reading = await AfterAsync(null, pause);

        Assert.Equal("reading", reading.State);
        Assert.Equal(pause.Message, reading.Message);
        Assert.Equal(TestHeed.Monday.AddHours(1).AddMinutes(3), reading.Due);
    }

    [Fact]
    public async Task is_tried_again_no_sooner_than_usual_however_short_the_pause_asked_for() =>
        Assert.Equal(TestHeed.Monday.AddHours(1), (await AfterAsync(new SourceException(Health.Broken, "429", TimeSpan.FromSeconds(1)) { Status = 429 })).Due);

    [Fact]
    public async Task is_broken_for_an_address_that_is_none_and_names_the_reason()
    {
        await using TestHeed test = new();
        Source source = Feed("https://town.example/feed");
        Heed.Intake.Intake intake = new(test.Heed.State, test.Heed.Keys, test.Heed.Sources, _ => throw new SourceException(Health.Broken, "The address of this source is none."), new LanguageDetector(), test.Clock);

        Assert.Empty(await intake.ReadAsync(source, fromStart: false, Cancel).ToListAsync(Cancel));

        Assert.Equal("The address of this source is none.", Assert.Single(intake.All()).Message);
    }

    [Fact]
    public async Task knows_arrivals_only_in_bands()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Source source = await test.ApproveFileAsync("survey", Enumerable.Range(0, 37).Select(n => TestHeed.Line(n, $"tram {n}")));
        await test.Heed.Pipeline.RunAsync(source, Cancel);

        Assert.Equal([2L], test.Heed.State.Read(db => Dapper.SqlMapper.Query<long>(db, "SELECT band FROM arrivals").ToList()));
    }

    /// <param name="outcomes">Of readings an hour apart, the first on Monday at midnight; null: it went well.</param>
    private static async Task<Reading> AfterAsync(params SourceException?[] outcomes)
    {
        await using TestHeed test = new();
        Source source = Feed("https://town.example/feed");
        await test.Heed.Sources.ProposeAsync(source, "ann", Cancel);
        await test.Heed.Sources.ApproveAsync(source.Id, "steward", Cancel);
        SourceException? outcome = null;
        Heed.Intake.Intake intake = new(test.Heed.State, test.Heed.Keys, test.Heed.Sources, _ => new Made(outcome), new LanguageDetector(), test.Clock);
        for (int n = 0; n < outcomes.Length; n++)
        {
            if (n > 0) test.Clock.Advance(TimeSpan.FromHours(1));
            outcome = outcomes[n];
            await foreach (Item item in intake.ReadAsync(source, fromStart: false, Cancel))
                if (item is Item.Reached reached) await intake.MoveAsync(reached, Cancel);
        }
        return Assert.Single(intake.All());
    }

    private static Source Feed(string address) => new(
        "town", SourceKind.Feed, "Town", address, Lane.Press, null, "Learn what is reported", "", "the newsroom", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
    { Speakers = Speakers.Institution };

    private sealed class Made(SourceException? outcome) : ISource
    {
        public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => throw new NotSupportedException();

        public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.Yield();
            if (outcome is not null) throw outcome;
            yield return new Delivery.Reached(null);
        }
    }
}
