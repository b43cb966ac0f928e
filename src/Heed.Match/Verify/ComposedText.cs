using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>A text in NFC that still knows where each of its signs came from.</summary>
internal sealed class ComposedText
{
    /// <summary>Up to here nothing composes or comes apart.</summary>
    private const char LastThatStays = '\u02FF';

    /// <summary>High surrogates of U+1F000 to U+1FBFF, emoji and other pictures, of which none composes or comes apart.</summary>
    private const char FirstOfPictures = '\uD83C', LastOfPictures = '\uD83E';

    private readonly NormalText? _normal;
    private readonly int[] _scalarOf = [];

    /// <param name="source">The text as given.</param>
    public ComposedText(ReadOnlySpan<char> source)
    {
        if (IsComposed(source))
        {
            Text = source.ToString();
            return;
        }
        _normal = NormalText.Of(source, compatible: false);
        Text = _normal.ToString();
        _scalarOf = new int[Text.Length];
        int at = 0;
        for (int i = 0; i < _normal.Scalars.Count; i++)
        {
            _scalarOf[at++] = i;
            if (_normal.Scalars[i] > 0xFFFF) _scalarOf[at++] = i;
        }
    }

    public string Text { get; }

    /// <summary>The text is in NFC, seen at a glance; false: it may be or not.</summary>
    public static bool IsComposed(ReadOnlySpan<char> source)
    {
        for (int at = 0; at < source.Length; at++)
        {
            char unit = source[at];
            if (unit <= LastThatStays || unit is '\u200D' or '\uFE0F' or '\uFE0E') continue;
            if (unit < SignTable.Size && SignTable.Signs[unit] is not Sign.Complex) continue;
            if (unit is < FirstOfPictures or > LastOfPictures || at + 1 == source.Length || !char.IsLowSurrogate(source[at + 1])) return false;
            at++;
        }
        return true;
    }

    /// <summary>Where a sign's source starts. Zero-based UTF-16 offsets, here in <see cref="Text"/>, there in the text as given.</summary>
    public int SourceStart(int at) => _normal is null ? at : _normal.Start(_scalarOf[at]);

    /// <summary>Where the source of the sign before <paramref name="end"/> ends.</summary>
    public int SourceEnd(int end) => _normal is null ? end : _normal.End(_scalarOf[end - 1]);
}
