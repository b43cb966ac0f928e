using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Heed.App.Commands;

namespace Heed.Bench.Matching;

/// <summary><c>heed bench match</c>.</summary>
internal static class MatchCommand
{
    private const int MaxPosts = 2_000_000;
    private static readonly int[] Sizes = [1_000, 10_000, 100_000];
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static Command Create()
    {
        Option<string> size = new("--size") { Description = "How many queries: 1k, 10k, 100k, or all three", DefaultValueFactory = _ => "all", HelpName = "S" };
        size.AcceptOnlyFromAmong("1k", "10k", "100k", "all");
        Option<int> posts = new("--posts") { Description = "How many short posts (100 to 2,000,000); long ones are a twentieth as many", DefaultValueFactory = _ => 50_000, HelpName = "N" };
        posts.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 100 or > MaxPosts) result.AddError($"--posts is 100 to {MaxPosts:N0}.");
        });
        Option<int> seed = new("--seed") { Description = "What posts and queries are made from", DefaultValueFactory = _ => 1, HelpName = "S" };
        Option<bool> quick = new("--quick") { Description = "Short passes: shows that it runs and agrees, not how fast it is" };
        Option<long?> agree = new("--agree") { Description = "Measure nothing: compare the index with a plain scan on so many pairs of random posts and queries", HelpName = "PAIRS" };
        agree.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1) result.AddError("--agree is 1 or more.");
        });
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Option<FileInfo?> file = new("--out") { Description = "Write the result to a file as well", HelpName = "FILE" };
        Command command = new("match",
            """
            Measure how fast posts are matched, and check it against a plain scan

            Example: heed bench match --size 10k
            All three sizes take some minutes. Exit code 1 when anything matched otherwise than the plain scan says.
            """) { size, posts, seed, quick, agree, json, file };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(
            parsed.GetValue(size)!, parsed.GetValue(posts), parsed.GetValue(seed), parsed.GetValue(quick) ? Effort.Quick : Effort.Full, parsed.GetValue(agree), parsed.GetValue(json), parsed.GetValue(file), cancel)));
        return command;
    }

    private static int Run(string size, int posts, int seed, Effort effort, long? agree, bool json, FileInfo? file, CancellationToken cancel)
    {
        if (file is { Directory.Exists: false }) throw new DirectoryNotFoundException($"There is no folder {file.DirectoryName}.");
        (string text, bool sound) = agree is { } pairs ? Compare(pairs, seed, json, cancel) : Measure(size, posts, seed, effort, json, cancel);
        Console.Out.WriteLine(text);
        if (file is not null) File.WriteAllText(file.FullName, text + "\n");
        if (sound) return Exit.Done;
        Console.Error.WriteLine("heed: index and plain scan differ.");
        return Exit.Failed;
    }

    private static (string Text, bool Sound) Measure(string size, int posts, int seed, Effort effort, bool json, CancellationToken cancel)
    {
        int[] sizes = size switch { "1k" => Sizes[..1], "10k" => Sizes[1..2], "100k" => Sizes[2..], _ => Sizes };
        Progress progress = new("Measuring", MatchBench.StepsBefore + MatchBench.StepsASize * sizes.Length);
        MatchFigures figures = new MatchBench(seed, posts, effort, progress, cancel).Run(sizes);
        progress.End();
        return (json ? JsonSerializer.Serialize(figures, Json) : MatchTable.Of(figures).TrimEnd(), figures.Sound);
    }

    private static (string Text, bool Sound) Compare(long pairs, int seed, bool json, CancellationToken cancel)
    {
        Progress progress = new("Comparing", pairs);
        AgreementFigures figures = new Agreement(progress, cancel).Compare(pairs, seed);
        progress.End();
        return (json ? JsonSerializer.Serialize(figures, Json) : Sentences(figures), figures.Disagreeing == 0);
    }

    private static string Sentences(AgreementFigures figures) => string.Join('\n',
    [
        $"Index and plain scan at commit {figures.Machine.Commit}: {figures.Pairs:N0} pairs of post and query compared in {figures.Rounds:N0} rounds from seed {figures.FirstSeed}; {figures.Matches:N0} match; {figures.Disagreeing:N0} disagreements.",
        .. figures.Disagreements.Select(shown => $"seed {shown.Seed}: {(shown.InIndex ? "only the index says" : "only the scan says")} that {shown.Query} matches {shown.Post}\n  again: heed bench match --agree 1 --seed {shown.Seed}"),
    ]);
}
