namespace Heed.Match.Text;

/// <summary>Reads the numbers of <see cref="UnicodeData"/>: seven bits a byte, the lowest first; the eighth says that more follow.</summary>
internal sealed class PackedNumbers(string base64)
{
    private readonly byte[] _bytes = Convert.FromBase64String(base64);
    private int _at;

    public bool More => _at < _bytes.Length;

    public int Next()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = _bytes[_at++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
    }

    /// <summary>A code point written as its difference to another.</summary>
    public int NextFrom(int scalar)
    {
        int difference = Next();
        return (difference & 1) == 0 ? scalar + (difference >> 1) : scalar - (difference >> 1);
    }
}
