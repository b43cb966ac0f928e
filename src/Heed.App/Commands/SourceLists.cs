using Heed.Sources;

namespace Heed.App.Commands;

/// <summary><c>heed source add --opml</c> and <c>heed source list --opml</c>: lists of feeds, in and out.</summary>
internal static class SourceLists
{
    /// <summary>Proposes the feeds of a file as one list, for one approval.</summary>
    /// <param name="like">What all of them have in common.</param>
    /// <returns>An exit code: bad input when nothing was proposed, or something of the file was not taken.</returns>
    public static async Task<int> AddAsync(string file, string? id, Source like, Installation heed, bool json, CancellationToken cancel)
    {
        OpmlList list = OpmlList.Read(Input.Bytes(file));
        List<OpmlProblem> problems = [.. list.Problems];
        HashSet<string> taken = [.. heed.Sources.All().SelectMany(entry => (string?[])[entry.Source.Id, entry.List]).OfType<string>()];
        string name = id ?? SourceCommand.IdOf(list.Title is null ? Path.GetFileNameWithoutExtension(file) : list.Title + ".opml");
        if (name.Length == 0) name = "list";
        if (!taken.Add(name))
        {
            Print.Error($"There is a source or list \"{name}\" already. Give another --id.");
            return Exit.BadInput;
        }
        HashSet<string> read = [.. heed.Sources.All().Where(entry => entry.Standing is not Standing.Ended).Select(entry => entry.Source.Address)];
        List<Source> sources = [];
        foreach (OpmlFeed feed in list.Feeds)
        {
            Source source = like with { Id = Free(SourceCommand.IdOf(feed.Address), taken), Name = feed.Name, Address = feed.Address };
            if (read.Contains(feed.Address)) problems.Add(new(feed.Line, "This feed is a source already."));
            else if (SourceBook.Check(source) is [var problem, ..]) problems.Add(new(feed.Line, problem));
            else sources.Add(source);
        }
        foreach (OpmlProblem problem in problems.OrderBy(problem => problem.Line)) Print.Error($"{file}, line {problem.Line}: {problem.Message}");
        if (sources.Count == 0)
        {
            Print.Error("Nothing was proposed.");
            return Exit.BadInput;
        }
        if (await heed.Sources.ProposeListAsync(name, sources, Folder.Console(Role.Analyst), cancel) is not Outcome.Done)
        {
            Print.Error($"Somebody proposed a source or list of the same id meanwhile. Try again.");
            return Exit.BadInput;
        }
        if (json) Print.Json(new { list = name, standing = Standing.Proposed, sources = sources.Select(source => new { source.Id, source.Name, source.Address }), problems });
        else
        {
            foreach (Source source in sources) Console.Out.WriteLine($"{source.Id,-24} {source.Name}");
            Console.Out.WriteLine($"Proposed: the list {name}, {sources.Count} feeds. They are read once a steward approved it: heed approve {name} --as steward");
        }
        return problems.Count == 0 ? Exit.Done : Exit.BadInput;
    }

    /// <summary>The feeds that are read, for other readers.</summary>
    public static string Write(IEnumerable<SourceEntry> entries, Settings settings) => OpmlList.Write(
        $"Feeds read by {settings.Operator}",
        entries.Where(entry => entry.Standing is Standing.Live && entry.Source.Kind is SourceKind.Feed).Select(entry => new OpmlFeed(0, entry.Source.Name, entry.Source.Address)));

    /// <summary>The id, or with a number behind it when it is taken.</summary>
    private static string Free(string id, HashSet<string> taken)
    {
        if (id.Length == 0) id = "feed";
        string free = id;
        for (int n = 2; !taken.Add(free); n++) free = $"{id[..Math.Min(id.Length, 34)].TrimEnd('-')}-{n}";
        return free;
    }
}
