using System.Globalization;
using System.Text;
using Heed.Bench.Matching;

namespace Heed.Bench.Reading;

/// <summary>What the hosts of a simulated day wrote down.</summary>
/// <param name="Readings">How each source stands at the end.</param>
/// <param name="Read">Readings begun.</param>
/// <param name="MostBytes">Managed memory at its most, looked at each simulated minute.</param>
/// <param name="BytesTaken">Of bodies, from all hosts.</param>
internal sealed record ReadingResult(
    DaySize Size, Control Control, IReadOnlyList<MadeUpHost> Hosts, IReadOnlyList<Heed.Intake.Reading> Readings, int Read, long MostBytes, long BytesTaken,
    TimeSpan Cpu, TimeSpan Wall)
{
    private const long MostBytesAllowed = 512L << 20;

    /// <summary>A look at what is due, once a minute, and a turn behind the other sources of a big host.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(8);

    public int Requests => Hosts.Sum(host => host.Ledger.Requests.Count);

    /// <summary>Rules of hosts that were broken, by name.</summary>
    public IReadOnlyDictionary<string, int> Broken => Hosts.SelectMany(host => host.Ledger.Broken).GroupBy(one => one.Key).ToDictionary(group => group.Key, group => group.Sum(one => one.Value));

    /// <summary>What does not hold, one sentence each.</summary>
    public IReadOnlyList<string> Problems() =>
    [
        .. Hosts.SelectMany(host => host.Ledger.Broken.Select(rule => $"{host.Name} ({host.Temper}): {rule.Value} requests {rule.Key}.")),
        .. Hosts.Where(host => host.Temper is Temper.Well).SelectMany(host => host.Feeds.Values.Select(feed => Missed(host, feed)).OfType<string>()),
        .. MostBytes > MostBytesAllowed ? (string[])[$"{MostBytes >> 20} MB of memory at the most."] : [],
        .. Readings.Count == Size.Sources ? (string[])[] : [$"Only {Readings.Count} of {Size.Sources} sources were tried."],
    ];

    /// <summary>A feed of a host that is well is read once in its interval: as often as its source says where each reading gives something new, else
    /// up to four times more seldom; never sooner than it asks for.</summary>
    /// <returns>Null: it was.</returns>
    private string? Missed(MadeUpHost host, MadeUpFeed feed)
    {
        List<DateTimeOffset> read = [.. host.Ledger.Requests.Where(one => one.Path == feed.Path).Select(one => one.At)];
        TimeSpan shortest = feed.TtlMinutes is { } ttl && TimeSpan.FromMinutes(ttl) > feed.Every ? TimeSpan.FromMinutes(ttl) : feed.Every;
        TimeSpan longest = feed.PostsEveryMinutes <= feed.Every.TotalMinutes ? shortest : feed.Every * Heed.Intake.ReadingInterval.MostSeldom;
        if (longest < shortest) longest = shortest;
        List<TimeSpan> gaps = [.. read.Skip(1).Zip(read, (later, sooner) => later - sooner)];
        if (gaps.Any(gap => gap < shortest - TimeSpan.FromSeconds(5))) return $"{host.Name}{feed.Path} was read again after {gaps.Min().TotalMinutes:0} minutes, not {shortest.TotalMinutes:0}.";
        int fewest = (int)(TimeSpan.FromHours(Size.Hours) / (longest + Late));
        return read.Count < fewest || gaps.Any(gap => gap > longest + Late) ? $"{host.Name}{feed.Path} was read {read.Count} times, at least {fewest} were planned." : null;
    }

    public string ToMarkdown(Machine machine, IReadOnlyList<ReadingResult> controls)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"`heed bench reading`, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, commit {machine.Commit}, {machine.Runtime}.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{Size.Sources:N0} feeds on {Size.Hosts} made-up hosts, {Size.Hours} simulated hours. The schedule, the intake, the feed connector and the polite client are the real ones; hosts answer at the place of the HTTP handler, so sockets, TLS and addresses are not part of it (`tests/Heed.Tests/Sources/A_polite_client.cs` reads a real server). Hosts keep the ledger.").AppendLine();
        text.AppendLine("| what | result | bar |").AppendLine("|---|---:|---|");
        Row("requests", $"{Requests:N0}", "");
        Row("requests against a rule of their host", $"{Broken.Values.Sum():N0}", "0: pace, window, pauses, robots.txt, User-Agent, no cookie");
        int well = Hosts.Where(host => host.Temper is Temper.Well).Sum(host => host.Feeds.Count);
        int missed = Hosts.Where(host => host.Temper is Temper.Well).Sum(host => host.Feeds.Values.Count(feed => Missed(host, feed) is not null));
        Row("feeds of hosts that are well, read as planned", $"{well - missed:N0} of {well:N0}", "all");
        Row("managed memory at its most", $"{MostBytes >> 20} MB", $"{MostBytesAllowed >> 20} MB");
        Row("bodies taken", $"{BytesTaken >> 20:N0} MB", "");
        Row("CPU-seconds; wall", $"{Cpu.TotalSeconds:0}; {Wall.TotalSeconds:0}", "");
        foreach (ReadingResult control in controls)
            Row($"control: {(control.Control is Control.NoPace ? "no pace" : "deaf to pauses")}, {control.Size.Sources} feeds, {control.Requests:N0} requests", $"{control.Broken.Values.Sum():N0} against a rule", "more than 0");
        text.AppendLine().AppendLine("| hosts that are | hosts | feeds | requests | a feed and day | states at the end |").AppendLine("|---|---:|---:|---:|---:|---|");
        foreach (IGrouping<Temper, MadeUpHost> kind in Hosts.GroupBy(host => host.Temper).OrderBy(kind => kind.Key))
        {
            int feeds = kind.Sum(host => host.Feeds.Count), requests = kind.Sum(host => host.Ledger.Requests.Count);
            HashSet<string> names = [.. kind.Select(host => host.Name.Split('.')[0])];
            string states = string.Join(", ", Readings.Where(reading => names.Contains(reading.Source.Split('-')[0])).GroupBy(reading => reading.State).OrderByDescending(group => group.Count()).Select(group => $"{group.Key} {group.Count()}"));
            text.AppendLine(CultureInfo.InvariantCulture, $"| {kind.Key} | {kind.Count()} | {feeds} | {requests:N0} | {requests / (double)feeds * 24 / Size.Hours:0.0} | {states} |");
        }
        foreach (string problem in Problems().Take(20)) text.AppendLine().AppendLine("- " + problem);
        return text.ToString();

        void Row(string what, string result, string bar) => text.AppendLine(CultureInfo.InvariantCulture, $"| {what} | {result} | {bar} |");
    }
}
