namespace Heed;

/// <summary>What a source hands to Intake in one reading.</summary>
public abstract record Delivery
{
    private Delivery() { }

    /// <summary>One post, as the place gave it.</summary>
    public sealed record Entry(RawPost Raw) : Delivery;

    /// <summary>The place says that this id is gone (a tombstone).</summary>
    public sealed record Withdrawn(string Place, string NativeId) : Delivery;

    /// <summary>The place says that an account is gone or closed, or its owner says no from now on: nothing of it may stay.</summary>
    /// <param name="Account">As <see cref="RawPost.Author"/>.</param>
    public sealed record AccountWithdrawn(string Place, string Account) : Delivery;

    /// <summary>A part of the reading is whole; <paramref name="Cursor"/> continues after it. The last thing of a good reading.</summary>
    public sealed record Reached(string? Cursor) : Delivery;

    /// <summary>The place says that it is found elsewhere from now on, for good (301).</summary>
    public sealed record Moved(Uri Address) : Delivery;

    /// <summary>The place says how long what it gave stays as it is: it asks not to be read again before.</summary>
    public sealed record Again(TimeSpan After) : Delivery;

    /// <summary>Something on the way that a person should know; the reading goes on.</summary>
    public sealed record Problem(string Message) : Delivery;
}
