namespace Heed.Match.Language;

/// <summary>A piece of the query as read.</summary>
/// <param name="Node">Null where nothing usable stood; that is already reported.</param>
/// <param name="Start">Zero-based UTF-16 offset in the text typed.</param>
/// <param name="End">Offset of the first unit after it.</param>
/// <param name="Repaired">The node is a correction of what was typed, and that is already reported.</param>
internal readonly record struct Part(Node? Node, int Start, int End, bool Repaired = false)
{
    public int Length => End - Start;
}
