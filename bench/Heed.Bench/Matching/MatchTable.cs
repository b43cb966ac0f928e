using System.Globalization;
using System.Text;
using Heed.Bench.Workload;

namespace Heed.Bench.Matching;

/// <summary>A run as Markdown: where it ran, then a table with a column for each number of queries, then what Heed asks of itself.</summary>
internal static class MatchTable
{
    private const string NotMeasured = "not measured";

    /// <summary>A thread that got less of a core was disturbed.</summary>
    private const double Undisturbed = 0.95;

    public static string Of(MatchFigures figures)
    {
        StringBuilder text = new();
        IReadOnlyList<SizeFigures> sizes = figures.Sizes;
        text.AppendLine("# Matching")
            .AppendLine()
            .AppendLine($"`heed bench match`, {figures.Began:yyyy-MM-dd HH:mm} UTC, seed {figures.Seed}, commit {figures.Machine.Commit}, {figures.Machine.Cores} cores of {figures.Machine.Cpu}, {figures.Machine.Runtime}, {figures.Machine.System}.")
            .AppendLine($"Medians of {figures.PassCount} passes after warm-up. CPU-seconds are those of the whole process.");
        if (figures.Quick) text.AppendLine("**A quick run: it shows that matching works and agrees, not how fast it is.**");
        if (figures.ShareOfCore < Undisturbed)
            text.AppendLine($"**Others used the machine: in the median pass one thread got {figures.ShareOfCore:P0} of a core. What goes by the clock says little.**");
        text.AppendLine();
        Row("queries", sizes, size => $"{size.Queries:N0}");
        text.AppendLine($"|---|{string.Concat(Enumerable.Repeat("---:|", sizes.Count))}");
        for (int kind = 0; kind < sizes[0].Posts.Count; kind++)
        {
            int at = kind;
            PostsFigures posts = sizes[0].Posts[at];
            Row($"**posts: {posts.Kind}** ({posts.Posts:N0} of {posts.MeanBytes:0} bytes in the mean)", sizes, _ => "");
            Row("posts a CPU-second, one thread", sizes, size => Thousands(size.Posts[at].One.PostsACpuSecond));
            Row("slowest to fastest pass", sizes, size => $"{Thousands(size.Posts[at].One.Slowest)} to {Thousands(size.Posts[at].One.Fastest)}");
            Row("posts a second by the clock, one thread", sizes, size => Thousands(size.Posts[at].One.PostsASecond));
            Row("two threads over one, by the clock", sizes, size => size.Posts[at].Two is { } two ? $"{two.Wall:0.00}" : NotMeasured);
            Row("CPU a post, two threads over one", sizes, size => size.Posts[at].Two is { } two ? $"{two.CpuAPost:0.00}" : NotMeasured);
            Row("bytes allocated a post", sizes, size => $"{size.Posts[at].One.BytesAPost:N1}");
            Row("matches a post", sizes, size => $"{size.Posts[at].MatchesAPost:0.000}");
            Row("hash of the pairs", sizes, size => size.Posts[at].Pairs);
        }
        Row("**loading**", sizes, _ => "");
        Row("parse, CPU-seconds", sizes, size => $"{size.ParseSeconds:0.000}");
        Row("index, CPU-seconds", sizes, size => $"{size.IndexSeconds:0.000}");
        Row("tables", sizes, size => size.TableBytes is { } bytes ? Megabytes(bytes) : NotMeasured);
        Row("managed heap added by the index", sizes, size => Megabytes(size.HeapBytes));
        Row("**work**", sizes, _ => "");
        Row("candidates a post", sizes, size => size.CandidatesAPost is { } candidates ? $"{candidates:0.0}" : NotMeasured);
        Row("tests a post", sizes, size => size.TestsAPost is { } tests ? $"{tests:0.0}" : NotMeasured);
        Row("**same as a plain scan**", sizes, size => size.Scan.Agrees ? "yes" : "**no**");
        Row("pairs compared", sizes, size => $"{size.Scan.Pairs:N0}");
        Row("plain scan, posts a CPU-second (short posts, so many)", sizes, size => $"{Thousands(size.Scan.PostsACpuSecond)} ({size.Scan.Posts:N0})");
        Row("same in all passes, threads, after changes", sizes, size => size.Same ? "yes" : "**no**");
        Row($"**changes**, {sizes[0].Updates.Way}", sizes, _ => "");
        for (int kind = 0; kind < sizes[0].Updates.Changes.Count; kind++)
        {
            int at = kind;
            Row($"one {sizes[0].Updates.Changes[at].Kind}: median, worst (of)", sizes, size => Change(size.Updates.Changes[at]));
        }
        Row("longest single match before, during (ms)", sizes, size => $"{Milliseconds(size.Updates.CalmLongestMs)}, {Milliseconds(size.Updates.LongestMs)}");
        Row("pace kept by the matching thread during changes", sizes, size => $"{size.Updates.PaceKept:P0}");
        Row($"**{QueryMaker.HostileQueries} hostile queries added** (`con*`, `the OR and`)", sizes, _ => "");
        Row("their own matches a post", sizes, size => $"{size.Hostile.MatchesAPost:0.0}");
        Row("µs of CPU a post: without, with, hostile alone", sizes, size => $"{size.Hostile.Without:0.00}, {size.Hostile.With:0.00}, {size.Hostile.Alone:0.00}");
        Row("µs a post for each hostile query added", sizes, size => $"{(size.Hostile.With - size.Hostile.Without) / QueryMaker.HostileQueries:0.000}");
        Row("the rest match the same", sizes, size => size.Hostile.OthersUnchanged ? "yes" : "**no**");
        Baselines(text, figures);
        Dearest(text, sizes);
        Asked(text, sizes);
        return text.ToString();

        void Row(string name, IReadOnlyList<SizeFigures> of, Func<SizeFigures, string> value) =>
            text.AppendLine($"| {name} | {string.Join(" | ", of.Select(value))} |");
    }

    private static void Baselines(StringBuilder text, MatchFigures figures)
    {
        text.AppendLine().AppendLine("## Beside").AppendLine();
        text.AppendLine("| posts a CPU-second | the engine's reading alone (no queries) | cutting with `Words.Cut` | the same, and one dictionary look-up a word | runs of ASCII letters, one dictionary look-up each |").AppendLine("|---|---:|---:|---:|---:|");
        foreach (BaselineFigures baseline in figures.Baselines)
            text.AppendLine($"| {baseline.Kind} | {Thousands(baseline.ReadOnly.PostsACpuSecond)} | {Thousands(baseline.WordsOnly.PostsACpuSecond)} | {Thousands(baseline.WordsAndLookups.PostsACpuSecond)} | {Thousands(baseline.LettersAndLookups.PostsACpuSecond)} |");
    }

    private static void Dearest(StringBuilder text, IReadOnlyList<SizeFigures> sizes)
    {
        text.AppendLine().AppendLine("## The dearest queries").AppendLine();
        foreach (SizeFigures size in sizes)
        {
            if (size.Dearest is null)
            {
                text.AppendLine($"Of {size.Queries:N0}: {NotMeasured}.");
                continue;
            }
            text.AppendLine($"Of {size.Queries:N0}:").AppendLine().AppendLine("| query | candidates a post | tests a post |").AppendLine("|---|---:|---:|");
            foreach (DearQuery price in size.Dearest) text.AppendLine($"| `{Short(price.Text)}` | {price.Candidates:0.000} | {price.Tests:0.000} |");
            text.AppendLine();
        }
    }

    private static void Asked(StringBuilder text, IReadOnlyList<SizeFigures> sizes)
    {
        text.AppendLine().AppendLine("## What Heed asks of itself").AppendLine().AppendLine("| figure | measured | must | aim | must met |").AppendLine("|---|---:|---:|---:|---|");
        foreach (SizeFigures size in sizes)
        {
            PostsFigures posts = size.Posts[0];
            string of = $", {size.Queries:N0} queries";
            if (size.Queries == 10_000) AtLeast("posts a CPU-second" + of, posts.One.PostsACpuSecond, 300_000, 600_000, "N0");
            if (size.Queries == 100_000) AtLeast("posts a CPU-second" + of, posts.One.PostsACpuSecond, 80_000, 200_000, "N0");
            AtMost("bytes allocated a post" + of, posts.One.BytesAPost, 0, 0, "N1");
            if (posts.Two is { } two) AtLeast("two threads over one" + of, two.Wall, 1.8, 1.95, "0.00");
            if (size.Queries != 100_000) continue;
            AtMost("tables, MB" + of, size.TableBytes / 1e6, 128, 64, "0");
            AtMost("load, CPU-seconds" + of, size.ParseSeconds + size.IndexSeconds, 8, 3, "0.0");
            foreach (ChangeFigures change in size.Updates.Changes) AtMost($"one topic {change.Kind}, ms (worst){of}", change.WorstMs, 50, 10, "0.000");
        }

        void AtLeast(string name, double? value, double must, double aim, string format) => Line(name, value, must, aim, format, value >= must);

        void AtMost(string name, double? value, double must, double aim, string format) => Line(name, value, must, aim, format, value <= must);

        void Line(string name, double? value, double must, double aim, string format, bool met) => text.AppendLine(
            $"| {name} | {value?.ToString(format, CultureInfo.InvariantCulture) ?? NotMeasured} | {must:#,0.##} | {aim:#,0.##} | {(value is null ? "" : met ? "yes" : "no")} |");
    }

    private static string Change(ChangeFigures change) => $"{Milliseconds(change.MedianMs)}, {Milliseconds(change.WorstMs)} ms ({change.Times})";

    private static string Milliseconds(double value) => value < 1 ? $"{value:0.000}" : $"{value:0.0}";

    private static string Thousands(double value) => value >= 100 ? $"{value:N0}" : $"{value:0.0}";

    private static string Megabytes(long bytes) => $"{bytes / 1e6:0.0} MB";

    private static string Short(string text) => (text.Length > 100 ? text[..99] + "…" : text).Replace('|', '¦');
}
