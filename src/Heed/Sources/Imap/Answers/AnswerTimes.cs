namespace Heed.Sources.Imap.Answers;

/// <summary>How long a mail server is waited for, and how often it is tried.</summary>
internal sealed record AnswerTimes
{
    /// <summary>For one thing that is asked; by default 60 s.</summary>
    public TimeSpan Reply { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Pauses before an answer is tried again; after the last it is dropped. By default 10 s, a minute, ten minutes.</summary>
    public IReadOnlyList<TimeSpan> Again { get; init; } = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    /// <summary>At the end of the program, for what still waits; by default 3 s.</summary>
    public TimeSpan End { get; init; } = TimeSpan.FromSeconds(3);
}
