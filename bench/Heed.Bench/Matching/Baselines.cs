using Heed.Bench.Workload;
using Heed.Match;
using Heed.Match.Text;

namespace Heed.Bench.Matching;

/// <summary>What matching is measured beside: cutting words, and looking each up once.</summary>
internal static class Baselines
{
    public static BaselineFigures Measure(string kind, PostFields[] posts, Vocabulary vocabulary, Passes passes)
    {
        Dictionary<string, int> numbers = vocabulary.Words.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        Engine.Asker reader = new Engine([]).NewAsker();
        long seen = 0;
        Pass[][] passed = passes.Alternate(
            posts.Length,
            () =>
            {
                foreach (PostFields post in posts) seen += reader.Count(post);
            },
            () =>
            {
                foreach (PostFields post in posts) seen += Words.Cut(post.Text).Count;
            },
            () =>
            {
                foreach (PostFields post in posts)
                {
                    foreach (Word word in Words.Cut(post.Text)) seen += numbers.GetValueOrDefault(word.Bare);
                }
            },
            () =>
            {
                foreach (PostFields post in posts) seen += LookUpLetters(post.Text, lookup);
            });
        GC.KeepAlive(seen);
        return new(kind, Passes.PaceOf(passed[0]), Passes.PaceOf(passed[1]), Passes.PaceOf(passed[2]), Passes.PaceOf(passed[3]));
    }

    /// <summary>Runs of ASCII letters in lower case, each looked up.</summary>
    private static long LookUpLetters(ReadOnlySpan<char> text, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers)
    {
        long seen = 0;
        Span<char> word = stackalloc char[64];
        int length = 0;
        foreach (char unit in text)
        {
            char lower = (char)(unit | 0x20);
            if (lower is >= 'a' and <= 'z' && length < word.Length) word[length++] = lower;
            else if (length > 0)
            {
                if (numbers.TryGetValue(word[..length], out int number)) seen += number;
                length = 0;
            }
        }
        return length > 0 && numbers.TryGetValue(word[..length], out int last) ? seen + last : seen;
    }
}
