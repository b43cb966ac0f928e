using Ganss.Xss;

namespace Heed.Sources.Feeds;

/// <summary>What an entry says, in the markup it came in.</summary>
/// <param name="Base">For relative addresses inside; null: unknown.</param>
internal sealed record FeedContent(string Markup, bool IsHtml, Uri? Base)
{
    /// <summary>UTF-16 units of markup looked at; the rest is cut.</summary>
    private const int MarkupLimit = 400_000;

    private static readonly HtmlSanitizer Sanitizer = MakeSanitizer();

    private string Bounded => Markup.Length <= MarkupLimit ? Markup : Markup[..MarkupLimit];

    public bool IsEmpty => string.IsNullOrWhiteSpace(Markup);

    public string ToPlain() => IsHtml ? PlainText.FromHtml(Bounded) : PlainText.Tidy(Markup);

    /// <summary>On one line, for titles and names.</summary>
    public string ToLine(int limit) => PlainText.OneLine(IsHtml ? PlainText.FromHtml(Bounded) : Markup, limit);

    public string ToSafeHtml()
    {
        if (!IsHtml) return Encoded(Bounded);
        if (Bounded.AsSpan().IndexOfAny('<', '&') < 0) return Encoded(Bounded.Trim());
        // The standard's repair of tags that were never closed can cost many times their length: such a text is shown without.
        if (HtmlEffort.IsTooMuch(Bounded)) return Encoded(ToPlain());
        return Sanitizer.Sanitize(Bounded, Base?.AbsoluteUri ?? "").Trim();
    }

    private static string Encoded(string plain) => plain
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>Text of a title, a name or a tag, that may hold markup or not.</summary>
    public static string? Line(string? text, int limit = 2_000) =>
        text is null ? null : new FeedContent(text, IsHtml: true, null).ToLine(limit) is { Length: > 0 } line ? line : null;

    private static HtmlSanitizer MakeSanitizer()
    {
        HtmlSanitizer sanitizer = new(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details", "dfn", "div", "dl", "dt", "em",
                "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q",
                "s", "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
                "u", "ul", "var",
            },
            AllowedAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
            {
                "alt", "cite", "colspan", "datetime", "dir", "height", "href", "lang", "rowspan", "src", "start", "title", "width",
            },
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "cite", "href", "src" },
        })
        {
            KeepChildNodes = true,
        };
        // Tags that are not allowed leave their text behind, but not when it was never to be seen.
        sanitizer.RemovingTag += (_, removed) =>
        {
            if (removed.Tag.LocalName is "script" or "style" or "iframe" or "noembed" or "noframes" or "template" or "title") removed.Tag.TextContent = "";
        };
        return sanitizer;
    }
}
