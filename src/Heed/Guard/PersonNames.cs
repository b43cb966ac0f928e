using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Heed.Guard;

/// <summary>Finds in a query what names a private person: an account, or a given name followed by a capitalised word.</summary>
internal static partial class PersonNames
{
    private const int TimeoutMs = 200;

    private static readonly Lazy<FrozenDictionary<string, bool>> Given = new(() => Read("given-names.txt"));

    // More of them: where a place says already that a name stands there, rarer ones may count too.
    private static readonly Lazy<FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>>> Addressed =
        new(() => Read("given-names.txt", "given-names-addressed.txt").GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Whether a word is a given name, where people are greeted, thanked or sign.</summary>
    /// <param name="capital">It begins with a capital: then it may be an everyday word too.</param>
    public static bool IsGiven(ReadOnlySpan<char> word, bool capital) => Addressed.Value.TryGetValue(word, out bool ordinary) && (capital || !ordinary);

    /// <returns>The part that names somebody, as it stands in the query; null: none does.</returns>
    public static string? In(string text, IReadOnlyList<IReadOnlyList<string>> readings, IReadOnlyCollection<string> exceptions)
    {
        foreach (ValueMatch match in Account().EnumerateMatches(text))
        {
            string account = text.Substring(match.Index, match.Length);
            if (!IsExcepted(account, exceptions)) return account;
        }
        foreach (IReadOnlyList<string> reading in readings)
        {
            string? name = InWords(string.Join(' ', reading), exceptions);
            if (name is null) continue;
            // Spread over operators it stands nowhere as it is read: then the whole query is meant.
            return text.Contains(name, StringComparison.Ordinal) ? name : "";
        }
        return null;
    }

    private static string? InWords(string words, IReadOnlyCollection<string> exceptions)
    {
        string[] parts = words.Split([' ', '-', ',', '.'], StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i + 1 < parts.Length; i++)
        {
            if (!Given.Value.TryGetValue(parts[i], out bool ordinary)) continue;
            bool capitals = char.IsUpper(parts[i][0]) && char.IsUpper(parts[i + 1][0]);
            // In small letters two words that are all there is may still be a name: "anna kowalska".
            bool alone = parts.Length == 2 && !ordinary && char.IsLetter(parts[i + 1][0]);
            if (!capitals && !alone) continue;
            string name = $"{parts[i]} {parts[i + 1]}";
            if (!IsExcepted(name, exceptions) && !IsExcepted(words, exceptions)) return name;
        }
        return null;
    }

    private static bool IsExcepted(string name, IReadOnlyCollection<string> exceptions) =>
        exceptions.Any(exception => exception.Contains(name, StringComparison.OrdinalIgnoreCase));

    private static FrozenDictionary<string, bool> Read(params ReadOnlySpan<string> files)
    {
        List<string> names = [];
        foreach (string file in files)
        {
            string resource = $"Heed.Guard.{file}";
            using StreamReader reader = new(typeof(PersonNames).Assembly.GetManifestResourceStream(resource)
                ?? throw new InvalidDataException($"The names {resource} are missing."));
            names.AddRange(reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        }
        return names.DistinctBy(name => name.TrimEnd('*'), StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(name => name.TrimEnd('*'), name => name.EndsWith('*'), StringComparer.OrdinalIgnoreCase);
    }

    // An account, or a whole e-mail address.
    [GeneratedRegex(@"[\p{L}\p{N}._%+-]*[@＠][\p{L}\p{N}_][\p{L}\p{N}_.-]*", RegexOptions.None, TimeoutMs)]
    private static partial Regex Account();
}
