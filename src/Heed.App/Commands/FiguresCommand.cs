using System.CommandLine;
using System.Globalization;
using Heed.Reports.Attacks;
using Spectre.Console;

namespace Heed.App.Commands;

/// <summary><c>heed figures attack</c>: for developers, on made-up worlds only.</summary>
internal static class FiguresCommand
{
    public static Command Create() => new("figures", "Measure how well figures protect people, on made-up worlds") { Attack() };

    private static Command Attack()
    {
        Option<int> seed = new("--seed") { Description = "Every world comes from it", DefaultValueFactory = _ => 20260907 };
        Option<int> worlds = new("--worlds") { Description = "Worlds to learn from, and again to be tried on; 100 to 1,000,000", DefaultValueFactory = _ => 10_000 };
        Option<int[]> puppets = new("--puppets") { Description = "Voices of the attacker's own, 0 to 20", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [0, FigureAttacks.PuppetsHeld, 9] };
        Option<bool> json = Folder.Json("one object a game");
        Command command = new("attack", $"""
            Play six attacks against the code that releases figures; no installation's data is read

            Advantage is what the attacker gets right above the half that guessing gives, in percentage points; 50 is certainty. Against the control,
            without the rule the attack is aimed at, it must be large. Exit code 1: above {FigureAttacks.BarPoints} points with {FigureAttacks.PuppetsHeld} puppets or fewer.
            """)
        { seed, worlds, puppets, json };
        command.SetAction((parsed, cancel) =>
        {
            if (parsed.GetValue(worlds) is < 100 or > 1_000_000 || parsed.GetValue(puppets)!.Any(own => own is < 0 or > 20))
            {
                Print.Error("--worlds must be 100 to 1,000,000, and each of --puppets 0 to 20.");
                return Task.FromResult(Exit.BadInput);
            }
            IReadOnlyList<AttackResult> results = FigureAttacks.Run(
                parsed.GetValue(seed), parsed.GetValue(worlds), [.. parsed.GetValue(puppets)!.Distinct().Order()], name => Console.Error.WriteLine($"Playing {name} …"), cancel);
            if (parsed.GetValue(json)) foreach (AttackResult result in results) Print.Json(result);
            else Show(results);
            bool holds = results.All(result => result.Against == "control" || !result.Promised || result.AdvantagePoints <= FigureAttacks.BarPoints);
            return Task.FromResult(holds ? Exit.Done : Exit.Failed);
        });
        return command;
    }

    private static void Show(IReadOnlyList<AttackResult> results)
    {
        Table table = new() { Border = TableBorder.Markdown };
        table.AddColumns("Attack", "Against", "Puppets", "Advantage, points", "95 % interval", "Worlds");
        table.Columns[2].RightAligned();
        table.Columns[3].RightAligned();
        foreach (AttackResult result in results)
        {
            string against = result.Against == "released" && !result.Promised ? "released, not promised" : result.Against;
            table.AddRow(result.Attack, against, Number(result.Puppets), Points(result.AdvantagePoints), $"{Points(result.LowPoints)} to {Points(result.HighPoints)}", Number(result.Worlds));
        }
        AnsiConsole.Write(table);
        foreach (AttackResult attack in results.DistinctBy(result => result.Attack)) Console.Out.WriteLine($"{attack.Attack}: {attack.Plan}");
    }

    private static string Points(double points) => points.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
