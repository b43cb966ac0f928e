using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Heed.Reports;

/// <summary>HTML in which everything filled in is encoded: <c>Markup.Of($"&lt;p&gt;{text}&lt;/p&gt;")</c>. A <see cref="Markup"/> filled in stays as it is.</summary>
internal readonly record struct Markup(string Html)
{
    // Letters of every script stay as they are; what means something in HTML does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static Markup Of(Filled html) => new(html.ToString());

    /// <summary>One after the other.</summary>
    public static Markup Join(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Html)));

    public override string ToString() => Html;

    /// <summary>Collects the literal and the filled-in parts of an interpolated string.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Filled(int literalLength, int filledCount)
    {
        private readonly StringBuilder _html = new(literalLength + 16 * filledCount);

        public void AppendLiteral(string html) => _html.Append(html);

        public void AppendFormatted(Markup html) => _html.Append(html.Html);

        public void AppendFormatted(object? value) => _html.Append(Encoder.Encode(value?.ToString() ?? ""));

        public void AppendFormatted<T>(T value, string format) where T : IFormattable => _html.Append(Encoder.Encode(value.ToString(format, null)));

        public override string ToString() => _html.ToString();
    }
}
