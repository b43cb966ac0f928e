using Heed.Match.Language;

namespace Heed.Match.Dialects;

internal sealed partial class ForeignReader
{
    private Piece ReadField()
    {
        Token name = Take();
        if (Peek.Kind is not (TokenKind.Word or TokenKind.Phrase or TokenKind.Range or TokenKind.Open or TokenKind.Literal or TokenKind.Tag or TokenKind.Not))
            return Gone(name.Start, name.End, Leaf.LeftOut($"{name.Text}: has no value."));
        if (DialectFields.AsksForPerson(name.Text)) return Skip(name, Leaf.Person($"{name.Text}:"));
        if (rules.TextIn(name.Text) is { } kind) return ReadText(name, kind);
        if (_field is not null) return Skip(name, Leaf.LeftOut("A field stands inside the values of another."));

        _field = name.Text;
        Piece value = ReadPrimary();
        _field = null;
        return value with { Start = name.Start };
    }

    private Leaf ValueOf(string field, Token value) => rules.Field(field.ToLowerInvariant(),
        value.Kind is TokenKind.Range ? $"[{value.Text}]" : value.Text.Trim(), quoted: value.Kind is TokenKind.Phrase);

    private Piece ReadText(Token name, TextField kind)
    {
        if (!Enter()) return TooDeep(name);
        string? outer = _field;
        _field = null;
        Piece operand = ReadPrimary();
        _field = outer;
        _levels--;
        if (operand.Node is null) return operand with { Start = name.Start };
        if (kind.Reason is { } reason) Changed(name.Start, operand.End, Effect.Wider, reason);
        if (!kind.InTitle) return operand with { Start = name.Start };
        Node inTitle = new Node.InTitle(operand.Node);
        string heed = Query.Format(inTitle);

        // A field inside title:( … ) is the one form that no tool's text allows and Heed refuses.
        if (Query.Parse(heed).Findings.Any(finding => finding.Code is FindingCodes.FieldInTitle))
            return Gone(name.Start, operand.End, Leaf.LeftOut("title: takes words only: write other fields beside it."));
        return new Piece(inTitle, name.Start, operand.End);
    }

    /// <summary>Passes over a field's value as a whole.</summary>
    private Piece Skip(Token name, Leaf leaf)
    {
        int end = name.End;
        if (Peek.Kind is TokenKind.Not) end = Take().End;
        if (Peek.Kind is TokenKind.Open)
        {
            int depth = 0;
            do
            {
                Token token = Take();
                end = token.End;
                depth += token.Kind switch { TokenKind.Open => 1, TokenKind.Close => -1, _ => 0 };
            }
            while (depth > 0 && Peek.Kind is not TokenKind.End);
        }
        else if (Peek.Kind is not (TokenKind.End or TokenKind.Close)) end = Take().End;

        return Gone(name.Start, Math.Min(end, text.Length), leaf);
    }
}
