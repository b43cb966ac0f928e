using Heed.Bench.StrikeList.Places;
using Heed.Intake;
using Heed.Sources;
using Heed.Sources.Polite;
using Heed.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Bench.StrikeList;

/// <summary>Two hundred workers organise among a hundred thousand posts, over every connector there is; then somebody with the whole data folder,
/// this program and a list of every account tries to name them, without Heed's keys and with them.</summary>
internal sealed class StrikeListTrial : IAsyncDisposable
{
    private const string Query = "shift* OR rota OR turno* OR schicht* OR dienstplan";

    private static readonly Period Week = Heed.Period.Of(PeriodLength.Week, StrikePlace.Moment);

    private readonly string _folder = Directory.CreateTempSubdirectory("heed-strike-list-").FullName;
    private readonly MovedClock _clock = new(Week.From);
    private readonly MadeUpWeb _web = new();
    private readonly MadeUpMailbox _mailbox = new();
    private readonly Lazy<PoliteClient> _client;
    private readonly List<RawPost> _overheard = [];
    private readonly List<StrikePlace> _places = [];

    private StrikeListTrial() => _client = new(_web.Client);

    /// <param name="root">The checkout, whose texts are said.</param>
    /// <param name="step">Told how many posts were heard, and where.</param>
    public static async Task<StrikeListResult> RunAsync(StrikeListSize size, string root, Action<long, string> step, CancellationToken cancel)
    {
        await using StrikeListTrial trial = new();
        await trial.StartAsync();
        return await trial.TryAsync(size, StrikeTown.Speak(size, root), step, cancel);
    }

    /// <summary>The kinds of source that have a made-up place here.</summary>
    public static async Task<IReadOnlyList<SourceKind>> KindsAsync()
    {
        await using StrikeListTrial trial = new();
        await trial.StartAsync();
        return [.. trial._places.Select(place => place.Source.Kind)];
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated) _client.Value.Dispose();
        await _mailbox.DisposeAsync();
        await _web.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartAsync()
    {
        string files = Path.Combine(_folder, "files");
        Directory.CreateDirectory(files);
        _places.AddRange([
            new JsonlPlace(files), new CsvPlace(files), new XlsxPlace(files), new MaildirPlace(files), new MboxPlace(files), new MailboxPlace(_mailbox, _web, _client),
            await FeedPlace.StartAsync(_web, _client), await MastodonPlace.StartAsync(_web, _client), await HackerNewsPlace.StartAsync(_web, _client),
            await DiscoursePlace.StartAsync(_web, _client), await BlueskyPlace.StartAsync(_web, _client), new FormPlace(_overheard)]);
    }

    private async Task<StrikeListResult> TryAsync(StrikeListSize size, List<Said> said, Action<long, string> step, CancellationToken cancel)
    {
        await using Installation heed = Open("heed");
        await ApproveAsync(heed, cancel);
        _clock.MoveTo(StrikePlace.Moment.AddHours(1));
        await HearAsync(heed, said, step, cancel);

        List<RawPost> whole = [.. _overheard.Select(heed.Intake.Whole)];
        OrganisingTexts about = new(said.Where(post => post.IsOrganising).Select(post => post.Text));
        List<RawPost> organising = [.. whole.Where(raw => about.Holds(raw.Text))];
        List<RawPost> missed = [.. organising.Where(raw => heed.Guard.Admit(raw) is not null)];
        HashSet<string> mayBeNamed = [.. missed.Where(raw => raw.Author is not null && heed.Guard.Admit(raw) is Post post && heed.Live.Match(post, looksBack: true).Count > 0).Select(PersonOf)];
        HashSet<string> organisers = [.. said.Where(post => post.IsOrganising).Select(post => post.Person)];
        RedTeam team = new([.. whole.Where(raw => raw.Author is not null).DistinctBy(raw => (raw.Place, raw.Author))], about, PersonOf);

        HashSet<string> withKeys = team.Name(heed, heed.Guard, Week);
        int keepingAll = await KeepAllAsync(team, whole, cancel);
        int withoutKeys;
        await using (Installation stranger = Open("stranger")) withoutKeys = team.Name(heed, stranger.Guard, Week).Count;
        IReadOnlyList<string> inFiles = RedTeam.FindIn(heed.Folder, [.. organisers, .. organisers.SelectMany(person => _places.Select(place => place.AccountOf(person)).OfType<string>())]);

        _clock.MoveTo(Week.ReleaseAt);
        await heed.KeepCalendarAsync(cancel);
        int afterRelease = team.Name(heed, heed.Guard, Week).Count;
        _clock.MoveTo(Week.ReleaseAt.AddDays(91));
        await heed.KeepCalendarAsync(cancel);
        return new(
            size,
            whole.GroupBy(raw => raw.Source).ToDictionary(of => of.Key, of => of.Count()),
            organising.Count - missed.Count,
            inFiles,
            withoutKeys,
            mayBeNamed,
            withKeys,
            afterRelease,
            heed.Archive.Count(),
            keepingAll);
    }

    /// <summary>As many posts at a time as every reading takes for sure.</summary>
    private async Task HearAsync(Installation heed, List<Said> said, Action<long, string> step, CancellationToken cancel)
    {
        Dictionary<string, StrikePlace> places = _places.ToDictionary(place => place.Source.Id);
        Intake.Intake intake = new(heed.State, heed.Keys, heed.Sources, source => new OverheardSource(((ReadPlace)places[source.Id]).Open(), _overheard), new LanguageDetector(), _clock);
        Pipeline pipeline = new(intake, heed.Guard, heed.Objections, heed.Live, heed.Archive, heed.Workers, heed.Erasures, NullLogger<Pipeline>.Instance);
        int share = (said.Count + _places.Count - 1) / _places.Count, done = 0;
        foreach ((StrikePlace place, Said[] part) in _places.Zip(said.Chunk(share)))
        {
            foreach (Said[] some in part.Chunk(place.AtOnce))
            {
                await place.HearAsync(pipeline, some, cancel);
                step(done += some.Length, place.Source.Name);
            }
        }
    }

    private async Task ApproveAsync(Installation heed, CancellationToken cancel)
    {
        foreach (StrikePlace place in _places)
        {
            Must(await heed.Sources.ProposeAsync(place.Source, "ann@heed.local", cancel));
            Must(await heed.Sources.ApproveAsync(place.Source.Id, place.Source.Referral, "steward@heed.local", cancel));
        }
        Must(await heed.Topics.ProposeAsync(new Topic("shifts", "Shifts", Query, "Learn what people say of it", [Lane.Public, Lane.Addressed], []), "ann@heed.local", cancel));
        Must(await heed.Topics.ApproveAsync("shifts", "steward@heed.local", cancel));

        static void Must(Outcome outcome)
        {
            if (outcome != Outcome.Done) throw new InvalidOperationException($"The made-up town could not be set up: {outcome}");
        }
    }

    /// <summary>The control: the same posts past a door that turns nothing away, all kept.</summary>
    private async Task<int> KeepAllAsync(RedTeam team, List<RawPost> whole, CancellationToken cancel)
    {
        await using Installation all = Open("all");
        foreach ((int id, RawPost raw) in whole.Index())
        {
            Post open = (Post)all.Guard.Admit(RedTeam.Harmless(raw))! with { Text = raw.Text, Tag = new OriginTag(1, (ulong)id) };
            await all.Archive.KeepAsync(open, [new Hit("everything", 1, PeriodLength.Week, [], [])], cancel);
        }
        await all.Archive.CommitAsync(cancel);
        return team.Name(all, all.Guard, Week).Count(person => person.StartsWith("worker", StringComparison.Ordinal));
    }

    private string PersonOf(RawPost raw) => _places.First(place => place.Source.Id == raw.Source).PersonOf(raw.Author!);

    private Installation Open(string name)
    {
        string folder = Path.Combine(_folder, name);
        Directory.CreateDirectory(folder);
        new Settings { Operator = "A made-up town", OperatorKind = OperatorKind.Employer }.Save(folder);
        return Installation.Open(folder, Use.Listen, _clock, TimeProvider.System, [], NullLoggerFactory.Instance);
    }

    private sealed class MovedClock(DateTimeOffset now) : TimeProvider
    {
        private DateTimeOffset _now = now;

        public override DateTimeOffset GetUtcNow() => _now;

        public void MoveTo(DateTimeOffset moment) => _now = moment;
    }
}
