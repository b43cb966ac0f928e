using System.CommandLine;
using System.Text.RegularExpressions;
using Heed.Intake;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Heed.Sources.Imap;

namespace Heed.App.Commands;

/// <summary><c>heed source add|secret|list|check|remove</c>.</summary>
internal static partial class SourceCommand
{
    public static Command Create() => new("source", "Propose, list, check and take off the places that are read") { Add(), Secret(), List(), Check(), Remove() };

    private static Command Add()
    {
        Argument<string?> address = new("address") { Arity = ArgumentArity.ZeroOrOne, Description = "/tell/ID for a form that people write to, a web address (of a feed, a page that names one, a Mastodon timeline, a Discourse forum, Hacker News, a search or stream of Bluesky), of a mailbox (imaps://USER@HOST/FOLDER), or the path of a file or maildir folder" };
        Option<string> data = Folder.Option();
        Option<Lane?> lane = new("--lane") { Description = "On what footing people speak there: press, public or addressed; without it public, of a form addressed. Fixed at the approval" };
        Option<Speakers> speakers = new("--speakers") { Description = "Whose people speak there: institution (it publishes), others, anybody, or ownpeople (your own staff among themselves: refused)", Required = true };
        Option<string> agreement = new("--agreement") { Description = "Of the lane workers: the written agreement with their representatives", DefaultValueFactory = _ => "" };
        Option<string> refer = new("--refer") { Description = "Of what is addressed to you: whom to write to with messages that are not taken", DefaultValueFactory = _ => "" };
        Option<string> purpose = new("--purpose") { Description = "Why it is read; stands on the public page", Required = true };
        Option<string> whose = new("--whose") { Description = "In words: who speaks there", Required = true };
        Option<string?> opml = new("--opml") { Description = "A list of feeds (OPML) instead of an address: one approval for all of it", HelpName = "FILE" };
        Option<string?> id = new("--id") { Description = "Short id for queries (source:ID); without it, made from the address" };
        Option<string?> name = new("--name") { Description = "Name for people" };
        Option<SourceKind?> kind = new("--kind") { Description = "feed, mastodon, discourse, hackernews, bluesky, imap, jsonl, csv, xlsx, mbox, maildir or form; without it, found out by looking there" };
        Option<string?> country = new("--country") { Description = "ISO 3166-1, two letters" };
        Option<string> origin = new("--origin") { Description = "Of a file: where it comes from and the right to hold it", DefaultValueFactory = _ => "" };
        Option<string[]> map = new("--map") { Description = "CSV and XLSX: which column holds what, as text=body id=review_id author=user rating=stars published=date lang=lang, or the id of a source that has the same columns", AllowMultipleArgumentsPerToken = true };
        Option<string?> sheet = new("--sheet") { Description = "XLSX: the sheet; without it, the first", HelpName = "NAME" };
        Option<string[]> set = new("--set") { Description = "A mailbox: mark=seen or mark=KEYWORD, which every mail that was read gets, answer=smtps://USER@HOST (required), the mail server that takes its answers, and from=ADDRESS, as whom; Bluesky: whom to ask, as appview=https://… plc=https://…; of a search also account=HANDLE pds=https://…", AllowMultipleArgumentsPerToken = true };
        Option<int> keep = new("--keep") { Description = "Days a mention is kept, 1 to 365", DefaultValueFactory = _ => 90 };
        Option<int> every = new("--every") { Description = "Minutes between two readings", DefaultValueFactory = _ => 30 };
        Option<bool> json = Folder.Json("{\"id\",\"standing\",\"kind\",\"address\",\"terms\"}; of a list {\"list\",\"standing\",\"sources\",\"problems\"}");
        Command command = new("add", "Propose a source; it is read once the steward approved it\n\nExample: heed source add https://news.example/feed.xml --lane press --purpose \"Know what is reported on the town\" --speakers institution --whose \"the newsroom\"")
        { address, opml, data, lane, purpose, speakers, whose, agreement, refer, id, name, kind, country, origin, map, sheet, set, keep, every, json };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(address) is null == parsed.GetValue(opml) is null)
            {
                Print.Error("Give an address, or a list of feeds with --opml.");
                return Exit.BadInput;
            }
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            if (parsed.GetValue(opml) is { } list)
            {
                Source like = new(
                    "", SourceKind.Feed, "", "", parsed.GetValue(lane) ?? Lane.Public, parsed.GetValue(country), parsed.GetValue(purpose)!, "", parsed.GetValue(whose)!, new Dictionary<string, string>(),
                    parsed.GetValue(keep), TimeSpan.FromMinutes(parsed.GetValue(every)))
                {
                    Speakers = parsed.GetValue(speakers),
                    Referral = parsed.GetValue(refer)!,
                };
                return await SourceLists.AddAsync(list, parsed.GetValue(id), like, heed, parsed.GetValue(json), cancel);
            }
            string place = parsed.GetValue(address)!;
            if (await LookAsync(place, parsed.GetValue(kind), heed, cancel) is not { } found) return Exit.BadInput;
            Source source = new(
                parsed.GetValue(id) ?? IdOf(place), found.Kind, parsed.GetValue(name) ?? place, found.Address,
                parsed.GetValue(lane) ?? (found.Kind is SourceKind.Form ? Lane.Addressed : Lane.Public), parsed.GetValue(country), parsed.GetValue(purpose)!, parsed.GetValue(origin)!, parsed.GetValue(whose)!,
                Mapping([.. parsed.GetValue(map) ?? [], .. parsed.GetValue(set) ?? []], parsed.GetValue(sheet), heed.Sources), parsed.GetValue(keep), TimeSpan.FromMinutes(parsed.GetValue(every)))
            {
                Speakers = parsed.GetValue(speakers),
                Agreement = parsed.GetValue(agreement)!,
                Referral = parsed.GetValue(refer)!,
            };
            IReadOnlyList<string> problems = SourceBook.Check(source);
            foreach (string problem in problems) Print.Error(problem);
            if (problems.Count > 0) return Exit.BadInput;
            if (heed.RefusalOf(source) is { } refusal)
            {
                Print.Error(refusal);
                return Exit.BadInput;
            }
            if (await heed.Sources.ProposeAsync(source, Folder.Console(Role.Analyst), cancel) is Outcome.Taken)
            {
                Print.Error(heed.Sources.TakenBy(source));
                return Exit.BadInput;
            }
            if (parsed.GetValue(json)) Print.Json(new { id = source.Id, standing = Standing.Proposed, kind = source.Kind, address = source.Address, terms = found.Terms });
            else
            {
                foreach (string term in found.Terms) Console.Out.WriteLine(term);
                Console.Out.WriteLine($"Proposed: {source.Id} ({source.Name}). It is {(source.IsIntake ? "open" : "read")} once a steward approved it: heed approve {source.Id} --as steward");
            }
            return Exit.Done;
        });
        return command;
    }

    private static Command Secret()
    {
        Argument<string> id = new("id") { Description = "The source's id" };
        Option<string> data = Folder.Option();
        Option<bool> forget = new("--forget") { Description = "Forget the one there is" };
        Option<bool> json = Folder.Json("{\"id\",\"secret\"}, secret being kept or forgotten");
        Command command = new("secret", "Give a source what nobody else may see: of a mailbox its password, of a Bluesky search the app password of its account\n\nIt is read from standard input, so that it stands in no list of commands or processes, and kept sealed.\n\nExample: heed source secret ferry-search < app-password.txt")
        { id, data, forget, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            if (heed.Sources.Find(parsed.GetValue(id)!) is not { Source: var source })
            {
                Print.Error($"There is no source \"{parsed.GetValue(id)}\". heed source list shows all.");
                return Exit.BadInput;
            }
            bool forgets = parsed.GetValue(forget);
            if (forgets) heed.Secrets.Remove(source.Id);
            else
            {
                bool mailbox = source.Kind is SourceKind.Imap;
                if (!mailbox && (source.Kind is not SourceKind.Bluesky || source.IsFollowed))
                {
                    Print.Error("Only a mailbox and a Bluesky search need a secret: all else is read as anybody reads it.");
                    return Exit.BadInput;
                }
                if (!Console.IsInputRedirected) await Console.Error.WriteAsync($"{(mailbox ? "Password" : "App password")} (shown as you type): ");
                string? secret = (await Console.In.ReadLineAsync(cancel))?.Trim();
                if (mailbox && secret is not { Length: > 0 and <= SourceSecrets.LongestSecret })
                {
                    Print.Error($"A password has 1 to {SourceSecrets.LongestSecret} characters.");
                    return Exit.BadInput;
                }
                if (!mailbox && (secret is null || !AppPassword().IsMatch(secret)))
                {
                    Print.Error("This is no app password (xxxx-xxxx-xxxx-xxxx). Make one in the account's settings under Privacy and security; the account's own password is never asked for.");
                    return Exit.BadInput;
                }
                heed.Secrets.Put(source.Id, secret!);
            }
            if (parsed.GetValue(json)) Print.Json(new { id = source.Id, secret = forgets ? "forgotten" : "kept" });
            else Console.Out.WriteLine(forgets ? $"Forgotten: the secret of {source.Id}" : $"Kept, sealed: the secret of {source.Id}");
            return Exit.Done;
        });
        return command;
    }

    private static Command List()
    {
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("one object a source");
        Option<bool> opml = new("--opml") { Description = "The feeds that are read, as OPML for other readers" };
        Command command = new("list", "List all sources and how their reading goes") { data, opml, json };
        command.SetAction(async (parsed, _) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            if (parsed.GetValue(opml))
            {
                Console.Out.Write(SourceLists.Write(heed.Sources.All(), heed.Settings));
                return Exit.Done;
            }
            Dictionary<string, Reading> readings = heed.Intake.All().ToDictionary(reading => reading.Source);
            IReadOnlyList<SourceEntry> all = heed.Sources.All();
            if (all.Count == 0 && !parsed.GetValue(json)) Console.Out.WriteLine("No sources yet. Propose one: heed source add URL --purpose TEXT --whose TEXT");
            foreach (SourceEntry entry in all)
            {
                Reading? reading = readings.GetValueOrDefault(entry.Source.Id);
                if (parsed.GetValue(json)) Print.Json(new { entry.Source.Id, entry.Source.Name, entry.Source.Address, entry.Source.Lane, entry.Standing, entry.List, state = reading?.State ?? "waiting", reading?.Health, reading?.Since, reading?.Message, reading?.Good, reading?.Due, reading?.Arrived, reading?.Usual });
                else Console.Out.WriteLine($"{entry.Source.Id,-24} {entry.Standing,-9} {entry.Source.Lane,-10} {reading?.State ?? "waiting",-8} {reading?.Message ?? entry.Source.Address}");
            }
            return Exit.Done;
        });
        return command;
    }

    private static Command Check()
    {
        Argument<string> id = new("id") { Description = "The source's id" };
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"id\",\"health\",\"message\",\"entries\",\"problems\"}");
        Command command = new("check", "Read a source once, keep nothing, and say how it went") { id, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            if (heed.Sources.Find(parsed.GetValue(id)!) is not { } entry)
            {
                Print.Error($"There is no source \"{parsed.GetValue(id)}\". heed source list shows all.");
                return Exit.BadInput;
            }
            (Health health, string? message, int entries, List<string> problems) = (Health.Reading, null, 0, []);
            try
            {
                await foreach (Delivery delivery in heed.OpenSource(entry.Source).ReadAsync(null, cancel))
                {
                    if (delivery is Delivery.Entry) entries++;
                    if (delivery is Delivery.Problem(var problem)) problems.Add(problem);
                }
            }
            catch (SourceException failure)
            {
                (health, message) = (failure.Health, failure.Message);
            }
            string band = Reading.Band(entries);
            if (parsed.GetValue(json)) Print.Json(new { entry.Source.Id, health, message, entries = band, problems });
            else
            {
                Console.Out.WriteLine($"{entry.Source.Id}: {health}{(message is null ? $", {band} entries" : $": {message}")}");
                foreach (string problem in problems) Console.Out.WriteLine($"  {problem}");
            }
            return health is Health.Reading ? Exit.Done : Exit.Failed;
        });
        return command;
    }

    private static Command Remove()
    {
        Argument<string> id = new("id") { Description = "The source's id" };
        Option<string> data = Folder.Option();
        Option<string> why = new("--why") { Description = "Why it is taken off; stands on the public page", DefaultValueFactory = _ => "No longer needed." };
        Option<bool> json = Folder.Json("{\"id\",\"standing\"}");
        Command command = new("remove", "Take a source off; its line stays on the public page as ended") { id, data, why, json };
        command.SetAction(async (parsed, cancel) =>
        {
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            Outcome outcome = await heed.Sources.EndAsync(parsed.GetValue(id)!, Folder.Console(Role.Steward), parsed.GetValue(why)!, cancel);
            if (outcome is not Outcome.Done)
            {
                Print.Error(outcome is Outcome.Unknown ? $"There is no source \"{parsed.GetValue(id)}\"." : "It has ended already.");
                return Exit.BadInput;
            }
            if (parsed.GetValue(json)) Print.Json(new { id = parsed.GetValue(id), standing = Standing.Ended });
            else Console.Out.WriteLine($"Taken off: {parsed.GetValue(id)}");
            return Exit.Done;
        });
        return command;
    }

    /// <summary>Looks what stands at an address.</summary>
    /// <returns>Null: nothing that can be read; it was said why.</returns>
    private static async Task<FoundPlace?> LookAsync(string address, SourceKind? said, Installation heed, CancellationToken cancel)
    {
        if (said is SourceKind.Form || (said is null && address.StartsWith(Source.FormAddress(""), StringComparison.Ordinal)))
            return new(SourceKind.Form, address, ["What people send to a form is kept, and is its own topic; whoever sends what is not taken is told at once."]);
        if (ImapSource.IsAt(address)) return new(SourceKind.Imap, address, ImapSource.Terms);
        if (said is SourceKind.Bluesky) return new(SourceKind.Bluesky, BlueskyAddress.Complete(address), BlueskyAddress.TermsOf(address));
        bool onTheWeb = BlueskyAddress.Looks(address) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        if (said is { } kind) return new(kind, onTheWeb ? address : Path.GetFullPath(address), []);
        if (Directory.Exists(address)) return new(SourceKind.Maildir, Path.GetFullPath(address), []);
        if (!onTheWeb && KindOf(address) is { } file) return new(file, Path.GetFullPath(address), []);
        // What else it may be is not guessed: SourceBook says what is wrong with it.
        if (!onTheWeb) return new(SourceKind.Feed, address, []);
        try
        {
            return await FoundPlace.FindAsync(address, heed.Client, cancel);
        }
        catch (SourceException silent) when (silent.Health is Health.Broken && silent.Status is null && silent.InnerException is HttpRequestException)
        {
            return new(SourceKind.Feed, address, [$"{silent.Message} It is proposed as a feed; heed source check tells whether it is one."]);
        }
        catch (SourceException no)
        {
            Print.Error($"{no.Message} It was not proposed.");
            return null;
        }
    }

    /// <summary>An id from an address: its host, or its file's name.</summary>
    internal static string IdOf(string address)
    {
        string from = Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? uri.Host : Path.GetFileNameWithoutExtension(address);
        string id = NotInIds().Replace(from.ToLowerInvariant(), "-").Trim('-');
        return id.Length > 40 ? id[..40] : id;
    }

    /// <summary>The kind of a file by its ending; null: none that Heed reads ends so.</summary>
    internal static SourceKind? KindOf(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".jsonl" or ".ndjson" => SourceKind.Jsonl,
        ".csv" or ".tsv" => SourceKind.Csv,
        ".xlsx" => SourceKind.Xlsx,
        ".mbox" => SourceKind.Mbox,
        _ => null,
    };

    /// <param name="pairs"><c>FIELD=COLUMN</c>, or the id of a source whose mapping is taken over.</param>
    /// <param name="sheet">Null: not said.</param>
    internal static Dictionary<string, string> Mapping(IEnumerable<string> pairs, string? sheet, SourceBook sources)
    {
        Dictionary<string, string> mapping = [];
        foreach (string pair in pairs)
        {
            if (pair.Split('=', 2) is [{ Length: > 0 } field, { Length: > 0 } column]) mapping[field] = column;
            else if (sources.Find(pair) is { } other) foreach ((string one, string same) in other.Source.Mapping) mapping[one] = same;
            else throw new ArgumentException($"--map: \"{pair}\" is neither FIELD=COLUMN nor the id of a source.");
        }
        if (sheet is not null) mapping["sheet"] = sheet;
        return mapping;
    }

    [GeneratedRegex("^[a-z0-9]{4}(-[a-z0-9]{4}){3}$", RegexOptions.CultureInvariant)]
    private static partial Regex AppPassword();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotInIds();
}
