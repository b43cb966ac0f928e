namespace Heed.Sources.Bluesky;

/// <summary>How long a stream is waited for.</summary>
internal sealed record BlueskyTimes
{
    /// <summary>Between two moves of the cursor, and so how long a post may wait for its author's settings to be asked for; by default 2 s.</summary>
    public TimeSpan Beat { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A look that does not follow ends after this long; by default 10 s.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>… or when nothing came for this long; by default 3 s.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>First pause before a line that broke is opened again; doubles with each failure, up to a minute, give or take a quarter. By default 1 s.</summary>
    public TimeSpan Again { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Openings in a row that may fail before the reading is given up and told as broken; by default 5.</summary>
    public int Failures { get; init; } = 5;
}
