using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>A piece of the other tool's query as read.</summary>
/// <param name="Node">Null: nothing of it is carried.</param>
/// <param name="Start">Zero-based UTF-16 offset in the original.</param>
/// <param name="End">Offset of the first unit after it.</param>
/// <param name="Gone">What vanished with it, so that the place it is missing from can say what that does.</param>
internal readonly record struct Piece(Node? Node, int Start, int End, IReadOnlyList<Draft> Gone)
{
    public Piece(Node node, int start, int end) : this(node, start, end, []) { }
}
