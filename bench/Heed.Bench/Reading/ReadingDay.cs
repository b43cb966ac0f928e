using System.Diagnostics;
using Heed.Intake;
using Heed.Log;
using Heed.Sources;
using Heed.Sources.Polite;

namespace Heed.Bench.Reading;

/// <summary>What a day is made of.</summary>
/// <param name="Sources">Feeds in all.</param>
/// <param name="Hosts">Made-up hosts they stand on; six in ten are well.</param>
/// <param name="Hours">How long it lasts.</param>
internal sealed record DaySize(int Sources, int Hosts, int Hours)
{
    public static readonly DaySize Full = new(2_000, 120, 24);
    public static readonly DaySize Small = new(200, 40, 24);
}

/// <summary>What is taken away for a control.</summary>
internal enum Control
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The pace between two requests to a host.</summary>
    NoPace,

    /// <summary>What hosts say of pauses does not arrive.</summary>
    DeafToPauses,
}

/// <summary>A simulated day of reading among hostile hosts: the real schedule, intake, feed connector and polite client, on a clock that goes on
/// when all readings wait.</summary>
internal sealed class ReadingDay : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 9, 7, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tick = TimeSpan.FromMinutes(1);

    /// <summary>Real time after which a reading that does nothing counts as waiting, whatever it waits for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("heed-reading-day-").FullName;
    private readonly SimulatedClock _clock = new(Start);
    private readonly SemaphoreSlim _changed = new(0);
    private readonly DaySize _size;
    private readonly Control _control;
    private readonly List<MadeUpHost> _hosts;
    private readonly State _state;
    private readonly SourceBook _book;
    private readonly PoliteClient _client;
    private readonly HostileWeb _web;
    private readonly Heed.Intake.Intake _intake;
    private readonly DueReadings _readings;
    private int _read;

    private ReadingDay(DaySize size, Control control)
    {
        (_size, _control) = (size, control);
        PoliteClientOptions options = new() { PublicPage = new("https://listening.example/"), Contact = "press@listening.example" };
        _hosts = Hosts(size, options.Pace);
        _web = new(_hosts, _clock);
        _client = new(
            control is Control.NoPace ? options with { Pace = TimeSpan.Zero } : options, _clock.Waiting, _clock.Limits,
            control is Control.DeafToPauses ? new Deaf(_web) : _web);
        _state = State.Open(Path.Combine(_folder, "state.db"), [SourceBook.Tables, Heed.Intake.Intake.Tables, ActLog.Tables]);
        KeyRing keys = new(Path.Combine(_folder, "keys"));
        _book = new(_state, new ActLog(_state, keys, Path.Combine(_folder, "log"), Installation.LogOrigin, _clock.Waiting), new Settings(), _clock.Waiting);
        _intake = new(_state, keys, _book, source => new FeedSource(source, _client), new LanguageDetector(), _clock.Waiting);
        _readings = new(_intake, _book, ReadAsync) { Ended = () => _changed.Release() };
        _clock.WaitBegan = () => _changed.Release();
    }

    /// <param name="step">Told how many hours are over.</param>
    public static async Task<ReadingResult> RunAsync(DaySize size, Control control, Action<long, string> step, CancellationToken cancel)
    {
        await using ReadingDay day = new(size, control);
        return await day.RunAsync(step, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _readings.StopAsync();
        _client.Dispose();
        _state.Dispose();
        _changed.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<ReadingResult> RunAsync(Action<long, string> step, CancellationToken cancel)
    {
        IReadOnlyList<Source> sources = [.. _hosts.SelectMany(host => host.Feeds.Values.Select((feed, n) => SourceOf(host, feed, n)))];
        await _book.ProposeListAsync("day", sources, "console:analyst", cancel);
        await _book.ApproveListAsync("day", "console:steward", cancel);
        long began = Stopwatch.GetTimestamp(), most = 0;
        TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime;
        DateTimeOffset end = Start.AddHours(_size.Hours);
        for (DateTimeOffset tick = Start; tick < end; tick += Tick)
        {
            _readings.Start(cancel);
            while (true)
            {
                // All wait: read in this order, as waits only grow meanwhile and readings only end.
                int waits = _clock.Waits;
                if (waits < _readings.Count && await _changed.WaitAsync(Patience, cancel)) continue;
                if (_clock.Now >= tick + Tick) break;
                _clock.GoOn(tick + Tick);
            }
            most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
            if (tick.Minute == 0) step(tick.Hour, $"{tick:HH:mm}");
        }
        await _readings.StopAsync();
        return new(
            _size, _control, _hosts, _intake.All(), _read, most, _web.BytesTaken,
            Process.GetCurrentProcess().TotalProcessorTime - spent, Stopwatch.GetElapsedTime(began));
    }

    private async Task ReadAsync(Source source, CancellationToken cancel)
    {
        Interlocked.Increment(ref _read);
        await foreach (Item item in _intake.ReadAsync(source, fromStart: false, cancel))
            if (item is Item.Reached reached) await _intake.MoveAsync(reached, cancel);
    }

    private static Source SourceOf(MadeUpHost host, MadeUpFeed feed, int n) => new(
        $"{host.Name.Split('.')[0]}-{n}", SourceKind.Feed, feed.Path, $"http://{host.Name}{feed.Path}", Lane.Public, null, "Try how readings go", "", "nobody: they are made up",
        new Dictionary<string, string>(), 90, feed.Every)
    { Speakers = Speakers.Others };

    /// <summary>Sources are dealt out unevenly: the first host has a tenth of them, as a big publisher would.</summary>
    private static List<MadeUpHost> Hosts(DaySize size, TimeSpan pace)
    {
        Temper[] ill = [.. Enum.GetValues<Temper>().Where(temper => temper is not Temper.Well)];
        int[] hours = [1, 2, 2, 4];
        int[] posting = [20, 45, 60, 300, 1_440];
        List<MadeUpHost> hosts = [];
        for (int n = 0; n < size.Hosts; n++)
        {
            Temper temper = n % 5 < 3 ? Temper.Well : ill[((n / 5 * 2) + (n % 5) - 3) % ill.Length];
            int feeds = n == 0 ? size.Sources / 10 : ((size.Sources - (size.Sources / 10)) / (size.Hosts - 1)) + (n <= (size.Sources - (size.Sources / 10)) % (size.Hosts - 1) ? 1 : 0);
            hosts.Add(new(
                $"host{n}.example", temper,
                Enumerable.Range(0, feeds).Select(f => new MadeUpFeed(
                    $"/feed{f}", TimeSpan.FromHours(hours[f % hours.Length]), posting[(f + n) % posting.Length], f % 10 == 9 ? 180 : null)).ToDictionary(feed => feed.Path),
                new Ledger($"host{n}.example", temper is Temper.Unhurried ? pace * 10 : pace)));
        }
        return hosts;
    }

    /// <summary>Keeps from the client what hosts say of pauses.</summary>
    private sealed class Deaf(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            foreach (string name in (string[])["Retry-After", "X-RateLimit-Remaining", "X-RateLimit-Reset"]) answer.Headers.Remove(name);
            return answer;
        }
    }
}
