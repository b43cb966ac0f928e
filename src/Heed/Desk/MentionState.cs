namespace Heed.Desk;

/// <summary>Where the desk stands with a mention.</summary>
public enum MentionState
{
    /// <summary>Nobody has taken it yet.</summary>
    Open,

    /// <summary>Somebody looks into it.</summary>
    Taken,

    /// <summary>Dealt with.</summary>
    Done,
}

/// <summary>What became of an analyst's act on a mention.</summary>
public enum Triaged
{
    Done,

    /// <summary>The mention is no longer there.</summary>
    Gone,

    /// <summary>Somebody else has it.</summary>
    TakenByAnother,
}

/// <summary>What an analyst wrote on a mention.</summary>
/// <param name="Who">E-mail of the analyst.</param>
/// <param name="Text">1 to 2,000 UTF-16 units.</param>
public sealed record Note(long Id, long Mention, string Who, DateTimeOffset At, string Text);

/// <summary>What the desk knows of one mention.</summary>
/// <param name="Taker">E-mail of who has it; null: nobody.</param>
public sealed record DeskView(MentionState State, string? Taker, IReadOnlyList<Note> Notes);
