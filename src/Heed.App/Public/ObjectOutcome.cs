using Heed.Archive;

namespace Heed.App.Public;

/// <summary>What the page says of one account after somebody said that they have posted its sign.</summary>
public abstract record ObjectOutcome
{
    /// <param name="LinksGiven">Of which those of this account are in the receipt.</param>
    public sealed record Done(ErasureReceipt Receipt, int LinksGiven) : ObjectOutcome;

    public sealed record NotYet(IReadOnlyList<string> Looked) : ObjectOutcome;

    public sealed record OutOfReach(string Why) : ObjectOutcome;

    /// <summary>The sign has proven the account already.</summary>
    public sealed record Used : ObjectOutcome;

    /// <summary>Too many looks, or too many at once.</summary>
    public sealed record TooOften(string Why) : ObjectOutcome;

    /// <summary>What was given as the post's address is no address.</summary>
    public sealed record NoAddress : ObjectOutcome;
}
