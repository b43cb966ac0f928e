using System.Text.RegularExpressions;
using Heed.Match.Language;

namespace Heed.Guard.Sieve;

/// <summary>The words the rules know: what a wildcard or a fuzzy term in a query may be after.</summary>
internal static class Vocabulary
{
    // Fewer letters than this before and after the wildcards fit too many words to aim at one.
    private const int LettersMin = 4;

    // Written out where the rules have a stem only.
    private static readonly string[] Whole =
    [
        "strike", "strikes", "striking", "striker", "strikers", "union", "unions", "unionise", "unionize", "walkout", "picket", "pickets", "ballot", "petition", "solidarity", "stoppage",
        "huelga", "huelgas", "sindicato", "sindicatos", "sindical", "piquete", "convenio", "streik", "streiken", "gewerkschaft", "gewerkschaften", "betriebsrat", "tarifvertrag", "warnstreik",
        "grève", "grèves", "syndicat", "syndicats", "sciopero", "scioperi", "sindacato", "sindacati", "strajk", "strajki", "związek", "związki", "workers", "drivers", "employees", "staff",
        "trabajadores", "repartidores", "empleados", "arbeiter", "fahrer", "kollegen", "beschäftigte", "mitarbeiter", "salariés", "livreurs", "lavoratori", "pracownicy", "kierowcy",
    ];

    private static readonly Lazy<(HashSet<string> Words, List<string> Stems)> Known = new(Collect);

    /// <summary>The known words a pattern fits, else the pattern without its wildcards. Never empty.</summary>
    public static IReadOnlyList<string> Meant(string pattern)
    {
        if (!pattern.Contains('*') && !pattern.Contains('?')) return [pattern];
        string letters = pattern.Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal);
        if (letters.Length < LettersMin) return [letters];
        // A pattern has at most a few wildcards and a word a few dozen letters.
        Regex fits = new("^" + Regex.Escape(Bare(pattern)).Replace("\\*", "\\w*", StringComparison.Ordinal).Replace("\\?", "\\w", StringComparison.Ordinal) + "$", RegexOptions.NonBacktracking);
        List<string> meant = [.. Whole.Where(word => fits.IsMatch(Bare(word)))];
        return meant.Count > 0 ? meant : [letters];
    }

    /// <summary>The known words within so many edits, and the word itself.</summary>
    public static IReadOnlyList<string> Near(string word, int edits) =>
        [word, .. Whole.Where(known => Distance(Bare(word), Bare(known)) <= edits)];

    /// <summary>False: no rule has a word like it.</summary>
    public static bool MayMatter(string part)
    {
        (HashSet<string> words, List<string> stems) = Known.Value;
        return Undisguise.Readings(part)
            .SelectMany(reading => reading.Split([' ', '-', '\n', '#'], StringSplitOptions.RemoveEmptyEntries))
            .Select(Bare)
            .Any(word => words.Contains(word) || stems.Exists(stem => word.StartsWith(stem, StringComparison.Ordinal)));
    }

    private static (HashSet<string> Words, List<string> Stems) Collect()
    {
        RuleBook book = RuleBook.Read();
        HashSet<string> words = [];
        HashSet<string> stems = [];
        foreach (Node tree in book.Queries.Concat(book.LookAlikes).Select(rule => rule.Tree)) Collect(tree, words, stems);
        return (words, [.. stems]);
    }

    private static void Collect(Node node, HashSet<string> words, HashSet<string> stems)
    {
        switch (node)
        {
            case Node.Term term: words.Add(Bare(term.Word)); break;
            case Node.Phrase phrase: words.UnionWith(Bare(phrase.Text).Split(' ')); break;
            case Node.Literal literal: words.UnionWith(Bare(literal.Text).Split([' ', '-'])); break;
            case Node.Wildcard wildcard: stems.Add(Bare(wildcard.Pattern.Split('*', '?')[0])); break;
            case Node.Near near: Collect(near.Left, words, stems); Collect(near.Right, words, stems); break;
            case Node.Not not: Collect(not.Operand, words, stems); break;
            case Node.And and: foreach (Node operand in and.Operands) Collect(operand, words, stems); break;
            case Node.Or or: foreach (Node operand in or.Operands) Collect(operand, words, stems); break;
            default: break;
        }
    }

    private static string Bare(string word) => PlainLetters.Of(word.ToLowerInvariant());

    // Optimal string alignment, as the query language counts edits.
    private static int Distance(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(change, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }
        return cost[a.Length, b.Length];
    }
}
