using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Heed;

/// <summary>Turns what places deliver into the plain text that Heed matches and keeps: one space between words, no spaces around
/// line breaks, at most one empty line, no control characters.</summary>
public static class PlainText
{
    /// <summary>UTF-16 units kept of a post's text; what is longer is cut, never inside a surrogate pair.</summary>
    public const int Limit = 10_000;

    /// <summary>UTF-16 units of markup looked at; what comes after is cut.</summary>
    private const int MarkupLimit = 2_000_000;

    /// <summary>The text a reader of <paramref name="html"/> sees. Block elements and <c>br</c> begin a new line; line ends of the
    /// source text are mere spaces, except in <c>pre</c>; scripts, styles and what else is not text are left out.</summary>
    /// <remarks>Works on the tokens of the HTML standard, not on a tree: its cost does not depend on how deep tags are nested.</remarks>
    public static string FromHtml(string html) => FromHtml(html, Limit);

    /// <inheritdoc cref="FromHtml(string)"/>
    /// <param name="limit">UTF-16 units kept.</param>
    public static string FromHtml(string html, int limit)
    {
        Lines lines = new(limit);
        if (html.AsSpan().IndexOfAny('<', '&') < 0)
        {
            lines.AddFlowing(html);
            return lines.ToString();
        }

        using TextSource source = new(html.Length <= MarkupLimit ? html : html[..MarkupLimit]);
        HtmlTokenizer tokens = new(source, HtmlEntityProvider.Resolver);
        string? unseen = null;
        int preformatted = 0;
        while (!lines.Full && tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when unseen is null:
                    if (preformatted > 0) lines.AddLines(token.Data);
                    else lines.AddFlowing(token.Data);
                    break;
                case HtmlTokenType.StartTag:
                    if (ModeInside(token.Name) is { } mode)
                    {
                        unseen = token.Name;
                        tokens.State = mode;
                    }
                    if (token.Name is "pre") preformatted++;
                    Separate(lines, token.Name);
                    break;
                case HtmlTokenType.EndTag:
                    if (token.Name == unseen) unseen = null;
                    if (token.Name is "pre" && preformatted > 0) preformatted--;
                    // A stray </br> is a line break too, says the standard.
                    Separate(lines, token.Name);
                    break;
            }
        }
        return lines.ToString();
    }

    /// <summary>Plain text as Heed keeps it: line breaks stay.</summary>
    /// <param name="limit">UTF-16 units kept.</param>
    public static string Tidy(string plain, int limit = Limit)
    {
        Lines lines = new(limit);
        lines.AddLines(plain);
        return lines.ToString();
    }

    /// <summary>Plain text on one line, for titles and names.</summary>
    /// <param name="limit">UTF-16 units kept.</param>
    public static string OneLine(string plain, int limit)
    {
        Lines lines = new(limit);
        lines.AddFlowing(plain);
        return lines.ToString();
    }

    private static void Separate(Lines lines, string tag)
    {
        if (tag is "br") lines.Break();
        else if (Blocks.Contains(tag)) lines.NewLine();
        else if (tag is "td" or "th") lines.Space();
    }

    /// <summary>How the standard reads what stands inside an element whose content is not shown; null: as any other.</summary>
    private static HtmlParseMode? ModeInside(string tag) => tag switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" => HtmlParseMode.RCData,
        _ => null,
    };

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend",
        "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead",
        "tr", "ul",
    };

    /// <summary>Text in the making: gaps are written only when a word follows them.</summary>
    private sealed class Lines(int limit)
    {
        private const int BreaksKept = 2;
        private readonly StringBuilder _text = new();
        private int _breaks;
        private bool _space;

        public bool Full { get; private set; }

        public void Space() => _space = true;

        public void Break() => _breaks = Math.Min(_breaks + 1, BreaksKept);

        public void NewLine() => _breaks = Math.Max(_breaks, 1);

        /// <summary>Any white space is one space.</summary>
        public void AddFlowing(string text)
        {
            foreach (char c in text)
            {
                if (char.IsWhiteSpace(c)) _space = true;
                else Add(c);
                if (Full) return;
            }
        }

        /// <summary>Line ends (LF, CR, CR LF, U+2028, U+2029) stay.</summary>
        public void AddLines(string text)
        {
            for (int i = 0; i < text.Length && !Full; i++)
            {
                char c = text[i];
                if (c is '\n' or '\u2028' or '\u2029' || (c is '\r' && !(i + 1 < text.Length && text[i + 1] == '\n'))) Break();
                else if (char.IsWhiteSpace(c)) _space = true;
                else Add(c);
            }
        }

        private void Add(char c)
        {
            if (char.IsControl(c)) return;
            if (_text.Length > 0)
            {
                if (_breaks > 0) _text.Append('\n', _breaks);
                else if (_space) _text.Append(' ');
            }
            _breaks = 0;
            _space = false;
            _text.Append(c);
            Full = _text.Length > limit;
        }

        public override string ToString()
        {
            if (_text.Length <= limit) return _text.ToString();
            int end = char.IsHighSurrogate(_text[limit - 1]) ? limit - 1 : limit;
            return _text.ToString(0, end).TrimEnd();
        }
    }
}
