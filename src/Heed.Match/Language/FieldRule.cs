namespace Heed.Match.Language;

/// <summary>What one field takes.</summary>
/// <param name="Name">Canonical, lower case.</param>
/// <param name="Check">Checks one value, trimmed and not empty.</param>
/// <param name="Compare">The order of two canonical values; null: the field takes no range.</param>
/// <param name="Several">A post may have several values of it.</param>
/// <param name="SearchOnly">Known only of what is kept.</param>
internal sealed record FieldRule(
    string Name, Func<string, ValueCheck> Check, Comparison<string>? Compare = null, bool Several = false, bool SearchOnly = false)
{
    /// <summary>The tree of one or more canonical values, any of which will do.</summary>
    public Node Node(IReadOnlyList<string> values)
    {
        if (Name is not "topic") return new Node.Field(Name, new(values));
        return values is [var only] ? new Node.TopicRef(only) : new Node.Or(new(values.Select(id => new Node.TopicRef(id))));
    }
}

/// <summary>Whether something typed is a value of a field.</summary>
internal abstract record ValueCheck
{
    private ValueCheck() { }

    /// <param name="Canonical">In the form in which posts carry it.</param>
    public sealed record Good(string Canonical) : ValueCheck;

    /// <param name="Message">A person reads it: says what to change.</param>
    /// <param name="Corrected">The value most likely meant, canonical; null: nobody knows.</param>
    public sealed record Bad(string Message, string? Corrected = null, string Code = FindingCodes.BadValue) : ValueCheck;
}
