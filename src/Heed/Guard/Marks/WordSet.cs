using System.Collections.Frozen;

namespace Heed.Guard.Marks;

/// <summary>Words, whatever their case.</summary>
/// <param name="words">With gaps between.</param>
internal sealed class WordSet(string words)
{
    public static readonly WordSet Empty = new("");

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _set =
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    public IEnumerable<string> Words => _set.Set;

    public bool Contains(ReadOnlySpan<char> word) => word.Length > 0 && _set.Contains(word);
}
