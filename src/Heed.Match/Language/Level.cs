namespace Heed.Match.Language;

/// <summary>The operands of one level of brackets and what joins them.</summary>
/// <param name="excluded">The level stands under an odd number of NOTs.</param>
internal sealed class Level(string text, Report report, bool excluded)
{
    private readonly List<Member> _members = [];
    private Token? _waiting;

    private enum Joint
    {
        And,
        Or,

        /// <summary>NOT or a minus sign without AND before it, which is the same.</summary>
        AndNot,

        /// <summary>Nothing between: AND.</summary>
        Side,
    }

    /// <param name="Operator">The operator between it and the one before; null: there is none.</param>
    private readonly record struct Member(Part Part, Joint Joint, Token? Operator)
    {
        public bool ByOr => Joint is Joint.Or;
    }

    /// <summary>Takes AND or OR.</summary>
    public void Join(Token sign)
    {
        if (_members.Count == 0 || _waiting is not null) report.MissingOperand(sign);
        else _waiting = sign;
    }

    /// <param name="negative">It begins with NOT or a minus sign.</param>
    public void Add(Part part, bool negative)
    {
        Joint joint = _waiting switch
        {
            { Kind: TokenKind.Or } => Joint.Or,
            { } => Joint.And,
            null => negative ? Joint.AndNot : Joint.Side,
        };
        _members.Add(new Member(part, joint, _waiting));
        _waiting = null;
    }

    /// <returns>All members as one; its span runs over <paramref name="start"/> to <paramref name="end"/> when there are none.</returns>
    public Part Finish(int start, int end)
    {
        if (_waiting is { } sign) report.MissingOperand(sign);
        bool mixed = ReportMixing();
        List<Member> members = [.. _members.Where(member => member.Part.Node is not null)];
        if (members.Count == 0) return new Part(null, start, end);
        NoticeSideBySide(members);
        if (members.Count == 1) return members[0].Part;

        Part first = members[0].Part, last = members[^1].Part;
        return new Part(mixed ? Unmix(members) : members[1].ByOr ? Or(members) : And(members), first.Start, last.End);
    }

    /// <summary>Whether AND and OR stand at this level, also where an operand is no good.</summary>
    private bool ReportMixing()
    {
        int mixed = _members.Count < 3 ? -1 : _members.FindIndex(2, member => member.ByOr != _members[1].ByOr);
        if (mixed < 0) return false;
        Token at = _members[mixed].Operator ?? new Token(TokenKind.And, _members[mixed].Part.Start, 0, "");
        report.Repaired(FindingCodes.MixedAndOr, at.Start, at.Length,
            "AND and OR stand at one level here (side by side and NOT count as AND): say with brackets what belongs together, as in (a AND b) OR c.");
        return true;
    }

    /// <summary>Writes the brackets that are missing: around what AND joins; where only exclusions follow, around what OR joins.</summary>
    private Node Unmix(List<Member> members)
    {
        if (!members.Skip(1).Any(member => member.ByOr)) return And(members);
        int lastOr = members.FindLastIndex(member => member.ByOr);
        bool exclusionsFollow = members.Index().Skip(1)
            .All(m => m.Item.ByOr ? m.Index <= lastOr : m.Index > lastOr && m.Item.Part.Node is Node.Not);
        if (exclusionsFollow)
        {
            Node wanted = Or(members[..(lastOr + 1)]);
            return new Node.And(new([wanted, .. members[(lastOr + 1)..].Select(member => member.Part.Node!)]));
        }

        List<Member> branches = [];
        for (int start = 0; start < members.Count;)
        {
            int next = members.FindIndex(start + 1, member => member.ByOr);
            if (next < 0) next = members.Count;
            List<Member> run = members[start..next];
            Part joined = run.Count == 1 ? run[0].Part : new Part(And(run), run[0].Part.Start, run[^1].Part.End);
            branches.Add(run[0] with { Part = joined });
            start = next;
        }

        return Or(branches);
    }

    private static Node.And And(List<Member> members) => new(new(members.Select(member => member.Part.Node!)));

    private Node.Or Or(List<Member> members)
    {
        foreach (Part branch in members.Select(member => member.Part))
        {
            if (!excluded && Negation.HoldsWithoutAnyTerm(branch.Node!) && !report.Has(FindingCodes.OnlyNegative, branch.Start, branch.End))
                report.OnlyNegative(branch);
        }

        return new(new(members.Select(member => member.Part.Node!)));
    }

    private void NoticeSideBySide(List<Member> members)
    {
        List<Edit> edits = [];
        for (int i = 1; i < members.Count; i++)
        {
            bool besideOperatorWord = IsOperatorWord(members[i - 1]) || IsOperatorWord(members[i]);
            if (members[i].Joint is Joint.Side && !besideOperatorWord) edits.Add(new Edit(members[i].Part.Start, 0, "AND "));
        }

        if (edits.Count == 0) return;
        bool touches = edits.Exists(edit => !char.IsWhiteSpace(text[edit.Start - 1]));
        Edit[] spaced = touches ? [.. edits.Select(edit => edit with { Text = " AND " })] : [.. edits];
        report.Notice(FindingCodes.SideBySide, edits[0].Start, 0,
            "Nothing stands between these, which is read as AND: write AND or OR, or put words that follow each other in quotation marks.", spaced);
    }

    private bool IsOperatorWord(Member member) => TermText.IsOperatorWord(text[member.Part.Start..member.Part.End]);
}
