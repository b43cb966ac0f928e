using Heed.Match.Language;

namespace Heed.Match.Dialects;

/// <summary>The operands of one level of brackets in another tool's query. AND binds tighter than OR.</summary>
internal sealed class ForeignLevel(DialectRules rules, Losses losses, bool excluded)
{
    private readonly List<List<Piece>> _runs = [];
    private Token? _waiting;
    private Token? _mixedAt;
    private bool _anyAnd;

    /// <summary>Two operands that nothing stands between, and are read as AND.</summary>
    public (Piece First, Piece Second)? Beside { get; private set; }

    /// <summary>Takes AND or OR; one that joins nothing is passed over, as an operator without operand changes nothing.</summary>
    public void Join(Token sign) => _waiting = _runs.Count == 0 ? null : sign;

    /// <param name="negative">It begins with NOT or a minus sign, which is AND NOT.</param>
    public void Add(Piece piece, bool negative)
    {
        if (_runs.Count == 0 || _waiting is { Kind: TokenKind.Or })
        {
            if (_waiting is { } or && _anyAnd) _mixedAt ??= or;
            _runs.Add([piece]);
        }
        else
        {
            List<Piece> run = _runs[^1];
            bool beside = _waiting is null && !negative;
            if (beside && rules.SameFieldsAreEither && run[^1].Node is Node.Field before && piece.Node is Node.Field after && before.Name == after.Name)
            {
                run[^1] = new Piece(new Node.Field(before.Name, new(before.Values.Concat(after.Values))), run[^1].Start, piece.End);
                return;
            }

            if (beside) Beside ??= (run[^1], piece);
            if (_runs.Count > 1) _mixedAt ??= _waiting ?? new Token(TokenKind.And, piece.Start, 0, "");
            _anyAnd = true;
            run.Add(piece);
        }

        _waiting = null;
    }

    public Piece Finish(int start, int end)
    {
        if (_mixedAt is { } sign && !rules.PrecedenceIsDocumented)
        {
            losses.Add(sign.Start, sign.Length, Loss.Changed,
                $"AND and OR stand at one level, and what {rules.Name} says of that is not documented: AND is taken first; put brackets where something else is meant.",
                Effect.Unclear);
        }

        List<Piece> branches = [.. _runs.Select(Joined)];
        List<Piece> kept = branches.FindAll(branch => branch.Node is not null);
        IEnumerable<Draft> gone = branches.SelectMany(branch => branch.Gone);
        if (kept.Count == 0) return new Piece(null, start, end, [.. gone]);
        Say(gone, excluded ? Effect.Wider : Effect.Narrower);
        return new Piece(kept.Count == 1 ? kept[0].Node! : EitherOf(kept), start, end);
    }

    private Piece Joined(List<Piece> run)
    {
        List<Piece> kept = run.FindAll(piece => piece.Node is not null);
        IEnumerable<Draft> gone = run.SelectMany(piece => piece.Gone);
        if (kept.Count == 0) return new Piece(null, run[0].Start, run[^1].End, [.. gone]);
        Say(gone, excluded ? Effect.Narrower : Effect.Wider);
        Node node = kept.Count == 1 ? kept[0].Node! : new Node.And(new(kept.Select(piece => piece.Node!)));
        return new Piece(node, run[0].Start, run[^1].End);
    }

    private static void Say(IEnumerable<Draft> gone, Effect effect)
    {
        foreach (Draft draft in gone) draft.Effect = effect;
    }

    /// <summary>Values of one field become a list.</summary>
    private static Node EitherOf(List<Piece> kept)
    {
        Node first = kept[0].Node!;
        if (first is Node.Field field && kept.TrueForAll(piece => piece.Node is Node.Field other && other.Name == field.Name))
            return new Node.Field(field.Name, new(kept.SelectMany(piece => ((Node.Field)piece.Node!).Values)));
        return new Node.Or(new(kept.Select(piece => piece.Node!)));
    }
}
