using System.CommandLine;
using System.Diagnostics;
using Heed.Guard;
using Heed.Match;
using Heed.Match.Dialects;
using Heed.Match.Index;
using Heed.Match.Language;
using Heed.Match.Text;
using Heed.Topics;

namespace Heed.App.Commands;

/// <summary><c>heed query parse|match|lint|import|explain</c>: the query language without a data folder.</summary>
internal static partial class QueryCommand
{
    private static readonly QueryCheck Check = new(pressOnly => [new QueryRefusals(pressOnly, [])]);

    public static Command Create() => new("query", "Check queries and match posts against them, without a data folder") { Parse(), Match(), Lint(), Import(), Explain() };

    private static Command Parse()
    {
        Argument<string?> query = new("query") { Description = "The query; put -- before one that begins with a hyphen", Arity = ArgumentArity.ZeroOrOne };
        Option<FileInfo?> file = new("--file") { Description = "Read queries from a file, one a line (- is standard input)", HelpName = "F" };
        Option<Dialect?> dialect = new("--dialect") { Description = "Read the query as brandwatch, talkwalker or meltwater", HelpName = "D" };
        Option<bool> json = Folder.Json("one object a query with ok, canonical and findings");
        Command command = new("parse", "Say what is right and wrong about a query\n\nExample: heed query parse '(tram OR bus) AND (late OR delayed)'\nExit code 2 when a query has errors.") { query, file, dialect, json };
        command.SetAction(parsed =>
        {
            IEnumerable<string> queries = (parsed.GetValue(query), parsed.GetValue(file)) switch
            {
                ({ } one, null) => [one],
                (null, { } lines) => Input.Lines(lines.ToString()),
                _ => throw new ArgumentException("Give one query, or --file with one query a line."),
            };
            bool good = true;
            foreach (string text in queries)
            {
                if (parsed.GetValue(dialect) is { } foreign)
                {
                    good &= Show(Bring(foreign, text), parsed.GetValue(json));
                    continue;
                }
                ParsedQuery result = Check.Parse(text, QueryUse.Topic);
                good &= result.Ok;
                if (parsed.GetValue(json)) Print.Json(new { ok = result.Ok, canonical = result.Canonical, findings = result.Findings });
                else Show(result);
            }
            return good ? Exit.Done : Exit.BadInput;
        });
        return command;
    }

    private static Command Match()
    {
        Option<FileInfo> queries = new("--queries") { Description = "JSON lines of {\"id\",\"query\"}", HelpName = "Q.jsonl", Required = true };
        Option<FileInfo> posts = new("--posts") { Description = "JSON lines of posts: {\"id\",\"text\"} and what else is known", HelpName = "P.jsonl", Required = true };
        Option<bool> json = Folder.Json("{\"post\",\"topics\"} a line for every post, in input order");
        Option<bool> explain = new("--explain") { Description = "Add the spans that made each topic match" };
        Option<bool> stats = new("--stats") { Description = "Say posts a second and memory on standard error" };
        Command command = new("match", "Match posts against queries\n\nA query with errors is reported on standard error with its id; the rest run, and the exit code is 2.") { queries, posts, json, explain, stats };
        command.SetAction(parsed =>
        {
            (List<NamedQuery> named, bool good) = ReadQueries(parsed.GetValue(queries)!);
            TopicIndex index = new(named);
            int count = 0;
            long began = Stopwatch.GetTimestamp();
            foreach ((int line, string text) in Input.Lines(parsed.GetValue(posts)!.ToString()).Index())
            {
                if (text.Length == 0) continue;
                if (!PostLine.TryRead(text, out string id, out PostFields? post, out string problem))
                {
                    Print.Error($"posts, line {line + 1}: {problem}");
                    good = false;
                    continue;
                }
                count++;
                MatchResult result = index.Match(post);
                foreach ((string failed, Exception error) in result.Errors) Print.Error($"query {failed} failed on post {id}: {error.Message}");
                good &= result.Errors.Count == 0;
                if (result.WasCut) Print.Error($"posts, line {line + 1}: only the first {Words.MaxLength:N0} characters of a title or text are looked at; what comes after was not matched");
                if (!parsed.GetValue(json)) Console.Out.WriteLine($"{id}: {string.Join(", ", result.Topics)}");
                else if (!parsed.GetValue(explain)) Print.Json(new { post = id, topics = result.Topics });
                else Print.Json(new { post = id, topics = result.Topics, spans = result.Topics.ToDictionary(topic => topic, topic => index.Explain(topic, post).Select(Span)) });
            }
            if (parsed.GetValue(stats))
            {
                double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
                Console.Error.WriteLine($"{count} posts in {seconds:0.00} s: {count / Math.Max(seconds, 1e-6):0} posts a second; {Process.GetCurrentProcess().PeakWorkingSet64 / 1_000_000} MB");
            }
            return good ? Exit.Done : Exit.BadInput;
        });
        return command;
    }

    private static object[] Span(MatchSpan span) => [span.Part.ToString().ToLowerInvariant(), span.Start, span.Length];

    private static (List<NamedQuery> Queries, bool Good) ReadQueries(FileInfo file)
    {
        Dictionary<string, NamedQuery> named = [];
        bool good = true;
        foreach ((int line, string text) in Input.Lines(file.ToString()).Index())
        {
            if (text.Length == 0) continue;
            if (!TopicLine.TryRead(text, out TopicLine topic, out string problem))
            {
                Print.Error($"queries, line {line + 1}: {problem}");
                good = false;
                continue;
            }
            ParsedQuery parsed = Check.Parse(topic.Query, QueryUse.Topic);
            foreach (Finding finding in parsed.Findings.Where(finding => finding.Severity is Severity.Error)) Print.Error($"query {topic.Id}: {finding.Code} at {finding.Start}: {finding.Message}");
            if (parsed.Tree is { } tree && named.TryAdd(topic.Id, new(topic.Id, tree))) continue;
            if (parsed.Tree is not null) Print.Error($"query {topic.Id}: the id stands twice; the first one counts");
            good = false;
        }
        foreach ((string id, string problem) in TopicReferences.Check(named.Values))
        {
            Print.Error($"query {id}: {problem}");
            named.Remove(id);
            good = false;
        }
        return ([.. named.Values], good);
    }

    private static void Show(ParsedQuery result)
    {
        Console.Out.WriteLine(result.Ok ? $"ok: {result.Canonical}" : $"not ok: {result.Text}");
        Show(result.Findings);
    }

    private static void Show(IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
        {
            Console.Out.WriteLine($"  {finding.Severity.ToString().ToLowerInvariant()} {finding.Code} at {finding.Start}: {finding.Message}");
            if (finding.Suggestion is { } suggestion) Console.Out.WriteLine($"    try: {suggestion}");
        }
    }
}
