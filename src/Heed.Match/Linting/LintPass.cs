using System.Globalization;
using Heed.Match.Language;

namespace Heed.Match.Linting;

/// <summary>One look at one query.</summary>
/// <param name="places">Where nodes stand in the text, by reference.</param>
internal sealed class LintPass(string text, QueryUse use, Node tree, Dictionary<Node, Part> places, Func<string, double>? shareOfPosts)
{
    private readonly Implication _implies = new();
    private readonly HashSet<Node> _never = new(ReferenceEqualityComparer.Instance);
    private readonly List<Finding> _found = [];
    private int _suggestions;

    public IReadOnlyList<Finding> Run()
    {
        FindNever(tree);
        Visit(tree, excluded: false, around: new Part(null, 0, text.Length));
        if (!_never.Contains(tree) && LooksAtAll(tree))
        {
            Add(FindingCodes.EveryPost, Severity.Warning, new Part(null, 0, text.Length),
                "No word or value in this can be looked up, so every new post has to be looked at: add a word that each post you want has.", null);
        }

        return [.. _found.OrderBy(finding => finding.Start)];
    }

    /// <returns>Whether no post can match it.</returns>
    private bool FindNever(Node node)
    {
        bool never = node switch
        {
            Node.And and => CountNever(and.Operands) > 0 || Contradicts(and),
            Node.Or or => CountNever(or.Operands) == or.Operands.Count,
            Node.InTitle title => FindNever(title.Operand),
            Node.Not not => FindNever(not.Operand) & false,
            _ => false,
        };
        if (never) _never.Add(node);
        return never;
    }

    /// <summary>Looks at every operand, also behind the first that can never be.</summary>
    private int CountNever(Sequence<Node> operands) => operands.Count(FindNever);

    private bool Contradicts(Node.And and)
    {
        for (int i = 0; i < and.Operands.Count; i++)
        {
            for (int j = i + 1; j < and.Operands.Count; j++)
            {
                if (_implies.Excludes(and.Operands[i], and.Operands[j])) return true;
            }
        }

        return false;
    }

    private void Visit(Node node, bool excluded, Part around)
    {
        Part place = places.GetValueOrDefault(node, around);
        if (_never.Contains(node))
        {
            Add(FindingCodes.Contradiction, Severity.Warning, place, node == tree
                ? "No post can match this: its parts exclude each other."
                : "No post can match this part: what it joins excludes each other.", null);
            return;
        }

        switch (node)
        {
            case Node.And and:
                VisitAll(and, and.Operands, excluded, place, Implied);
                break;
            case Node.Or or:
                VisitAll(or, or.Operands, excluded, place, Covered);
                break;
            case Node.Not not:
                Visit(not.Operand, !excluded, place);
                break;
            case Node.InTitle title:
                Visit(title.Operand, excluded, place);
                break;
            case Node.Near near:
                VisitPlaces(near.Left, place);
                VisitPlaces(near.Right, place);
                break;
            case Node.Sentence sentence:
                VisitPlaces(sentence.Left, place);
                VisitPlaces(sentence.Right, place);
                break;
            case Node.AtLeast atLeast:
                VisitPlaces(atLeast.Operand, place);
                break;
            case Node.Field field:
                VisitValues(field, place);
                break;
            case Node.Term or Node.Wildcard:
                CheckShare(node, place);
                break;
        }
    }

    private void VisitAll(Node level, Sequence<Node> operands, bool excluded, Part place, Action<Node, Sequence<Node>, int, int, Part> say)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            Part at = places.GetValueOrDefault(operands[i], place);
            if (_never.Contains(operands[i]) && level is Node.Or)
            {
                Add(FindingCodes.Contradiction, Severity.Warning, at, "No post can match this branch: what it joins excludes each other.",
                    () => Rewriting.Without(tree, level, i));
                continue;
            }

            int by = SaidBy(level, operands, i);
            if (by >= 0) say(level, operands, i, by, at);
            else Visit(operands[i], excluded, place);
        }
    }

    /// <returns>The place of the operand that makes this one idle; of two that mean the same the later is idle; -1: none does.</returns>
    private int SaidBy(Node level, Sequence<Node> operands, int i)
    {
        for (int j = 0; j < operands.Count; j++)
        {
            if (i == j || _never.Contains(operands[j])) continue;
            bool idle = level is Node.And ? _implies.Holds(operands[j], operands[i]) : _implies.Holds(operands[i], operands[j]);
            if (!idle) continue;
            bool both = level is Node.And ? _implies.Holds(operands[i], operands[j]) : _implies.Holds(operands[j], operands[i]);
            if (!both || j < i) return j;
        }

        return -1;
    }

    private void Covered(Node level, Sequence<Node> operands, int i, int by, Part at)
    {
        bool same = operands[i].Equals(operands[by]);
        Add(same ? FindingCodes.Duplicate : FindingCodes.BranchCovered, Severity.Notice, at, same
            ? "This stands here twice: once is enough."
            : $"Every post with this is found by {Query.Format(operands[by])} as well: it can be left out.",
            () => Rewriting.Without(tree, level, i));
    }

    private void Implied(Node level, Sequence<Node> operands, int i, int by, Part at)
    {
        bool same = operands[i].Equals(operands[by]);
        (string code, string message) = (same, operands[i]) switch
        {
            (true, _) => (FindingCodes.Duplicate, "This stands here twice: once is enough."),
            (_, Node.Not) => (FindingCodes.IdleExclusion, $"No post with {Query.Format(operands[by])} has what this excludes: it can be left out."),
            _ => (FindingCodes.OperandImplied, $"Every post with {Query.Format(operands[by])} has this as well: it can be left out."),
        };
        Add(code, code is FindingCodes.IdleExclusion ? Severity.Warning : Severity.Notice, at, message, () => Rewriting.Without(tree, level, i));
    }

    /// <summary>An OR-group of words whose places count.</summary>
    private void VisitPlaces(Node node, Part place)
    {
        if (node is not Node.Or or) return;
        for (int i = 0; i < or.Operands.Count; i++)
        {
            for (int j = 0; j < or.Operands.Count; j++)
            {
                if (i == j || !_implies.PlacesHold(or.Operands[i], or.Operands[j]) || (i < j && _implies.PlacesHold(or.Operands[j], or.Operands[i]))) continue;
                Covered(or, or.Operands, i, j, places.GetValueOrDefault(or.Operands[i], place));
                break;
            }

            VisitPlaces(or.Operands[i], place);
        }
    }

    private void VisitValues(Node.Field field, Part place)
    {
        for (int i = 0; i < field.Values.Count; i++)
        {
            Node.Field one = field with { Values = new([field.Values[i]]) };
            for (int j = 0; j < field.Values.Count; j++)
            {
                Node.Field other = field with { Values = new([field.Values[j]]) };
                if (i == j || !_implies.Holds(one, other) || (i < j && _implies.Holds(other, one))) continue;
                bool same = one.Equals(other);
                Add(same ? FindingCodes.Duplicate : FindingCodes.BranchCovered, Severity.Notice, place, same
                    ? $"{field.Values[i]} stands here twice: once is enough."
                    : $"Every post with {field.Values[i]} is found by {field.Values[j]} as well: it can be left out.",
                    () => Rewriting.Replaced(tree, field, field with { Values = new(field.Values.Where((_, at) => at != i)) }));
                break;
            }
        }
    }

    private void CheckShare(Node term, Part place)
    {
        if (shareOfPosts?.Invoke(Query.Format(term)) is not { } known || !(known > Linter.TooCommon)) return;
        Add(FindingCodes.TooCommon, Severity.Warning, place, string.Create(CultureInfo.InvariantCulture,
            $"“{Query.Format(term)}” is in {known * 100:0} of 100 posts: add what makes the difference, or a phrase."), null);
    }

    /// <summary>Neither a word nor a value of it can be looked up.</summary>
    private static bool LooksAtAll(Node node) => node switch
    {
        Node.And and => and.Operands.All(LooksAtAll),
        Node.Or or => or.Operands.Any(LooksAtAll),
        Node.InTitle title => LooksAtAll(title.Operand),
        Node.AtLeast atLeast => LooksAtAll(atLeast.Operand),
        Node.Near near => LooksAtAll(near.Left) && LooksAtAll(near.Right),
        Node.Sentence sentence => LooksAtAll(sentence.Left) && LooksAtAll(sentence.Right),
        Node.Not or Node.Fuzzy or Node.Range => true,
        Node.Field field => field.Name is "rating" or "engagement" or "published",
        _ => false,
    };

    private void Add(string code, Severity severity, Part place, string message, Func<Node>? corrected)
    {
        string? suggestion = corrected is not null && _suggestions++ < Limits.Suggestions ? Query.Format(corrected()) : null;
        if (suggestion is not null && !Query.IsSound(suggestion, use, refusals: null)) suggestion = null;
        _found.Add(new Finding(code, severity, place.Start, place.Length, message, suggestion));
    }
}
