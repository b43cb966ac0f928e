using System.Text;
using System.Text.RegularExpressions;

namespace Village.Telling;

/// <summary>The little HTML the town's sites write.</summary>
internal static partial class Html
{
    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A paragraph for each part between empty lines; addresses become links.</summary>
    public static string Paragraphs(string text)
    {
        StringBuilder html = new();
        foreach (string part in text.Split("\n\n"))
        {
            string lines = Escape(part).Replace("\n", "<br>", StringComparison.Ordinal);
            html.Append("<p>").Append(Address().Replace(lines, "<a href=\"$0\">$0</a>")).Append("</p>");
        }
        return html.ToString();
    }

    [GeneratedRegex(@"https?://[\w./-]*[\w/]", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
