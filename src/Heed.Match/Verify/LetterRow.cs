using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>Compares words letter by letter, a query's plain letters finding accented ones.</summary>
internal static class LetterRow
{
    public static bool Finds(List<Letter> typed, List<Letter> word)
    {
        if (typed.Count != word.Count) return false;
        for (int i = 0; i < typed.Count; i++)
        {
            if (!typed[i].Finds(word[i])) return false;
        }
        return true;
    }

    /// <summary>Whether at most so many inserted, deleted or replaced letters or swapped neighbours lie between the two: optimal string
    /// alignment, by which no letter is edited twice.</summary>
    public static bool IsWithin(List<Letter> typed, List<Letter> word, int edits)
    {
        if (Math.Abs(typed.Count - word.Count) > edits) return false;
        int[] twoAbove = [], above = [.. Enumerable.Range(0, word.Count + 1)];
        for (int i = 1; i <= typed.Count; i++)
        {
            int[] row = new int[word.Count + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= word.Count; j++)
            {
                row[j] = Math.Min(
                    Math.Min(above[j], row[j - 1]) + 1,
                    above[j - 1] + (typed[i - 1].Finds(word[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && typed[i - 1].Finds(word[j - 2]) && typed[i - 2].Finds(word[j - 1]))
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            // A swap reaches back two rows but costs one, so one row over the limit is not yet the end.
            if (least > edits + 1) return false;
            (twoAbove, above) = (above, row);
        }
        return above[word.Count] <= edits;
    }
}
