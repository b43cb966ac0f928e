using System.Text;

namespace Heed.Match.Language;

/// <summary>Whole corrected queries, each of which parses without error.</summary>
internal sealed class Correction(string text, QueryUse use, IReadOnlyList<IQueryRefusal>? refusals)
{
    /// <summary>A corrected tree, written out; null when it would be no sound query.</summary>
    public string? Of(Node tree) => Sound(Query.Format(tree));

    /// <summary>The text with some places replaced; null when that would be no sound query.</summary>
    /// <param name="edits">In order, none inside another.</param>
    public string? Of(Edit[] edits)
    {
        StringBuilder corrected = new();
        int at = 0;
        foreach (Edit edit in edits)
        {
            corrected.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.Start + edit.Length;
        }

        return Sound(corrected.Append(text, at, text.Length - at).ToString());
    }

    private string? Sound(string corrected) => Query.IsSound(corrected, use, refusals) ? corrected : null;
}
