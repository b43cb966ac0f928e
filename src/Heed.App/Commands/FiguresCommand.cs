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
        Option<int> worlds = new("--worlds") { Description = "Worlds to learn from, and again to be tried on; 100 to 1,000,000", DefaultValueFactory = _ => 10_000 };
        Option<int[]> puppets = new("--puppets") { Description = "Voices of the attacker's own, 0 to 20", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [0, FigureAttacks.PuppetsHeld, 9] };
        Option<string[]> only = new("--only") { Description = "Names of attacks; else all are played", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };
        only.AcceptOnlyFromAmong([.. FigureAttacks.Names]);
        Option<bool> json = Folder.Json("one object a game");
        Command command = new("attack", $"""
            Play six attacks against the code that releases figures; no installation's data is read

            Advantage is what the attacker gets right above the half that guessing gives, in percentage points; 50 is certainty. Against the control,
            without the rule the attack is aimed at, it must be large. Exit code 1: above {FigureAttacks.BarPoints} points with {FigureAttacks.PuppetsHeld} puppets or fewer.
            """)
        { seed, worlds, puppets, only, json };
        command.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(worlds) is < 100 or > 1_000_000 || parsed.GetValue(puppets)!.Any(own => own is < 0 or > 20))
            {
                Print.Error("--worlds must be 100 to 1,000,000, and each of --puppets 0 to 20.");
                return Task.FromResult(Exit.BadInput);
            }
            IReadOnlyList<AttackResult> results = FigureAttacks.Run(
                parsed.GetValue(seed), parsed.GetValue(worlds), [.. parsed.GetValue(puppets)!.Distinct().Order()], parsed.GetValue(only)!, name => Console.Error.WriteLine($"Playing {name} …"), cancel);
            if (parsed.GetValue(json)) foreach (AttackResult result in results) Print.Json(result);
            else Show(results);
            bool holds = results.All(result => result.Against == "control" || !result.Promised || result.AdvantagePoints <= FigureAttacks.BarPoints);
            return Task.FromResult(holds ? Exit.Done : Exit.Failed);
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

    private static void Show(IReadOnlyList<AttackResult> results)
    {
        Console.Out.WriteLine("| attack | against | puppets | advantage, points | 95 % interval | worlds |\n|---|---|---:|---:|---:|---:|");
        foreach (AttackResult result in results)
        {
            string against = result.Against == "released" && !result.Promised ? "released, not promised" : result.Against;
            Console.Out.WriteLine($"| {result.Attack} | {against} | {result.Puppets} | {Points(result.AdvantagePoints)} | {Points(result.LowPoints)} to {Points(result.HighPoints)} | {Number(result.Worlds)} |");
        }
        Console.Out.WriteLine();
        foreach (AttackResult attack in results.DistinctBy(result => result.Attack)) Console.Out.WriteLine($"- {attack.Attack}: {attack.Plan}");
    }

    private static string Points(double points) => points.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
