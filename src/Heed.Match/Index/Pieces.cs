using Heed.Match.Text;

namespace Heed.Match.Index;

/// <summary>The runs of letters, digits and their marks of a text in NFC, as written. A literal stands between other signs, so the runs in
/// it are whole runs of any text it stands in.</summary>
internal static class Pieces
{
    public static List<string> Of(string composed)
    {
        List<string> pieces = [];
        int from = 0;
        for (int at = 0; at < composed.Length;)
        {
            bool inside = CharClass.IsPartOfWord(Scalars.At(composed, at, out int width));
            if (!inside && at > from) pieces.Add(composed[from..at]);
            at += width;
            if (!inside) from = at;
        }
        if (from < composed.Length) pieces.Add(composed[from..]);
        return pieces;
    }
}
