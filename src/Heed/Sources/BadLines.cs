namespace Heed.Sources;

/// <summary>Tells of the first bad lines of a file one by one, and of the rest as a number.</summary>
internal sealed class BadLines
{
    /// <summary>Told one by one.</summary>
    public const int Told = 20;

    private int _count;

    /// <param name="which"><c>Line 7</c>.</param>
    /// <param name="why">The rest of a sentence; no text of the line.</param>
    /// <returns>Null: too many already.</returns>
    public Delivery.Problem? Note(string which, string why) => ++_count <= Told ? new($"{which} is left out: {why}.") : null;

    /// <summary>Null: all were told.</summary>
    public Delivery.Problem? Rest => _count > Told ? new($"{_count - Told} more are left out.") : null;
}
