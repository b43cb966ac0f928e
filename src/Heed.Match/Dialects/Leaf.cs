using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>What a term or field of another tool is here.</summary>
/// <param name="Node">Null: nothing.</param>
/// <param name="Loss">Null: it is carried as it stood.</param>
/// <param name="Reason">Why not; a sentence.</param>
/// <param name="Effect">Of a change, on this part alone; where the part vanishes, its place decides.</param>
internal sealed record Leaf(Node? Node, Loss? Loss = null, string Reason = "", Effect Effect = Effect.Unclear)
{
    public static Leaf LeftOut(string reason) => new(null, Dialects.Loss.LeftOut, reason);

    public static Leaf Person(string what) => new(null, Dialects.Loss.Refused,
        $"{what} asks for a person. Rule 2 of the charter is “Themes, not people”: there is no such field here; look for what is said.");

    /// <summary>Carried, with a word on what is different.</summary>
    public Leaf But(Effect effect, string reason) => Node is null ? this : this with { Loss = Dialects.Loss.Changed, Effect = effect, Reason = reason };

    /// <summary>Of a text in Heed's language: its tree, the corrected one, or nothing, with the parser's own reason.</summary>
    public static Leaf Of(string heed)
    {
        ParsedQuery parsed = Query.Parse(heed);
        if (parsed.Tree is { } tree) return new Leaf(tree);
        Finding error = parsed.Findings.First(finding => finding.Severity is Severity.Error);
        if (error.Code is FindingCodes.PersonField) return new Leaf(null, Dialects.Loss.Refused, error.Message);
        Node? corrected = error.Suggestion is { } suggestion ? Query.Parse(suggestion).Tree : null;
        return corrected is null
            ? LeftOut(error.Message)
            : new Leaf(corrected, Dialects.Loss.Changed, $"{error.Message} It is carried as {Query.Format(corrected)}.");
    }
}
