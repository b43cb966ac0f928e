using System.CommandLine;
using Heed.Match.Language;
using Heed.Reports;
using Heed.Sources;
using Heed.Topics;

namespace Heed.App.Commands;

/// <summary><c>heed topic add|list|check|try</c>.</summary>
internal static class TopicCommand
{
    public static Command Create() => new("topic", "Propose, list, check and try topics: saved queries with a purpose") { Add(), List(), Check(), Try() };

    private static Command Add()
    {
        Option<FileInfo> file = new("--file") { Description = "JSON lines of {\"id\",\"query\",\"name\"?} (- is standard input)", HelpName = "Q.jsonl", Required = true };
        Option<string> purpose = new("--purpose") { Description = "Why this is listened for; stands on the public page", Required = true };
        Option<Lane[]> lanes = new("--lanes") { Description = "The lanes heard: press, public, addressed", AllowMultipleArgumentsPerToken = true, Required = true };
        Option<int> keep = new("--keep") { Description = "Days a mention is kept, 1 to 365", DefaultValueFactory = _ => 90 };
        Option<PeriodLength> length = new("--period") { Description = "How long a figure period is: week or month; fixed at approval", DefaultValueFactory = _ => PeriodLength.Week };
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"id\",\"standing\",\"findings\",\"proposedPeriod\"} a topic");
        Command command = new("add", "Propose topics; they are matched once the steward approved them\n\nA topic with errors is not saved; it is reported with the place, the others are saved, and the exit code is 2.") { file, purpose, lanes, keep, length, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            bool good = true;
            foreach ((int line, string text) in Input.Lines(parsed.GetValue(file)!.ToString()).Index())
            {
                if (text.Length == 0) continue;
                if (!TopicLine.TryRead(text, out TopicLine given, out string problem))
                {
                    Print.Error($"line {line + 1} {problem}");
                    good = false;
                    continue;
                }
                Topic topic = new(given.Id, given.Name, given.Query, parsed.GetValue(purpose)!, [.. parsed.GetValue(lanes)!.Distinct()], [], parsed.GetValue(keep), parsed.GetValue(length));
                IReadOnlyList<TopicProblem> problems = heed.Topics.Check(topic);
                bool saved = !problems.Any(found => found.IsError);
                Outcome outcome = saved ? await heed.Topics.ProposeAsync(topic, Folder.Console(Role.Analyst), cancel) : Outcome.NotNow;
                if (saved && outcome is Outcome.NotNow) Print.Error($"{topic.Id}: its figure period is fixed since it was approved; keep it.");
                good &= outcome is Outcome.Done;
                PeriodProposal? period = saved ? heed.Periods.For(topic) : null;
                if (parsed.GetValue(json)) Print.Json(new { id = topic.Id, standing = outcome is Outcome.Done ? "proposed" : null, findings = problems.Select(found => found.Finding), proposedPeriod = period?.Length });
                else
                {
                    foreach (TopicProblem found in problems) Print.Error($"{topic.Id}, {found.Where}: {found.Finding.Code} at {found.Finding.Start}: {found.Finding.Message}");
                    if (outcome is Outcome.Done) Console.Out.WriteLine($"Proposed: {topic.Id}. Try it: heed topic try {topic.Id}. Then: heed approve {topic.Id} --as steward");
                    if (outcome is Outcome.Done && period is { IsKnown: true } && period.Length != topic.Period)
                        Console.Out.WriteLine($"  {period.Sentence} To change it: --period {period.Length.ToString().ToLowerInvariant()}; it is fixed at approval.");
                }
            }
            return good ? Exit.Done : Exit.BadInput;
        });
        return command;
    }

    private static Command List()
    {
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("one object a topic");
        Command command = new("list", "List all topics, newest version first") { data, json };
        command.SetAction(async (parsed, _) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            IReadOnlyList<TopicEntry> all = heed.Topics.All();
            if (all.Count == 0 && !parsed.GetValue(json)) Console.Out.WriteLine("No topics yet. Propose some: heed topic add --file topics.jsonl --purpose TEXT --lanes public");
            foreach (TopicEntry entry in all)
            {
                if (parsed.GetValue(json)) Print.Json(new { entry.Topic.Id, entry.Version, entry.Standing, entry.Topic.Name, entry.Topic.Query, entry.Topic.Lanes, entry.ApprovedAt, entry.EndedAt, entry.Trials });
                else Console.Out.WriteLine($"{entry.Topic.Id,-24} v{entry.Version,-3} {entry.Standing,-9} {entry.Topic.Query}");
            }
            return Exit.Done;
        });
        return command;
    }

    private static Command Check()
    {
        Argument<string> query = new("query") { Description = "The query" };
        Option<string> data = Folder.Option();
        Option<Lane[]> lanes = new("--lanes") { Description = "The lanes it would hear", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [Lane.Public] };
        Option<bool> json = Folder.Json("{\"ok\",\"canonical\",\"findings\",\"proposedPeriod\"}");
        Command command = new("check", "Say what is right and wrong about a query, as a topic of this installation") { query, data, lanes, json };
        command.SetAction(async (parsed, _) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            Topic topic = new("check", "Check", parsed.GetValue(query)!, "Only to be checked", parsed.GetValue(lanes)!, []);
            IReadOnlyList<TopicProblem> problems = heed.Topics.Check(topic);
            bool ok = !problems.Any(problem => problem.IsError);
            PeriodProposal? period = ok ? heed.Periods.For(topic) : null;
            if (parsed.GetValue(json)) Print.Json(new { ok, canonical = ok ? heed.Queries.Parse(topic.Query, QueryUse.Topic, topic.PressOnly).Canonical : null, findings = problems.Select(problem => problem.Finding), proposedPeriod = period?.Length });
            else
            {
                Console.Out.WriteLine(ok ? "ok" : "not ok");
                foreach (TopicProblem problem in problems)
                {
                    Console.Out.WriteLine($"  {problem.Finding.Severity.ToString().ToLowerInvariant()} {problem.Finding.Code} at {problem.Finding.Start}: {problem.Finding.Message}");
                    if (problem.Finding.Suggestion is { } suggestion) Console.Out.WriteLine($"    try: {suggestion}");
                }
                if (period is not null) Console.Out.WriteLine($"  {period.Sentence}");
            }
            return ok ? Exit.Done : Exit.BadInput;
        });
        return command;
    }

    private static Command Try()
    {
        Argument<string> id = new("id") { Description = "A topic that is proposed" };
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"read\",\"found\",\"samples\":[{\"source\",\"published\",\"text\"}],\"silent\"}");
        Command command = new("try", "Try a proposed topic on what its sources show now; nothing is kept\n\nThree trials a day, each recorded in the log.") { id, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            switch (await heed.Trials.RunAsync(parsed.GetValue(id)!, Folder.Console(Role.Analyst), cancel))
            {
                case TrialResult.Ran ran when parsed.GetValue(json):
                    Print.Json(new { ran.Read, ran.Found, samples = ran.Samples.Select(sample => new { sample.Post.Source, published = sample.Post.Written, sample.Post.Text }), ran.Silent });
                    return Exit.Done;
                case TrialResult.Ran ran:
                    Console.Out.WriteLine($"Read {ran.Read} posts; {ran.Found} match. Nothing was kept.");
                    foreach (Sample sample in ran.Samples) Console.Out.WriteLine($"  [{sample.Post.Source}] {Shorten(sample.Post.Title is null ? sample.Post.Text : $"{sample.Post.Title}: {sample.Post.Text}")}");
                    foreach (string silent in ran.Silent) Console.Out.WriteLine($"  not read: {silent}");
                    return Exit.Done;
                case TrialResult.UsedUp:
                    Print.Error($"The day's {TopicBook.TrialsADay} trials are used. They begin anew at midnight UTC.");
                    return Exit.Failed;
                default:
                    Print.Error($"There is no proposed topic \"{parsed.GetValue(id)}\". heed topic list shows all.");
                    return Exit.BadInput;
            }
        });
        return command;
    }

    private static string Shorten(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 120 ? line : line[..119] + "…";
    }
}
