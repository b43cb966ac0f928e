using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Heed.Sources.Feeds;

/// <summary>Estimates what building a tree of a piece of HTML would cost, from its tags alone: every element may have to be
/// opened again below all that are open. Real texts stay far below the limits; texts made to hurt do not.</summary>
internal static class HtmlEffort
{
    private const int DepthLimit = 50;
    private const int AttributeLimit = 50;

    /// <summary>Elements opened, each counted with all that are open around it: so many, and two more for each UTF-16 unit.</summary>
    private const int FreeWork = 2_000;

    public static bool IsTooMuch(string html)
    {
        using TextSource source = new(html);
        HtmlTokenizer tokens = new(source, HtmlEntityProvider.Resolver);
        long work = 0, allowed = FreeWork + (2L * html.Length);
        int depth = 0;
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            if (token is not HtmlTagToken tag) continue;
            if (tag.Type is HtmlTokenType.EndTag)
            {
                if (depth > 0 && !ClosesItself(tag.Name)) depth--;
                continue;
            }
            work += depth + 1;
            if (!ClosesItself(tag.Name)) depth++;
            if (depth > DepthLimit || tag.Attributes.Count > AttributeLimit || work > allowed) return true;
        }
        return false;
    }

    /// <summary>Void elements, and those whose end the next one of their kind brings.</summary>
    private static bool ClosesItself(string name) => name
        is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "source" or "track" or "wbr"
        or "p" or "li" or "dt" or "dd" or "td" or "th" or "tr" or "tbody" or "thead" or "tfoot" or "option";
}
