namespace Heed;

/// <summary>What Intake hands on, in the order read.</summary>
public abstract record Item
{
    private Item() { }

    /// <summary>A post not seen in the source's last reading; whole, plain text, with language, tag and <see cref="RawPost.Seen"/>.</summary>
    public sealed record New(RawPost Raw) : Item;

    /// <summary>The place says that the post is no longer there.</summary>
    public sealed record Gone(OriginTag Tag) : Item;

    /// <summary>The place says that an account is gone or closed, or its owner says no: what is kept of it goes.</summary>
    /// <param name="Account">As <see cref="RawPost.Author"/>; lives in memory only.</param>
    public sealed record AccountGone(string Place, string Account) : Item;

    /// <summary>Everything before it has been handed over: once that is durable, the source's cursor may move.</summary>
    /// <param name="Source">The source's id.</param>
    /// <param name="Arrived">How many entries the reading gave, in a band.</param>
    /// <param name="Problems">What it met on its way, for people.</param>
    public sealed record Reached(string Source, Cursor Cursor, string Arrived, IReadOnlyList<string> Problems) : Item
    {
        /// <summary>Entries that the last reading did not have. In memory only.</summary>
        public int Fresh { get; init; }

        /// <summary>The place asks not to be read again for so long; null: it does not.</summary>
        public TimeSpan? Asked { get; init; }
    }
}

/// <summary>How far a source has been read.</summary>
/// <param name="Value">The source's own; opaque to others; null: from the start.</param>
/// <param name="Tags">Origin tags of all entries of the last reading, kept or not alike.</param>
public sealed record Cursor(string? Value, IReadOnlyCollection<OriginTag> Tags);
