using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Heed.App.Commands;
using Heed.App.Public;
using Heed.App.SignIn;
using Heed.Reports;
using Heed.Sources;
using Heed.Topics;
using Village;

namespace Heed.App.Demo;

/// <summary>One run of the demo: eight weeks of the made-up town, then the web app.</summary>
internal static class DemoRun
{
    /// <summary>Hours of the town's day at which its places are read; the last is late, so that a day's posts count in its own week.</summary>
    private static readonly TimeSpan[] Readings = [TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromHours(18), new(23, 58, 0)];

    internal sealed record Options(string Data, int Port, bool Fresh, bool Once, bool Json);

    public static async Task<int> RunAsync(Options options, CancellationToken cancel)
    {
        long began = Stopwatch.GetTimestamp();
        string folder = Path.GetFullPath(options.Data), townFolder = folder.TrimEnd(Path.DirectorySeparatorChar) + "-town";
        if (!Prepare(folder, townFolder, options.Fresh)) return Exit.BadInput;

        Town town = Town.Create();
        DemoState state = DemoState.Load(folder) ?? new(FreePorts(options.Port), Town.Start);
        TownClock clock = new(state.Reached);
        SettingsFor(state).Save(folder);
        using ILoggerFactory logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true)
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning));
        await using Installation heed = Installation.Open(folder, Use.Listen, clock, clock.Waiting, [People.Tables], logs);
        await using TownPlaces places = await TownPlaces.StartAsync(town, clock, townFolder, state.Ports, cancel);
        await ApproveAsync(heed, town, state.Ports, townFolder, cancel);
        await ListenAsync(heed, town, places, clock, state, cancel);
        IReadOnlyList<Account> accounts = await Accounts.MakeAsync(heed, "town.example", cancel);
        await PublicFiles.WriteAsync(heed, cancel);
        await heed.Log.PublishAsync(cancel);
        clock.Run();

        if (options.Once)
        {
            Show(heed, town, null, accounts, began, options.Json);
            return Exit.Done;
        }
        await using WebApplication app = WebHost.Build(heed, new WebHostOptions { Port = options.Port });
        await app.StartAsync(cancel);
        Show(heed, town, WebHost.AddressOf(app), accounts, began, options.Json);
        await new Listener(heed, logs.CreateLogger<Listener>()).RunAsync(async stop =>
        {
            await places.AdvanceAsync(stop);
            (state with { Reached = clock.GetUtcNow() }).Save(folder);
        }, cancel);
        await app.StopAsync(CancellationToken.None);
        return Exit.Done;
    }

    /// <summary>Checks that the folder may be used for the demo, and empties it when asked to.</summary>
    private static bool Prepare(string folder, string townFolder, bool fresh)
    {
        bool there = Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();
        if (there && !Settings.Load(folder).Town)
        {
            Print.Error($"{folder} holds something other than the demo's data. Give another --data.");
            return false;
        }
        if (fresh || !there)
        {
            if (there) Directory.Delete(folder, recursive: true);
            if (Directory.Exists(townFolder)) Directory.Delete(townFolder, recursive: true);
        }
        Directory.CreateDirectory(folder);
        return true;
    }

    private static Settings SettingsFor(DemoState state) => new()
    {
        Operator = DemoOperator.Name,
        OperatorKind = OperatorKind.PublicBody,
        Purpose = DemoOperator.Purpose,
        Contact = DemoOperator.Contact,
        StewardBody = DemoOperator.StewardBody,
        OutsideContact = DemoOperator.OutsideContact,
        MayReach = [.. state.Ports.Select(port => $"127.0.0.1:{port}")],
        Town = true,
    };

    /// <summary>The town's steward approves sources and topics on the first day; those who objected are known before anything is read.</summary>
    private static async Task ApproveAsync(Installation heed, Town town, IReadOnlyList<int> ports, string townFolder, CancellationToken cancel)
    {
        string analyst = Folder.Console(Role.Analyst), steward = Folder.Console(Role.Steward);
        foreach (string handle in town.Truth.OptedOut) await heed.Objections.AddAsync(Guard.Objections.Everywhere, handle, cancel);
        foreach (DemoSource demo in DemoSources.All)
        {
            Source source = new(
                demo.Id, Enum.Parse<SourceKind>(demo.Kind, ignoreCase: true), demo.Name, demo.AddressIn(townFolder, ports), Enum.Parse<Lane>(demo.Lane, ignoreCase: true),
                null, demo.Purpose, demo.Origin, demo.Whose, demo.Mapping, KeepDays: 90, Every: TimeSpan.FromHours(1))
            {
                Speakers = Enum.Parse<Speakers>(demo.Speakers, ignoreCase: true),
                Referral = demo.Referral,
            };
            if (await heed.Sources.ProposeAsync(source, analyst, cancel) is Outcome.Done) await heed.Sources.ApproveAsync(source.Id, steward, cancel);
        }
        foreach (DemoTopic demo in DemoTopics.All.Where(demo => heed.Topics.Find(demo.Id) is null))
        {
            Topic topic = new(
                demo.Id, demo.Name, demo.Query, demo.Purpose, [.. demo.Lanes.Select(lane => Enum.Parse<Lane>(lane, ignoreCase: true))],
                [.. demo.Themes.Select(theme => new Theme(theme.Name, theme.Query))]);
            await heed.Topics.ProposeAsync(topic, analyst, cancel);
            await heed.Topics.ApproveAsync(topic.Id, steward, cancel);
        }
    }

    /// <summary>Eight weeks go by: places move forward, sources are read, weeks close. Goes on from where an earlier run stopped.</summary>
    private static async Task ListenAsync(Installation heed, Town town, TownPlaces places, TownClock clock, DemoState state, CancellationToken cancel)
    {
        DateTimeOffset lastRelease = Period.Of(PeriodLength.Week, Town.End.AddDays(-1)).ReleaseAt;
        int days = (int)(Town.End - Town.Start).TotalDays;
        Progress progress = new("Hearing the town", days);
        for (DateTimeOffset day = Town.Start; day < lastRelease; day = day.AddDays(1))
        {
            if (day.AddDays(1) <= state.Reached) continue;
            foreach (TimeSpan hour in Readings.Where(hour => day + hour > state.Reached && day < Town.End))
            {
                clock.MoveTo(day + hour);
                await places.AdvanceAsync(cancel);
                await heed.Readings.RunAsync(cancel);
                (state with { Reached = day + hour }).Save(heed.Folder);
            }
            clock.MoveTo(day.AddDays(1));
            await heed.KeepCalendarAsync(cancel);
            progress.Step((int)(day - Town.Start).TotalDays + 1, $"{day:d MMMM yyyy}");
        }
        clock.MoveTo(lastRelease);
        await heed.KeepCalendarAsync(cancel);
        if (state.Reached < lastRelease) (state with { Reached = lastRelease }).Save(heed.Folder);
        progress.End();
    }

    /// <summary>The three ports after the web app's where those are free, else any free ones.</summary>
    private static List<int> FreePorts(int port)
    {
        try
        {
            return Hold(port == 0 ? [0, 0, 0] : [port + 1, port + 2, port + 3]);
        }
        catch (SocketException)
        {
            return Hold([0, 0, 0]);
        }
    }

    /// <summary>Holds these ports of loopback for a moment (0: any) and gives their numbers.</summary>
    private static List<int> Hold(IEnumerable<int> ports)
    {
        List<TcpListener> listeners = [];
        try
        {
            foreach (int port in ports)
            {
                listeners.Add(new(IPAddress.Loopback, port));
                listeners[^1].Start();
            }
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Stop());
        }
    }

    private static void Show(Installation heed, Town town, string? url, IReadOnlyList<Account> accounts, long began, bool json)
    {
        IReadOnlyList<Edition> editions = heed.Editions.All();
        long kept = heed.Archive.Count();
        int topics = heed.Topics.Live().Count;
        double seconds = Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1);
        if (json)
        {
            Print.Json(new { posts = town.Truth.Posts, kept, topics, editions = editions.Select(edition => edition.File), edition = editions[^1].File, data = heed.Folder, url, accounts, seconds });
            return;
        }
        Console.Out.WriteLine($"The town wrote {town.Truth.Posts} posts in eight weeks; {kept} of them are kept, because one of {topics} topics asked for them. ({seconds} s)");
        Console.Out.WriteLine($"Editions:  {Path.GetDirectoryName(editions[^1].File)} ({editions.Count}; newest {Path.GetFileName(editions[^1].File)})");
        Console.Out.WriteLine($"Data:      {heed.Folder}");
        if (url is not null) Console.Out.WriteLine($"Web app:   {url}   (public page: {url}/listening; Ctrl-C stops)");
        Accounts.Show(accounts);
    }
}
