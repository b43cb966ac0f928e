using Heed.Sources.Proofs;

namespace Heed.App.Public;

/// <summary>The first form of <c>/object</c> as it was filled in.</summary>
/// <param name="Rows">Network and account as typed, one a row.</param>
/// <param name="Links">As typed, one a line.</param>
public sealed record ObjectDraft(IReadOnlyList<(ProofNetwork? Network, string Account)> Rows, bool Object, bool Erase, string Links)
{
    private const int LongestLinks = ObjectAsk.MostLinks * (ObjectAsk.LongestLink + 2);

    public static readonly ObjectDraft Empty = new([.. Enumerable.Repeat<(ProofNetwork?, string)>((null, ""), ObjectAsk.MostAccounts)], Object: true, Erase: true, "");

    public static ObjectDraft Of(IFormCollection form) => new(
        [.. Enumerable.Range(1, ObjectAsk.MostAccounts).Select(row => (
            Enum.TryParse(form[$"network-{row}"], out ProofNetwork network) && Enum.IsDefined(network) ? network : (ProofNetwork?)null,
            Short(form[$"account-{row}"], NamedAccount.Longest)))],
        form["wants"].Contains("object"), form["wants"].Contains("erase"), Short(form["links"], LongestLinks));

    /// <returns>Null: something is to be mended first, and <paramref name="problems"/> says what by field.</returns>
    public ObjectAsk? Read(IReadOnlyCollection<string> mayReach, DateTimeOffset now, out IReadOnlyDictionary<string, string> problems)
    {
        Dictionary<string, string> found = [];
        List<NamedAccount> accounts = [];
        for (int row = 1; row <= Rows.Count; row++)
        {
            (ProofNetwork? network, string text) = Rows[row - 1];
            if (text.Trim().Length == 0) continue;
            if (network is null) found[$"network-{row}"] = "Choose where this account is.";
            else if (NamedAccount.Parse(network.Value, text, mayReach, out string problem) is { } account) accounts.Add(account);
            else found[$"account-{row}"] = problem;
        }
        if (accounts.Count == 0 && found.Count == 0) found["account-1"] = "Name at least one account.";
        if (!Object && !Erase) found["wants"] = "Choose at least one of the two.";
        string[] links = Links.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (links.Length > ObjectAsk.MostLinks) found["links"] = $"At most {ObjectAsk.MostLinks} links at a time. Send the rest with a second form.";
        else if (links.FirstOrDefault(link => !IsLink(link)) is { } bad) found["links"] = $"This is no web address of at most {ObjectAsk.LongestLink} characters: {(bad.Length > 80 ? bad[..80] + "…" : bad)}";
        problems = found;
        return found.Count > 0 ? null : new(
            [.. accounts.Distinct().Select(account => new AskedAccount(account.Network, account.Name, account.Server, Sign.New().Text))], Object, Erase, [.. links.Distinct()], now + ObjectAsk.Length);
    }

    private static bool IsLink(string text) => text.Length <= ObjectAsk.LongestLink && Uri.TryCreate(text, UriKind.Absolute, out Uri? link) && link.Scheme is "http" or "https" && IsAscii(text);

    // An address with other letters is written in its encoded form by browsers; so the sealed link keeps its length.
    private static bool IsAscii(string text) => text.All(char.IsAscii);

    private static string Short(string? text, int most) => text is null ? "" : text.Length <= most ? text : text[..most];
}
