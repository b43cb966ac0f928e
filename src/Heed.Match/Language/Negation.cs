namespace Heed.Match.Language;

/// <summary>Whether a query excludes without saying what to look for.</summary>
internal static class Negation
{
    /// <summary>Whether a post that has none of the query's terms and values matches it, so that it would match nearly everything.</summary>
    public static bool HoldsWithoutAnyTerm(Node node) => node switch
    {
        Node.Not not => !HoldsWithoutAnyTerm(not.Operand),
        Node.And and => and.Operands.All(HoldsWithoutAnyTerm),
        Node.Or or => or.Operands.Any(HoldsWithoutAnyTerm),
        Node.InTitle title => HoldsWithoutAnyTerm(title.Operand),
        _ => false,
    };
}
