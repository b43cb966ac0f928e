using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace Heed.Sources.Proofs;

/// <summary>A word nobody can guess, which a person posts to show that an account is theirs: 128 bits as 26 small letters and digits. It
/// says nothing of whom it is for or why, so that posting it tells nobody.</summary>
public readonly record struct Sign
{
    /// <summary>Characters in one.</summary>
    public const int Length = 26;

    private const int Bytes = 16;
    private const int MarkupLimit = 500_000;

    // Crockford's: none of them looks like another.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    // Around a word these change nothing. An @, # or / does: it makes the word a name or part of an address, which others can choose.
    private const string Punctuation = ".,;:!?()\"'“”„«»";

    private Sign(string text) => Text = text;

    public string Text { get; }

    public override string ToString() => Text;

    public static Sign New()
    {
        Span<byte> random = stackalloc byte[Bytes];
        RandomNumberGenerator.Fill(random);
        UInt128 rest = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(random);
        Span<char> text = stackalloc char[Length];
        for (int at = Length - 1; at >= 0; at--, rest >>= 5) text[at] = Alphabet[(int)(rest & 31)];
        return new(new string(text));
    }

    /// <returns>Null: it is none.</returns>
    public static Sign? Parse(string? text) => text is { Length: Length } && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? new(text) : null;

    /// <summary>It stands in a plain text as a word of its own, and not in a line that quotes somebody.</summary>
    internal bool StandsIn(string? text)
    {
        if (text is null) return false;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            if (line.TrimStart().StartsWith('>')) continue;
            foreach (Range word in line.SplitAny(' ', '\t', '\u00a0'))
                if (line[word].Trim(Punctuation).Equals(Text, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }

    /// <summary>The same of markup; what stands in links (names of others, addresses) and in quotes is not the author's.</summary>
    internal bool StandsInHtml(string? html) => html is not null && StandsIn(OwnText(html));

    /// <summary>Works on tokens, not on a tree: its cost does not depend on how deep tags are nested.</summary>
    private static string OwnText(string html)
    {
        using TextSource source = new(html.Length <= MarkupLimit ? html : html[..MarkupLimit]);
        HtmlTokenizer tokens = new(source, HtmlEntityProvider.Resolver);
        StringBuilder text = new();
        Dictionary<string, int> inside = [];
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when inside.Count == 0:
                    // Line ends of the source are mere spaces.
                    text.Append(token.Data.Replace('\n', ' ').Replace('\r', ' '));
                    break;
                case HtmlTokenType.StartTag when IsOthers(token.Name):
                    inside[token.Name] = inside.GetValueOrDefault(token.Name) + 1;
                    text.Append('\ufffc'); // what stands there is part of its neighbours
                    break;
                case HtmlTokenType.EndTag when IsOthers(token.Name):
                    if (inside.TryGetValue(token.Name, out int depth) && (inside[token.Name] = depth - 1) == 0) inside.Remove(token.Name);
                    break;
                case HtmlTokenType.StartTag or HtmlTokenType.EndTag when !IsInline(token.Name):
                    text.Append('\n');
                    break;
            }
        }
        return text.ToString();
    }

    private static bool IsOthers(string tag) => tag is "a" or "aside" or "blockquote" or "q" or "script" or "style" or "template" or "textarea" or "iframe" or "svg";

    private static bool IsInline(string tag) => tag is "span" or "b" or "i" or "em" or "strong" or "code" or "u" or "s" or "small" or "mark";
}
