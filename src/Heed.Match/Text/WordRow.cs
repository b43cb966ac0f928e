namespace Heed.Match.Text;

/// <summary>One word of a post that is being read: what <see cref="Word"/> says, without strings.</summary>
internal struct WordRow
{
    /// <summary>Of its bare form.</summary>
    public WordKey Key;

    public uint Hash;

    /// <summary>Zero-based UTF-16 offset in its text.</summary>
    public int Start;

    /// <summary>Where it ends there.</summary>
    public int End;

    /// <summary>Where its bare form begins in <see cref="PostWords.Bares"/>.</summary>
    public int At;

    /// <summary>UTF-16 units of the bare form.</summary>
    public int Length;

    /// <summary>Of an emoji: UTF-16 units of the folded form, which stands behind the bare one.</summary>
    public int FoldedLength;

    /// <summary>Where in the bare form the last sign is that is neither letter nor digit; -1: nowhere.</summary>
    public int LastJoiner;

    public WordKind Kind;

    /// <summary>It has accents, in <see cref="PostWords.Marks"/>.</summary>
    public bool IsMarked;

    /// <summary>It has letters of two UTF-16 units.</summary>
    public bool IsWide;
}
