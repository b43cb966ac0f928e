namespace Heed;

/// <summary>What one of the operator's own people said to an intake made for them, on its way to being counted. Lives in memory until its
/// themes are found; its text can be seen by nothing outside this assembly and no room to the right of Topics asks for it.</summary>
public sealed record WorkerSpeech : Admitted
{
    internal WorkerSpeech(OriginTag tag, string text, string? language, Voice voice, Period month) =>
        (Tag, Text, Language, Voice, Month) = (tag, text, language, voice, month);

    public OriginTag Tag { get; }

    /// <summary>Of its month.</summary>
    public Voice Voice { get; }

    /// <summary>Holds <see cref="RawPost.Seen"/>.</summary>
    public Period Month { get; }

    internal string Text { get; }

    /// <summary>BCP 47; null: none of the languages Intake knows.</summary>
    internal string? Language { get; }
}

/// <summary>All that is stored of what a worker said, until the month's figures are released.</summary>
/// <param name="Themes">One or more.</param>
/// <param name="Month">Holds the moment it came.</param>
public sealed record WorkerSign(OriginTag Tag, Voice Voice, WorkingDay Themes, Period Month);

/// <summary>The themes of a working day that figures of <see cref="Lane.Workers"/> count, and no others. Stored as a number: there is no place
/// for a word.</summary>
[Flags]
public enum WorkingDay
{
    None = 0,
    App = 1,
    PayRun = 2,
    Tips = 4,
    Safety = 8,
    Scheduling = 16,
    Vehicles = 32,
    Support = 64,
}
