namespace Heed.Sources.Imap;

/// <summary>How long a mailbox is waited for.</summary>
internal sealed record ImapTimes
{
    /// <summary>How long IDLE lasts before it is begun anew (RFC 2177 asks for less than 29 minutes; a dead line shows then); by default 30 s.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two looks where the server has no IDLE; by default a minute.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For one thing that is asked; by default 60 s.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>First pause before a line that broke is opened again; doubles with each failure, up to a minute, give or take a quarter. By default 2 s.</summary>
    public TimeSpan Again { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Openings in a row that may fail before the reading is given up and told as broken; by default 5.</summary>
    public int Failures { get; init; } = 5;
}
