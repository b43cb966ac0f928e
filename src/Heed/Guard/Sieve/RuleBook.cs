using Heed.Match;
using Heed.Match.Language;

namespace Heed.Guard.Sieve;

/// <summary>The rules of one language as the file beside it gives them: one query a line, groups by name, look-alikes behind a "~".</summary>
/// <param name="Rules">What people say who organise.</param>
/// <param name="LookAlikes">What only looks like it.</param>
internal sealed record RuleBook(IReadOnlyList<NamedQuery> Rules, IReadOnlyList<NamedQuery> LookAlikes)
{
    private static readonly string[] Languages = ["en", "es", "de", "fr", "it", "pl"];

    /// <summary>All languages together: people mix them.</summary>
    /// <exception cref="InvalidDataException">A line is no query.</exception>
    public static RuleBook Read()
    {
        RuleBook[] books = [.. Languages.Select(Read)];
        return new([.. books.SelectMany(book => book.Rules)], [.. books.SelectMany(book => book.LookAlikes)]);
    }

    private static RuleBook Read(string language)
    {
        string resource = $"Heed.Guard.Sieve.Rules.organising.{language}.txt";
        using StreamReader reader = new(typeof(RuleBook).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"The rules {resource} are missing."));
        Dictionary<string, string> groups = [];
        List<NamedQuery> rules = [];
        List<NamedQuery> lookAlikes = [];
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            line = line.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line[0] == '$' && line.Split(" = ", 2) is [var name, var group]) groups[name] = $"({group})";
            else if (line[0] == '~') lookAlikes.Add(Parse(language, number, line[1..], groups));
            else rules.Add(Parse(language, number, line, groups));
        }
        return new(rules, lookAlikes);
    }

    private static NamedQuery Parse(string language, int number, string line, Dictionary<string, string> groups)
    {
        foreach ((string name, string group) in groups) line = line.Replace(name, group, StringComparison.Ordinal);
        ParsedQuery parsed = Query.Parse(line);
        if (parsed.Tree is { } tree) return new($"{language}-{number}", tree);
        Finding error = parsed.Findings.First(finding => finding.Severity is Severity.Error);
        throw new InvalidDataException($"Line {number} of the rules for {language}, at {error.Start}: {error.Message}");
    }
}
