namespace Heed.Sources.Bluesky;

/// <summary>Tells of messages that cannot be read, of each kind once in a while: a bad server could send thousands.</summary>
internal sealed class BadMessages
{
    private const int KindsTold = 20;

    private readonly Dictionary<string, int> _counts = [];

    /// <param name="why">The rest of a sentence; of a small number of kinds.</param>
    /// <returns>Null: told already, and not yet ten times as often.</returns>
    public Delivery.Problem? Note(string why, string now)
    {
        if (!_counts.ContainsKey(why) && _counts.Count == KindsTold) return null;
        int count = _counts[why] = _counts.GetValueOrDefault(why) + 1;
        return count is 1 or 10 or 100 or 1_000 or 10_000 or 100_000
            ? new(count == 1 ? $"{now}: a part of the stream is left out: {why}." : $"{now}: parts of the stream are left out for the {count}th time: {why}.")
            : null;
    }
}
