using System.Runtime.InteropServices;
using System.Text;

namespace Heed.Match.Text;

/// <summary>The form in which words are compared: NFKC, full case folding, NFC, without what is never seen (soft hyphens, joiners).</summary>
internal static class Folding
{
    private static readonly Dictionary<int, string> s_folds = Load();

    public static string Fold(string text) =>
        Fold(CollectionsMarshal.AsSpan(NormalText.Of(text, compatible: true).Scalars));

    /// <param name="scalars">In NFKC. A curly apostrophe folds to the straight one.</param>
    public static string Fold(ReadOnlySpan<int> scalars)
    {
        StringBuilder folded = new(scalars.Length);
        bool plain = true;
        foreach (int scalar in scalars)
        {
            if (scalar < 0x80)
            {
                folded.Append(char.ToLowerInvariant((char)scalar));
                continue;
            }
            plain = false;
            if (scalar == '’') folded.Append('\'');
            else if (s_folds.TryGetValue(scalar, out string? fold)) folded.Append(fold);
            else if (!CharClass.IsIgnorable(scalar)) folded.AppendScalar(scalar);
        }
        string text = folded.ToString();
        return plain ? text : NormalText.Of(text, compatible: false).ToString();
    }

    private static Dictionary<int, string> Load()
    {
        Dictionary<int, string> folds = [];
        PackedNumbers numbers = new(UnicodeData.CaseFolding);
        for (int scalar = 0; numbers.More;)
        {
            scalar += numbers.Next();
            StringBuilder to = new();
            for (int count = numbers.Next(); count > 0; count--) to.AppendScalar(numbers.NextFrom(scalar));
            folds[scalar] = to.ToString();
        }
        return folds;
    }
}
