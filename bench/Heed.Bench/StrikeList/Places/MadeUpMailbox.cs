using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Heed.Bench.StrikeList.Places;

/// <summary>As much of an IMAP server (RFC 3501) as a reader needs who has no extension: one folder, one user, any password. What a real server
/// does is tried in <c>tests/Peers</c>.</summary>
internal sealed partial class MadeUpMailbox : MadeUpLineServer
{
    private readonly List<Held> _mails = [];

    /// <param name="arrived">Null: the server does not say.</param>
    public void Add(string mail, DateTimeOffset? arrived = null)
    {
        lock (_mails) _mails.Add(new(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")), arrived));
    }

    protected override async Task TalkAsync(StreamReader lines, NetworkStream answers, CancellationToken stop)
    {
        await SayAsync("* OK [CAPABILITY IMAP4rev1] made up\r\n"u8.ToArray());
        while (await lines.ReadLineAsync(stop) is { } line)
        {
            if (line.Split(' ', 3) is not [var tag, var verb, ..]) return;
            await SayAsync(Answer(line[(tag.Length + 1)..]));
            await SayAsync(Encoding.ASCII.GetBytes($"{tag} OK {(verb is "EXAMINE" ? "[READ-ONLY] " : "")}done\r\n"));
            if (verb.Equals("LOGOUT", StringComparison.OrdinalIgnoreCase)) return;
        }

        async Task SayAsync(byte[] bytes) => await answers.WriteAsync(bytes, stop);
    }

    private byte[] Answer(string asked)
    {
        Held[] mails;
        lock (_mails) mails = [.. _mails];
        if (asked.StartsWith("CAPABILITY", StringComparison.OrdinalIgnoreCase)) return "* CAPABILITY IMAP4rev1\r\n"u8.ToArray();
        if (asked.StartsWith("LIST", StringComparison.OrdinalIgnoreCase)) return Encoding.ASCII.GetBytes($"* LIST () \"/\" {(asked.EndsWith("\"\"", StringComparison.Ordinal) ? "\"\"" : "INBOX")}\r\n");
        if (asked.StartsWith("EXAMINE", StringComparison.OrdinalIgnoreCase))
            return Encoding.ASCII.GetBytes($"* {mails.Length} EXISTS\r\n* 0 RECENT\r\n* FLAGS (\\Seen)\r\n* OK [UIDVALIDITY 7] made up\r\n* OK [UIDNEXT {mails.Length + 1}] made up\r\n");
        if (asked.StartsWith("UID SEARCH", StringComparison.OrdinalIgnoreCase))
        {
            (int first, int last) = Ranges().Match(asked) is { Success: true } range ? Range(range.Value, mails.Length) : (1, mails.Length);
            return Encoding.ASCII.GetBytes($"* SEARCH {string.Join(' ', Enumerable.Range(first, Math.Max(0, last - first + 1)))}\r\n");
        }
        return asked.StartsWith("UID FETCH", StringComparison.OrdinalIgnoreCase) ? Fetch(asked, mails) : [];
    }

    private static byte[] Fetch(string asked, Held[] mails)
    {
        using MemoryStream answer = new();
        foreach (string part in asked.Split(' ')[2].Split(','))
        {
            (int first, int last) = Range(part, mails.Length);
            for (int uid = first; uid <= last; uid++)
            {
                (byte[] mail, DateTimeOffset? arrived) = mails[uid - 1];
                string head = Encoding.UTF8.GetString(mail);
                Write($"* {uid} FETCH (UID {uid} ");
                if (asked.Contains("BODY", StringComparison.OrdinalIgnoreCase))
                {
                    Write($"BODY[]<0> {{{mail.Length}}}\r\n");
                    answer.Write(mail);
                }
                else
                {
                    if (arrived is { } at) Write($"INTERNALDATE \"{at.UtcDateTime.ToString("dd-MMM-yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\" ");
                    Write($"RFC822.SIZE {mail.Length} ENVELOPE (NIL NIL ((NIL NIL {Quoted(From().Match(head).Groups[1].Value)} \"mail.example\")) NIL NIL NIL NIL NIL NIL {Quoted(Id().Match(head).Groups[1].Value)})");
                }
                Write(")\r\n");
            }
        }
        return answer.ToArray();

        void Write(string text) => answer.Write(Encoding.ASCII.GetBytes(text));

        static string Quoted(string text) => $"\"{text}\"";
    }

    private sealed record Held(byte[] Mail, DateTimeOffset? Arrived);

    private static (int First, int Last) Range(string text, int count)
    {
        string[] ends = text.Split(':');
        int last = ends[^1] is "*" || !int.TryParse(ends[^1], CultureInfo.InvariantCulture, out int number) ? count : number;
        return (int.Parse(ends[0], CultureInfo.InvariantCulture), Math.Min(last, count));
    }

    [GeneratedRegex("(?<=UID SEARCH UID )[0-9:*]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    [GeneratedRegex("^From: ([^@\r]+)@", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex From();

    [GeneratedRegex("^Message-Id: (<[^>\r]+>)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
