namespace Heed.Match.Language;

internal sealed partial class Parser
{
    private Part ReadField()
    {
        Token name = Take();
        if (Fields.IsPerson(name.Text) && !IsCountryLocation(name))
        {
            Part refused = SkipValue(name);
            report.Error(FindingCodes.PersonField, refused.Start, refused.Length,
                $"{name.Text}: asks for a person. Rule 2 of the charter is “Themes, not people”: there is no field for who wrote, who is named or where somebody is; look for what is said.");
            return refused;
        }

        FieldRule? rule = FindRule(name);
        if (rule is null || rule.SearchOnly)
        {
            Part skipped = SkipValue(name);
            if (rule is not null) ReportSearchOnly(rule, skipped);
            return skipped;
        }

        ReportGap(name);
        return rule.Name switch
        {
            "title" => ReadTitle(name),
            _ => ReadValue(name, rule),
        };
    }

    /// <summary>The rule for a field, by its name, an alias, or the name most likely meant.</summary>
    private FieldRule? FindRule(Token name)
    {
        if (Fields.Find(name.Text) is { } rule) return rule;
        if (Fields.Alias(name.Text) is { } alias)
        {
            report.Notice(FindingCodes.FieldAlias, name.Start, name.Length, $"{name.Text}: is read as {alias}:.",
                new Edit(name.Start, name.Text.Length, alias));
            return Fields.Find(alias);
        }

        FieldRule? meant = IsCountryLocation(name) ? Fields.Find("country") : Fields.Nearest(name.Text);
        string hint = meant is null
            ? $"There is no field {name.Text}: (the fields are {Fields.Names}); to look for these words, put them in quotation marks."
            : $"There is no field {name.Text}:; did you mean {meant.Name}:?";
        Report(FindingCodes.UnknownField, name.Start, name.Length, hint, certain: meant is not null);
        return meant;
    }

    private void ReportSearchOnly(FieldRule rule, Part part)
    {
        if (use is QueryUse.Topic)
        {
            report.Error(FindingCodes.SearchOnlyField, part.Start, part.Length,
                $"{rule.Name}: is known only of what is kept, so a topic cannot use it: remove it, or use it in a search.");
        }
        else
        {
            report.Error(FindingCodes.NotYetBuilt, part.Start, part.Length,
                $"{rule.Name}: is not yet built, and is refused rather than answered wrongly: remove it.");
        }
    }

    /// <summary><c>location:DE</c>, <c>location:(DE OR FR)</c>: another tool's name for the country.</summary>
    private bool IsCountryLocation(Token name)
    {
        if (!name.Text.Equals("location", StringComparison.OrdinalIgnoreCase)) return false;
        IEnumerable<Token> values = Peek.Kind is TokenKind.Open
            ? tokens.Skip(_next + 1).TakeWhile(token => token.Kind is not (TokenKind.Close or TokenKind.End))
            : tokens.Skip(_next).Take(1);
        return values.All(token => token.Kind is TokenKind.Or
            || (token.Kind is TokenKind.Word or TokenKind.Phrase && FieldValues.Country(token.Text) is ValueCheck.Good));
    }

    private void ReportGap(Token name)
    {
        if (Peek.Start == name.End || !StartsOperand(Peek)) return;
        report.Repaired(FindingCodes.MissingValue, name.Start, name.Length, $"The value stands directly after the colon: close the gap after {name.Text}:.");
    }

    private Part ReadTitle(Token name)
    {
        if (!StartsOperand(Peek) || Peek.Kind is TokenKind.Not or TokenKind.AtLeast) return MissingValue(name);
        Part operand = ReadPrimary();
        Part whole = operand with { Start = name.Start };
        if (operand.Node is null) return whole;
        if (!HoldsField(operand.Node)) return whole with { Node = new Node.InTitle(operand.Node) };

        report.Error(FindingCodes.FieldInTitle, operand.Start, operand.Length,
            "title: takes words only: write other fields beside it, as in title:refund AND lang:en.");
        return whole;
    }

    private static bool HoldsField(Node node) => node switch
    {
        Node.Field or Node.Range or Node.TopicRef or Node.InTitle => true,
        Node.And and => and.Operands.Any(HoldsField),
        Node.Or or => or.Operands.Any(HoldsField),
        Node.Not not => HoldsField(not.Operand),
        _ => false,
    };

    private Part ReadValue(Token name, FieldRule rule)
    {
        Token value = Peek;
        switch (value.Kind)
        {
            case TokenKind.Word or TokenKind.Phrase:
                Take();
                return new Part(CheckValue(value, rule) is { } good ? rule.Node([good]) : null, name.Start, value.End);
            case TokenKind.Range:
                Take();
                return new Part(ReadRange(value, rule), name.Start, value.End);
            case TokenKind.Open:
                return ReadList(name, rule);
            case TokenKind.Literal:
                Take();
                report.Error(FindingCodes.BadRange, value.Start, value.Length,
                    $"A value stands without braces, as in {rule.Name}:value; a range is written [from TO to], both ends included.");
                return new Part(null, name.Start, value.End);
            default:
                return MissingValue(name);
        }
    }

    private Part MissingValue(Token name)
    {
        report.Error(FindingCodes.MissingValue, name.Start, name.Length, $"{name.Text}: has no value: write one directly after the colon.");
        return new Part(null, name.Start, name.End);
    }

    /// <returns>The value in canonical form, corrected where it was wrong; null where nobody knows what was meant.</returns>
    private string? CheckValue(Token token, FieldRule rule)
    {
        CountTerm(token);
        string typed = token.Text.Trim();
        if (typed.Length == 0)
        {
            report.Error(FindingCodes.MissingValue, token.Start, token.Length, $"{rule.Name}: has an empty value: fill it or remove the field.");
            return null;
        }

        if (token.Suffix is not null) RefuseSuffix(token, "the value of a field");
        switch (rule.Check(typed))
        {
            case ValueCheck.Good good:
                return good.Canonical;
            case ValueCheck.Bad bad:
                Report(bad.Code, token.Start, token.Length, bad.Message, certain: bad.Corrected is not null);
                return bad.Corrected;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private Node.Range? ReadRange(Token token, FieldRule rule)
    {
        string[] bounds = token.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (rule.Compare is null)
        {
            report.Error(FindingCodes.BadRange, token.Start, token.Length, $"{rule.Name}: takes values, not a range: write {rule.Name}:(a OR b).");
            return null;
        }

        if (bounds is not [var from, var to, var end] || !to.Equals("TO", StringComparison.OrdinalIgnoreCase))
        {
            report.Error(FindingCodes.BadRange, token.Start, token.Length,
                $"A range is written {rule.Name}:[from TO to], both ends included, with * for an open end.");
            return null;
        }

        if (to is not "TO") report.Repaired(FindingCodes.BadRange, token.Start, token.Length, "TO is written in capitals.");
        string? least = null, most = null;
        int endAt = token.Start + 1 + token.Text.LastIndexOf(end, StringComparison.Ordinal);
        bool whole = ReadBound(from, text.IndexOf(from, token.Start, StringComparison.Ordinal), rule, ref least)
            & ReadBound(end, endAt, rule, ref most);
        if (!whole) return null;
        if (least is null || most is null || rule.Compare(least, most) <= 0) return new Node.Range(rule.Name, least, most);

        report.Repaired(FindingCodes.ReversedRange, token.Start, token.Length, $"This range begins after its end: write [{most} TO {least}].");
        return new Node.Range(rule.Name, most, least);
    }

    /// <returns>False, reported, when the bound is no value.</returns>
    private bool ReadBound(string typed, int at, FieldRule rule, ref string? bound)
    {
        if (typed is "*") return true;
        bound = CheckValue(new Token(TokenKind.Word, at, typed.Length, typed), rule);
        return bound is not null;
    }

    private Part SkipValue(Token name)
    {
        switch (Peek.Kind)
        {
            case TokenKind.Word or TokenKind.Phrase or TokenKind.Range or TokenKind.Literal:
                return new Part(null, name.Start, Take().End);
            case TokenKind.Open:
                return SkipGroup(Take()) with { Start = name.Start };
            default:
                return new Part(null, name.Start, name.End);
        }
    }
}
