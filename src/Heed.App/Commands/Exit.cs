namespace Heed.App.Commands;

/// <summary>Exit codes, as docs/commands.md lists them.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>It failed; standard error says why.</summary>
    public const int Failed = 1;

    /// <summary>Something given is wrong; the rest was done where that makes sense.</summary>
    public const int BadInput = 2;

    /// <summary>Refused until somebody approves it.</summary>
    public const int NeedsApproval = 3;

    /// <summary>Stopped by Ctrl-C.</summary>
    public const int Stopped = 130;
}
