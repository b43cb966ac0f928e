using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Some queries as tables. Made once by <see cref="SegmentBuilder"/>, then read by any number of threads; only the counts change, which
/// are estimates and lose one now and then.</summary>
internal sealed class Segment
{
    /// <summary>In what the word and pair tables keep: the feature's number; above it what else is to be looked at.</summary>
    public const int FeatureMask = 0xFFFFFF, HasRules = 1 << 24, BeginsRow = 1 << 25, GoesOn = 1 << 26;

    /// <summary>In a posting: the last leaf of a group, of a group of which none may hold, and a leaf that is the start of code.</summary>
    public const uint Last = 1u << 31, Negative = 1u << 30, Code = 1u << 29, LeafMask = Code - 1;

    /// <summary>A posting's head has its length in words in the low bits, above it the query.</summary>
    public const int LengthBits = 8, MostLength = (1 << LengthBits) - 1;

    /// <summary>How many features there are; the number after the last stands for what every post is asked.</summary>
    public required int Features { get; init; }

    /// <summary>By query.</summary>
    public required string[] Ids { get; init; }

    /// <summary>From ids to queries.</summary>
    public required Dictionary<string, int> Places { get; init; }

    public required WordTable Words { get; init; }

    public required PairTable Pairs { get; init; }

    /// <summary>All postings: head, then groups.</summary>
    public required uint[] Postings { get; init; }

    /// <summary>By feature: where its postings begin; two more than features.</summary>
    public required int[] Starts { get; init; }

    /// <summary>The queries that stand under two features.</summary>
    public required PairLists PairLists { get; init; }

    public required int[] Operations { get; init; }

    public required int[] Programs { get; init; }

    public required Clause[] Clauses { get; init; }

    /// <summary>By the feature of a word that has rules.</summary>
    public required Dictionary<int, WordRule[]> RulesOfWords { get; init; }

    public required Beginnings? Beginnings { get; init; }

    public required Spellings? Spellings { get; init; }

    /// <summary>Asked of every word.</summary>
    public required WordRule[] RulesOfAll { get; init; }

    /// <summary>A bit for each <see cref="FieldKind"/> that is asked for.</summary>
    public required uint Fields { get; init; }

    public required bool HasPieces { get; init; }

    public required bool HasTitles { get; init; }

    /// <summary>By feature, for <see cref="Rates"/>.</summary>
    public required ulong[] Signs { get; init; }

    /// <summary>By feature: how many of the <see cref="Counted"/> posts had it.</summary>
    public required int[] Counts { get; init; }

    /// <summary>By query: how many of the counted posts it was a candidate for, and how much was asked then.</summary>
    public required int[] Candidates { get; init; }

    public required long[] Tests { get; init; }

    /// <summary>How many posts were counted.</summary>
    public int Counted;

    /// <summary>One post in so many is counted.</summary>
    public required int CountedEvery { get; init; }

    /// <summary>After so many counted posts the queries are to be laid out anew.</summary>
    public required int ReviewAfter { get; init; }

    public bool IsReviewDue => Counted >= ReviewAfter;

    /// <summary>How many queries every post is asked.</summary>
    public required int Always { get; init; }

    public bool Has(FieldKind kind) => (Fields >> (int)kind & 1) != 0;

    /// <summary>Of the tables a match reads, without object headers.</summary>
    public long Bytes => 4L * (Postings.Length + Starts.Length + Operations.Length + Programs.Length + Counts.Length + Candidates.Length)
        + 8L * (Signs.Length + Tests.Length) + Words.Bytes + Pairs.Bytes + PairLists.Bytes + 40L * RulesOfWords.Count + (Beginnings?.Bytes ?? 0) + (Spellings?.Bytes ?? 0);
}
