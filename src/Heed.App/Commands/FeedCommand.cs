using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Heed.Sources.Feeds;

namespace Heed.App.Commands;

/// <summary><c>heed feed parse</c>: what Heed makes of a feed.</summary>
internal static class FeedCommand
{
    public static Command Create() => new("feed", "Look at feeds") { Parse() };

    private static Command Parse()
    {
        Argument<string[]> files = new("file") { Description = "Feed files (- is standard input)", HelpName = "FILE", Arity = ArgumentArity.OneOrMore };
        Option<string?> url = new("--url") { Description = "The address the feed came from, for relative links", HelpName = "BASE" };
        Option<bool> json = Folder.Json("one object a file with kind, version, title, link, language, entries and problems");
        Command command = new("parse", "Read RSS, Atom or JSON Feed files and say what is in them\n\nExit code 2 when a file is no feed; the others are read all the same.") { files, url, json };
        command.SetAction(parsed =>
        {
            Uri? address = null;
            if (parsed.GetValue(url) is { } given && !Uri.TryCreate(given, UriKind.Absolute, out address)) throw new ArgumentException($"--url: \"{given}\" is not a web address.");
            bool good = true;
            foreach (string file in parsed.GetValue(files)!)
            {
                Feed feed = FeedParser.Parse(Input.Bytes(file), contentType: null, address);
                good &= feed.Kind != "unknown";
                if (parsed.GetValue(json))
                {
                    JsonObject line = JsonSerializer.SerializeToNode(feed, Print.Lines)!.AsObject();
                    line.Insert(0, "file", file);
                    Console.Out.WriteLine(line.ToJsonString(Print.Lines));
                    continue;
                }
                Console.Out.WriteLine($"{file}: {feed.Kind} {feed.Version}, {feed.Entries.Count} entries: {feed.Title}");
                foreach (string problem in feed.Problems) Console.Out.WriteLine($"  problem: {problem}");
                foreach (FeedEntry entry in feed.Entries) Console.Out.WriteLine($"  {entry.Published:yyyy-MM-dd HH:mm} {entry.Title ?? entry.Id}");
            }
            return good ? Exit.Done : Exit.BadInput;
        });
        return command;
    }
}
