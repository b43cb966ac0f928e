namespace Heed.Match.Language;

/// <summary>Finds the word most likely meant.</summary>
internal static class Spelling
{
    /// <returns>The one candidate within one edit (two from six letters on) of what was typed; null when there is none, or several as near.</returns>
    public static string? Nearest(string typed, IEnumerable<string> candidates)
    {
        if (typed.Length > 32) return null;
        string folded = typed.ToLowerInvariant();
        int allowed = folded.Length >= 6 ? 2 : folded.Length >= 3 ? 1 : 0;
        (int Edits, string Word)[] near = [.. candidates.Select(word => (Edits(folded, word), word)).Where(c => c.Item1 <= allowed).OrderBy(c => c.Item1)];
        return near.Length == 0 || (near.Length > 1 && near[1].Edits == near[0].Edits) ? null : near[0].Word;
    }

    /// <summary>Optimal string alignment: insert, delete, replace, swap of neighbours.</summary>
    private static int Edits(string a, string b)
    {
        int[,] cost = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) cost[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) cost[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = cost[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replace, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
            }
        }

        return cost[a.Length, b.Length];
    }
}
