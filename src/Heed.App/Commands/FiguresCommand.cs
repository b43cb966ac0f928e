using System.CommandLine;
using System.Globalization;
using Heed.Reports;
using Heed.Reports.Attacks;

namespace Heed.App.Commands;

/// <summary><c>heed figures attack|coverage</c>: for developers, on made-up worlds only.</summary>
internal static class FiguresCommand
{
    public static Command Create() => new("figures", "Measure how well figures protect people, on made-up worlds") { Attack(), Coverage() };

    private static Command Attack()
    {
        Option<int> seed = new("--seed") { Description = "Every world comes from it", DefaultValueFactory = _ => 20260907 };
        Option<int[]> posts = new("--posts") { Description = "Posts of each corpus, a quarter, 100 to 1,000,000", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [2_000, 10_000, 100_000] };
        Option<int?> worlds = new("--worlds") { Description = "Worlds to learn from, and again to be tried on, 100 to 1,000,000; else fewer for larger corpora: 10,000, above 2,000 posts 1,000, above 10,000 posts 200" };
        Option<int[]> puppets = new("--puppets") { Description = "Voices of the attacker's own, 0 to 20", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [0, FigureAttacks.PuppetsHeld, 9] };
        Option<string[]> only = new("--only") { Description = "Names of attacks; else all are played", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        only.AcceptOnlyFromAmong([.. FigureAttacks.Names]);
        Option<bool> json = Folder.Json("one object a game");
        Command command = new("attack", $"""
            Play six attacks against the code that releases figures; no installation's data is read

            Advantage is what the attacker gets right above the half that guessing gives, in percentage points; 50 is certainty. Each attack is played in a week
            of made-up corpora of several sizes. Exit code 1: one of the six gains more than {FigureAttacks.BarPoints} points with {FigureAttacks.PuppetsHeld} puppets or fewer (where the 95 % interval is
            wider than {FigureAttacks.BarPoints} points: its lower end is above them), or is right in less than 90 % against the control, a naive counter that gives every cell exactly.
            """)
        { seed, posts, worlds, puppets, only, json };
        command.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(worlds) is < 100 or > 1_000_000 || parsed.GetValue(puppets)!.Any(own => own is < 0 or > 20) || parsed.GetValue(posts)!.Any(count => count is < 100 or > 1_000_000))
            {
                Print.Error("--worlds must be 100 to 1,000,000, each of --puppets 0 to 20, and each of --posts 100 to 1,000,000.");
                return Task.FromResult(Exit.BadInput);
            }
            IReadOnlyList<AttackResult> results = FigureAttacks.Run(
                parsed.GetValue(seed), [.. parsed.GetValue(posts)!.Distinct().Order().Select(count => (count, parsed.GetValue(worlds) ?? WorldsOf(count)))],
                [.. parsed.GetValue(puppets)!.Distinct().Order()], parsed.GetValue(only)!, game => Console.Error.WriteLine($"Playing {game} …"), cancel);
            if (parsed.GetValue(json)) foreach (AttackResult result in results) Print.Json(result);
            else Show(results);
            Console.Error.WriteLine($"{Environment.CpuUsage.TotalTime.TotalSeconds:0} seconds of processor time.");
            return Task.FromResult(results.Any(result => result.IsOverTheBar || result.IsWeak) ? Exit.Failed : Exit.Done);
        });
        return command;
    }

    private static Command Coverage()
    {
        Option<int> seed = new("--seed") { Description = "Every quarter comes from it", DefaultValueFactory = _ => 20260907 };
        Option<int[]> posts = new("--posts") { Description = "Posts of a quarter, 100 to 1,000,000", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [100_000, 10_000, 2_000] };
        Option<bool> json = Folder.Json("{\"posts\",\"rules\",\"monthly\",\"percent\":{table: percent}} a line");
        Command command = new("coverage", "Measure how much of a made-up quarter stands in figures that can be shown, with and without the rule on sums") { seed, posts, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(posts)!.Any(count => count is < 100 or > 1_000_000))
            {
                Print.Error("--posts must be 100 to 1,000,000.");
                return Exit.BadInput;
            }
            if (!parsed.GetValue(json)) Console.Out.WriteLine("| posts | rules | topics by month | by period, % | by theme | topic against topic | by language |\n|---:|---|---:|---:|---:|---:|---:|");
            foreach (QuarterCoverage row in parsed.GetValue(posts)!.SelectMany(count => SyntheticQuarter.Measure(count, parsed.GetValue(seed))))
            {
                if (parsed.GetValue(json)) Print.Json(row);
                else Console.Out.WriteLine($"| {Number(row.Posts)} | {row.Rules} | {row.Monthly} of {SyntheticQuarter.Topics} | {Points(row.Percent[Dimension.All])} | {Points(row.Percent[Dimension.Theme])} | {Points(row.Percent.GetValueOrDefault(Dimension.Topic))} | {Points(row.Percent[Dimension.Language])} |");
            }
            return Exit.Done;
        });
        return command;
    }

    private static int WorldsOf(int posts) => posts switch { <= 2_000 => 10_000, <= 10_000 => 1_000, _ => 200 };

    private static void Show(IReadOnlyList<AttackResult> results)
    {
        Console.Out.WriteLine("| posts | attack | against | puppets | advantage, points | 95 % interval | worlds | |\n|---:|---|---|---:|---:|---:|---:|---|");
        foreach (AttackResult result in results)
        {
            string against = result.Against switch
            {
                Against.NaiveCounter => "naive counter",
                Against.WithoutTheRule => "without the rule",
                _ => result.IsPromised ? "released" : "released, not promised",
            };
            string verdict = result.IsOverTheBar ? "over the bar" : result.IsWeak ? "weak" : "";
            Console.Out.WriteLine($"| {Number(result.Posts)} | {result.Attack} | {against} | {result.Puppets} | {Points(result.AdvantagePoints)} | {Points(result.LowPoints)} to {Points(result.HighPoints)} | {Number(result.Worlds)} | {verdict} |");
        }
        Console.Out.WriteLine();
        foreach (AttackResult attack in results.DistinctBy(result => result.Attack)) Console.Out.WriteLine($"- {attack.Attack}: {attack.Plan}");
    }

    private static string Points(double points) => points.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
