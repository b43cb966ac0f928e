using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Heed.Intake;

/// <summary>How typical runs of one to four letters and whole words are for each language: learned, when first needed, from the texts
/// in <c>Languages/</c>, which were written for it.</summary>
internal sealed class LanguageModel
{
    /// <summary>The languages Heed speaks come first; the others are there to be told apart from them.</summary>
    public static readonly string[] Languages =
        ["en", "es", "de", "fr", "it", "pl", "pt", "nl", "sv", "cs", "tr", "da", "ro", "ca", "fi", "hu"];

    /// <summary>How many of <see cref="Languages"/> Heed speaks.</summary>
    public const int Spoken = 6;

    /// <summary>Scores are natural logarithms times this.</summary>
    public const int Scale = 256;

    /// <summary>Letters of a word that count, with the spaces around it.</summary>
    public const int WordRoom = 32;

    // One row of the table is one vector.
    private const int Width = 16;
    private const int RowBits = 17;
    private const int LongestRun = 4;
    private const int WholeWord = LongestRun + 1;
    private const int MostRuns = (WordRoom * LongestRun) + 1;
    private const uint HashSeed = 2166136261;
    private const uint HashFactor = 16777619;
    // Part of what is expected anyway, so that one unseen run does not rule a language out.
    private const double Background = 0.15;
    // People leave accents out: each text is learned without them, too, at this weight.
    private const float PlainWeight = 0.3f;

    private readonly short[] _rows;

    private LanguageModel(short[] rows) => _rows = rows;

    /// <summary>Adds what <paramref name="word"/> says for each language to the scores.</summary>
    /// <param name="word">In lower case, a space before and behind.</param>
    public void Add(ReadOnlySpan<char> word, ref Vector256<int> low, ref Vector256<int> high)
    {
        Span<Run> room = stackalloc Run[MostRuns];
        foreach (Run run in room[..Runs(word, room)])
        {
            Vector256<short> row = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_rows), (nuint)(run.Row * Width));
            (Vector256<int> lower, Vector256<int> upper) = Vector256.Widen(row);
            low += lower;
            high += upper;
        }
    }

    /// <summary>Learns from the texts in the program; some tens of milliseconds.</summary>
    public static LanguageModel Learn()
    {
        Counts counts = new();
        for (int language = 0; language < Languages.Length; language++)
        {
            string text = ReadText(Languages[language]);
            counts.Learn(text, language, 1);
            counts.Learn(Accents.Without(text), language, PlainWeight);
        }
        return new LanguageModel(counts.ToRows());
    }

    /// <returns>How many runs there are.</returns>
    private static int Runs(ReadOnlySpan<char> word, Span<Run> room)
    {
        int count = 0;
        for (int start = 0; start < word.Length; start++)
        {
            uint hash = HashSeed;
            int longest = Math.Min(LongestRun, word.Length - start);
            for (int length = 1; length <= longest; length++)
            {
                hash = (hash ^ word[start + length - 1]) * HashFactor;
                room[count++] = new(RowOf(hash), length);
            }
        }
        room[count++] = new(RowOf(HashWord(word)), WholeWord);
        return count;
    }

    private static int RowOf(uint hash) => (int)((hash * 0x9E3779B1u) >> (32 - RowBits));

    private static uint HashWord(ReadOnlySpan<char> word)
    {
        uint hash = ~HashSeed;
        foreach (char c in word) hash = (hash ^ c) * HashFactor;
        return hash;
    }

    private static string ReadText(string language)
    {
        string name = $"languages/{language}.txt";
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>How often each run was met in each language.</summary>
    private sealed class Counts
    {
        private readonly float[] _counts = new float[Width << RowBits];
        // What share of its kind a run is, depends on its kind: one to four letters, or a whole word.
        private readonly byte[] _kinds = new byte[1 << RowBits];
        private readonly double[,] _totals = new double[WholeWord + 1, Width];

        public void Learn(string text, int language, float weight)
        {
            Span<Run> room = stackalloc Run[MostRuns];
            LatinWords words = new(text, stackalloc char[WordRoom]);
            while (words.MoveNext())
            {
                foreach (Run run in room[..Runs(words.Current, room)])
                {
                    // Two runs may meet in one row; the first one's kind stands for both.
                    if (_kinds[run.Row] == 0) _kinds[run.Row] = (byte)run.Kind;
                    _counts[(run.Row * Width) + language] += weight;
                    _totals[run.Kind, language] += weight;
                }
            }
        }

        public short[] ToRows()
        {
            short[] rows = new short[_counts.Length];
            Span<double> shares = stackalloc double[Width];
            for (int row = 0; row < _kinds.Length; row++)
            {
                if (_kinds[row] == 0) continue;
                double expected = 0;
                for (int language = 0; language < Width; language++)
                {
                    shares[language] = _counts[(row * Width) + language] / _totals[_kinds[row], language];
                    expected += shares[language] / Width;
                }
                for (int language = 0; language < Width; language++)
                {
                    double share = ((1 - Background) * shares[language]) + (Background * expected);
                    rows[(row * Width) + language] = (short)Math.Round(Scale * Math.Log(share / expected));
                }
            }
            return rows;
        }
    }

    /// <summary>A run of letters of a word, or the word.</summary>
    /// <param name="Row">Its row in the table.</param>
    /// <param name="Kind">Its length in letters, or <see cref="WholeWord"/>.</param>
    private readonly record struct Run(int Row, int Kind);
}
