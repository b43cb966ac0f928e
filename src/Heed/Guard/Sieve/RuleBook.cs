using Heed.Match;
using Heed.Match.Language;

namespace Heed.Guard.Sieve;

/// <summary>The rules as the files beside it give them; the first lines of the English one say how they are written.</summary>
/// <param name="Rules">What people say who organise.</param>
/// <param name="LookAlikes">What only looks like it.</param>
/// <param name="Queries">What nobody may ask for.</param>
internal sealed record RuleBook(IReadOnlyList<NamedQuery> Rules, IReadOnlyList<NamedQuery> LookAlikes, IReadOnlyList<NamedQuery> Queries)
{
    private static readonly string[] Languages = ["en", "es", "de", "fr", "it", "pl"];

    /// <summary>All languages together: people mix them.</summary>
    /// <exception cref="InvalidDataException">A line is no query.</exception>
    public static RuleBook Read()
    {
        RuleBook[] books = [.. Languages.Select(Read)];
        return new(
            [.. books.SelectMany(book => book.Rules)],
            [.. books.SelectMany(book => book.LookAlikes)],
            [.. books.SelectMany(book => book.Queries)]);
    }

    private static RuleBook Read(string language)
    {
        string resource = $"Heed.Guard.Sieve.Rules.organising.{language}.txt";
        using StreamReader reader = new(typeof(RuleBook).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The rules {resource} are missing."));
        Dictionary<string, string> groups = [];
        List<NamedQuery> rules = [];
        List<NamedQuery> lookAlikes = [];
        List<NamedQuery> queries = [];
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '$' && line.Split(" = ", 2) is [var name, var group])
            {
                groups[PlainLetters.Of(name)] = $"({PlainLetters.Of(group)})";
                continue;
            }
            // A plain letter matches the accented one too, and not the other way round. Only a look-alike may depend on an accent.
            string rule = line[0] == '~' ? line[1..] : PlainLetters.Of(line.TrimStart('!', '?'));
            NamedQuery query = Parse(language, number, rule, groups);
            if (line[0] == '~') lookAlikes.Add(query);
            if (line[0] is '!' or '?') queries.Add(query);
            if (line[0] is not ('~' or '?')) rules.Add(query);
        }
        return new(rules, lookAlikes, queries);
    }

    private static NamedQuery Parse(string language, int number, string line, Dictionary<string, string> groups)
    {
        foreach ((string name, string group) in groups) line = line.Replace(name, group, StringComparison.Ordinal);
        if (line.Contains('$')) throw new InvalidDataException($"Line {number} of the rules for {language} names a group that is not there.");
        ParsedQuery parsed = Query.Parse(line);
        if (parsed.Tree is { } tree) return new($"{language}-{number}", tree);
        Finding error = parsed.Findings.First(finding => finding.Severity is Severity.Error);
        throw new InvalidDataException($"Line {number} of the rules for {language}, at {error.Start}: {error.Message}");
    }
}
