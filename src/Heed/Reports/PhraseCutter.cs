using Heed.Match.Text;

namespace Heed.Reports;

/// <summary>Cuts a text into the phrases it uses.</summary>
internal static class PhraseCutter
{
    public const int FewestWords = 2, MostWords = 4;

    /// <summary>Every two to four words in a row that neither begin nor end with a stop word or a number; each once.</summary>
    /// <param name="texts">A post's title and text; null: it has none.</param>
    public static HashSet<string> Cut(params ReadOnlySpan<string?> texts)
    {
        HashSet<string> phrases = new(StringComparer.Ordinal);
        foreach (string? text in texts)
        {
            if (text is null) continue;
            foreach (List<string> row in Rows(text)) AddAll(row, phrases);
        }
        return phrases;
    }

    /// <summary>Words with nothing but spaces, hyphens and apostrophes between them: a phrase runs over no mark, link or redaction.</summary>
    private static List<List<string>> Rows(string text)
    {
        List<List<string>> rows = [];
        int end = -1;
        foreach (Word word in Words.Cut(text))
        {
            if (word.Kind is WordKind.Emoji or WordKind.Redaction)
            {
                end = -1;
                continue;
            }
            if (end < 0 || text.AsSpan(end, Math.Max(0, word.Start - end)).ContainsAnyExcept(" \u00A0-'’")) rows.Add([]);
            rows[^1].Add(word.Folded);
            end = word.End;
        }
        return rows;
    }

    private static void AddAll(List<string> row, HashSet<string> phrases)
    {
        bool[] isEdge = [.. row.Select(word => word.Any(char.IsLetter) && !StopWords.Contains(word))];
        for (int first = 0; first < row.Count; first++)
        {
            if (!isEdge[first]) continue;
            for (int last = first + FewestWords - 1; last < Math.Min(row.Count, first + MostWords); last++)
            {
                if (isEdge[last]) phrases.Add(string.Join(' ', row.Skip(first).Take(last - first + 1)));
            }
        }
    }
}
