using System.Globalization;
using System.Text;
using Village.Telling;

namespace Village.Places;

/// <summary>Writes a mail as it comes over the wire (RFC 5322, MIME), in one of the ways that mail programs write them.</summary>
internal static class Letter
{
    private const int MostInLine = 72;

    /// <returns>One sign a byte.</returns>
    public static string Write(TownPost post)
    {
        StringBuilder mail = new();
        string domain = post.Author[(post.Author.IndexOf('@', StringComparison.Ordinal) + 1)..].TrimEnd('>');
        mail.Append("From: ").Append(post.Author).Append('\n');
        mail.Append("To: ").Append(DemoOperator.Name).Append(" <").Append(DemoOperator.Contact).Append(">\n");
        mail.Append("Subject: ").Append(Encoded(post.Title)).Append('\n');
        mail.Append(CultureInfo.InvariantCulture, $"Date: {post.Written.ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} +0000\n");
        mail.Append(CultureInfo.InvariantCulture, $"Message-Id: <{post.Id}.{post.Written.ToUnixTimeSeconds()}@{domain}>\n");
        mail.Append("MIME-Version: 1.0\n");
        int number = int.Parse(post.Id.AsSpan(2), CultureInfo.InvariantCulture);
        switch (number % 10)
        {
            case 0 or 1 or 2 or 3:
                AppendPart(mail, "text/plain; charset=utf-8", "8bit", Bytes(post.Body, Encoding.UTF8) + "\n");
                break;
            case 4 when post.Language != "en" && post.Body.All(sign => sign < 256):
                AppendPart(mail, "text/plain; charset=iso-8859-1", "quoted-printable", QuotedPrintable(post.Body, Encoding.Latin1));
                break;
            case 4 or 5 or 6:
                AppendPart(mail, "text/plain; charset=\"utf-8\"", "quoted-printable", QuotedPrintable(post.Body, Encoding.UTF8));
                break;
            case 7:
                AppendPart(mail, "text/html; charset=utf-8", "quoted-printable", QuotedPrintable(Page(post), Encoding.UTF8));
                break;
            case 8:
                AppendBoth(mail, post);
                break;
            default:
                AppendPart(mail, "text/plain; charset=utf-8", "base64", Base64(post.Body));
                break;
        }
        return mail.ToString();
    }

    private static void AppendBoth(StringBuilder mail, TownPost post)
    {
        string boundary = "=_" + post.Id;
        mail.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/alternative; boundary=\"{boundary}\"\n\n--{boundary}\n");
        AppendPart(mail, "text/plain; charset=utf-8", "quoted-printable", QuotedPrintable(post.Body, Encoding.UTF8));
        mail.Append(CultureInfo.InvariantCulture, $"\n--{boundary}\n");
        AppendPart(mail, "text/html; charset=utf-8", "quoted-printable", QuotedPrintable(Page(post), Encoding.UTF8));
        mail.Append(CultureInfo.InvariantCulture, $"\n--{boundary}--\n");
    }

    private static void AppendPart(StringBuilder mail, string type, string encoding, string content) =>
        mail.Append("Content-Type: ").Append(type).Append("\nContent-Transfer-Encoding: ").Append(encoding).Append("\n\n").Append(content);

    private static string Page(TownPost post) => $"<html><body>{Html.Paragraphs(post.Body)}</body></html>";

    private static string Bytes(string text, Encoding encoding) => Encoding.Latin1.GetString(encoding.GetBytes(text));

    private static string Base64(string text)
    {
        string whole = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        return string.Concat(whole.Chunk(MostInLine).Select(line => new string(line) + "\n"));
    }

    /// <summary>RFC 2045, 6.7.</summary>
    private static string QuotedPrintable(string text, Encoding encoding)
    {
        StringBuilder written = new();
        int inLine = 0;
        byte[] bytes = encoding.GetBytes(text);
        for (int i = 0; i < bytes.Length; i++)
        {
            byte one = bytes[i];
            if (one == '\n')
            {
                written.Append('\n');
                inLine = 0;
                continue;
            }
            bool endsLine = i + 1 == bytes.Length || bytes[i + 1] == '\n';
            string sign = one is > 32 and < 127 and not (byte)'=' || (one == 32 && !endsLine) ? ((char)one).ToString() : "=" + one.ToString("X2", CultureInfo.InvariantCulture);
            if (inLine + sign.Length > MostInLine)
            {
                written.Append("=\n");
                inLine = 0;
            }
            written.Append(sign);
            inLine += sign.Length;
        }
        return written.Append('\n').ToString();
    }

    /// <summary>RFC 2047: as it is where it is ASCII, else in encoded words of at most 75 signs, cut between letters.</summary>
    private static string Encoded(string text)
    {
        if (text.All(char.IsAscii)) return text;
        List<string> words = [];
        StringBuilder part = new();
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(part.ToString()) + rune.Utf8SequenceLength > 42)
            {
                words.Add(part.ToString());
                part.Clear();
            }
            part.Append(rune.ToString());
        }
        words.Add(part.ToString());
        return string.Join("\n ", words.Select(word => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(word))}?="));
    }
}
