namespace Heed.Bench.Workload;

/// <summary>What dice are thrown for: each kind of thing has a stream of its own, so that one can change without the others.</summary>
internal static class Streams
{
    public const int Words = 1, Phrases = 2, Queries = 3, Short = 4, Mixed = 5, Long = 6;
}
