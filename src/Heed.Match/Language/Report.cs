namespace Heed.Match.Language;

/// <summary>A replacement in the text typed.</summary>
internal readonly record struct Edit(int Start, int Length, string Text);

/// <summary>Gathers what one pass over a query finds.</summary>
internal sealed class Report
{
    private readonly List<(Finding Finding, Edit[] Edits)> _found = [];

    /// <summary>Some finding is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Some error has no certain correction, so the query as a whole has none.</summary>
    public bool BeyondRepair { get; private set; }

    /// <summary>An error that the parser could not correct.</summary>
    public void Error(string code, int start, int length, string message)
    {
        BeyondRepair = true;
        Repaired(code, start, length, message);
    }

    /// <summary>An error after which the parser went on with a corrected tree.</summary>
    public void Repaired(string code, int start, int length, string message)
    {
        HasErrors = true;
        Add(new Finding(code, Severity.Error, start, length, message), []);
    }

    public void MissingOperand(Token sign) => Repaired(FindingCodes.MissingOperand, sign.Start, sign.Length,
        $"{sign.Text} has nothing to work on here: add what is missing, remove it, or put it in quotation marks to look for the word.");

    public void OnlyNegative(Part part) => Error(FindingCodes.OnlyNegative, part.Start, part.Length,
        "This only says what a post must not have, so nearly every post would match: say what to look for as well.");

    public void Warning(string code, int start, int length, string message, params Edit[] edits) =>
        Add(new Finding(code, Severity.Warning, start, length, message), edits);

    public void Notice(string code, int start, int length, string message, params Edit[] edits) =>
        Add(new Finding(code, Severity.Notice, start, length, message), edits);

    /// <summary>Whether a finding with this code lies inside the span.</summary>
    public bool Has(string code, int start, int end) =>
        _found.Any(f => f.Finding.Code == code && f.Finding.Start >= start && f.Finding.Start < end);

    /// <summary>In order of their place; edits are the advice's own correction of the text.</summary>
    public IEnumerable<(Finding Finding, Edit[] Edits)> InOrder() => _found.OrderBy(f => f.Finding.Start).ThenBy(f => f.Finding.Severity);

    private void Add(Finding finding, Edit[] edits) => _found.Add((finding, edits));
}
