namespace Heed.Sources.Imap.Answers;

/// <summary>An answer was not sent.</summary>
/// <param name="message">One sentence; names no address and no text.</param>
internal sealed class UnsentException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>Trying again is of no use.</summary>
    public bool IsFinal { get; init; }

    /// <summary>It is about this one recipient: others may well be reached.</summary>
    public bool IsOfOne { get; init; }
}
