using System.Text.RegularExpressions;
using Heed.Sources.Imap.Answers;

namespace Heed.Sources.Imap;

/// <summary>A folder of a mailbox, as <c>imaps://user@host/folder</c> (RFC 5092 without its modifiers).</summary>
/// <param name="User">As the server knows it; often an e-mail address, written with <c>%40</c>.</param>
/// <param name="Folder">With the server's own separators; <c>INBOX</c> when none is named.</param>
/// <param name="IsWrapped"><c>imaps</c>: TLS from the first byte (RFC 8314); else by STARTTLS.</param>
internal sealed partial record ImapAddress(string Host, int Port, string User, string Folder, bool IsWrapped)
{
    private const int WrappedPort = 993, PlainPort = 143;

    /// <summary>The setting that says how mails are marked: <c>seen</c>, or a keyword.</summary>
    public const string MarkSetting = "mark";

    /// <summary>Whether an address is meant as one of these.</summary>
    public static bool Looks(string address) =>
        address.StartsWith("imap://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("imaps://", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with a source of this kind, one sentence each; empty: nothing.</summary>
    public static IReadOnlyList<string> Problems(Source source)
    {
        List<string> problems = [];
        if (Parse(source.Address, out string problem) is null) problems.Add(problem);
        if (source.Lane is not Lane.Addressed) problems.Add("Who writes to a mailbox writes to you: its lane is addressed.");
        problems.AddRange(source.Mapping.Keys.Where(name => name is not (MarkSetting or AnswerWay.ServerSetting or AnswerWay.FromSetting))
            .Select(name => $"A mailbox has no setting \"{name}\": it has {MarkSetting}, {AnswerWay.ServerSetting} and {AnswerWay.FromSetting}."));
        if (AnswerWay.Of(source, out string unanswered) is null && unanswered.Length > 0) problems.Add(unanswered);
        if (source.Mapping.TryGetValue(MarkSetting, out string? mark) && !Keyword().IsMatch(mark))
            problems.Add($"The setting \"{MarkSetting}\" is seen, or a keyword of letters and digits such as $Heed; without it nothing in the mailbox is changed.");
        return problems;
    }

    /// <returns>Null: it is none, for the reason given.</returns>
    public static ImapAddress? Parse(string address, out string problem)
    {
        problem = "";
        if (!Looks(address) || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            problem = $"\"{address}\" is no address of a mailbox: give it as imaps://USER@HOST/FOLDER, an @ in the user's name as %40.";
        else if (uri.UserInfo.Contains(':', StringComparison.Ordinal))
            problem = "The address holds a password, and would stand on the public page: leave it out, and give it with heed source secret.";
        else if (uri.UserInfo.Length == 0)
            problem = "The address names no user: give it as imaps://USER@HOST/FOLDER.";
        if (problem.Length > 0) return null;
        bool wrapped = address.StartsWith("imaps:", StringComparison.OrdinalIgnoreCase);
        string folder = Uri.UnescapeDataString(new Uri(address).AbsolutePath.Trim('/'));
        Uri at = new(address);
        return new(at.Host, at.Port > 0 ? at.Port : wrapped ? WrappedPort : PlainPort, Uri.UnescapeDataString(at.UserInfo), folder.Length > 0 ? folder : "INBOX", wrapped);
    }

    [GeneratedRegex(@"^(?:seen|\$?[A-Za-z][A-Za-z0-9_-]{0,30})$", RegexOptions.CultureInvariant)]
    private static partial Regex Keyword();
}
