using System.Globalization;
using System.Text;
using System.Text.Json;
using Heed.Bench.Matching;
using Heed.Guard;
using Heed.Match;
using Heed.Match.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Bench.Guarding;

/// <summary>Measures the guard whole (objections, organising, redaction, voices), on one thread.</summary>
internal sealed class GuardBench(Effort effort, CancellationToken cancel)
{
    private const string Examples = "bench/guard/examples";

    /// <returns>Markdown.</returns>
    /// <exception cref="DirectoryNotFoundException">This is no checkout.</exception>
    public string Run()
    {
        RawPost[] ordinary = [.. Read(organising: false)], all = [.. Read(organising: true), .. ordinary];
        string folder = Directory.CreateTempSubdirectory("heed-bench-").FullName;
        try
        {
            using State state = State.Open(Path.Combine(folder, "state.db"), [Objections.Tables]);
            KeyRing keys = new(Path.Combine(folder, "keys"));
            Guard.Guard guard = new(new Objections(state, keys), keys, NullLogger<Guard.Guard>.Instance);
            Matcher reader = new TopicIndex().CreateMatcher();
            Passes passes = new(effort, cancel);
            Pass[][] measured = passes.Alternate(
                ordinary.Length,
                Round(ordinary, post => guard.Admit(post)),
                Round(ordinary, post => Redaction.Redact(post.Text, post.Language)),
                Round(ordinary, post => reader.Match(new PostRef(post.Text))));
            Pace mixed = passes.Pace(all.Length, Round(all, post => guard.Admit(post)));
            Pace[] paces = [.. measured.Select(Passes.PaceOf)];
            Machine machine = Machine.Here();
            StringBuilder text = new();
            text.AppendLine("# The guard").AppendLine();
            text.AppendLine(CultureInfo.InvariantCulture, $"`heed bench guard`, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, commit {machine.Commit}, {machine.Cores} cores of {machine.Cpu}, {machine.Runtime}, {machine.System}.");
            text.AppendLine(CultureInfo.InvariantCulture, $"Medians of {effort.Passes} passes on one thread; {ordinary.Length:N0} ordinary made-up posts of {ordinary.Average(post => post.Text.Length):0} characters in the mean, six languages.").AppendLine();
            text.AppendLine("| | posts a CPU-second | over the guard | bytes allocated a post |").AppendLine("|---|---:|---:|---:|");
            Row("the guard, ordinary posts (must 60,000, aim 200,000)", paces[0]);
            Row("the guard, ordinary and organising posts", mixed);
            Row("of it redaction alone", paces[1]);
            Row("baseline: cutting the words alone", paces[2]);
            return text.ToString();

            void Row(string what, Pace pace) => text.AppendLine(CultureInfo.InvariantCulture,
                $"| {what} | {pace.PostsACpuSecond:N0} | {pace.PostsACpuSecond / paces[0].PostsACpuSecond:0.0} | {pace.BytesAPost:0} |");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Action Round(RawPost[] posts, Action<RawPost> each) => () =>
    {
        foreach (RawPost post in posts) each(post);
    };

    private static IEnumerable<RawPost> Read(bool organising)
    {
        int number = 0;
        foreach (string file in Directory.GetFiles(Examples, "*.jsonl").Order(StringComparer.Ordinal))
        {
            foreach (string line in File.ReadLines(file))
            {
                using JsonDocument example = JsonDocument.Parse(line);
                JsonElement root = example.RootElement;
                if (root.GetProperty("label").GetString() is "organising" != organising) continue;
                number++;
                yield return new()
                {
                    Source = "bench",
                    Place = $"place{number % 20}.example",
                    Network = "feed",
                    Lane = Lane.Public,
                    NativeId = number.ToString(CultureInfo.InvariantCulture),
                    Author = $"author{number}",
                    Text = root.GetProperty("text").GetString()!,
                    Language = root.GetProperty("lang").GetString(),
                    Seen = TimeProvider.System.GetUtcNow(),
                };
            }
        }
    }
}
