using System.Runtime.InteropServices;

namespace Heed.Match.Text;

/// <summary>A value for every code point, in pages of 256; equal pages are kept once.</summary>
internal sealed class CodePointTable
{
    private const int PageSize = 256;
    private readonly ushort[][] _pages = new ushort[0x110000 / PageSize][];

    /// <param name="runs">Length and value, again and again, as <see cref="UnicodeData"/> has them.</param>
    public CodePointTable(string runs)
    {
        ushort[] all = new ushort[0x110000];
        PackedNumbers numbers = new(runs);
        for (int at = 0; numbers.More;)
        {
            int length = numbers.Next();
            Array.Fill(all, (ushort)numbers.Next(), at, length);
            at += length;
        }
        Dictionary<string, ushort[]> kept = [];
        for (int page = 0; page < _pages.Length; page++)
        {
            ReadOnlySpan<ushort> values = all.AsSpan(page * PageSize, PageSize);
            string key = new(MemoryMarshal.Cast<ushort, char>(values));
            if (!kept.TryGetValue(key, out ushort[]? same)) kept[key] = same = values.ToArray();
            _pages[page] = same;
        }
    }

    public ushort this[int scalar] => _pages[scalar / PageSize][scalar % PageSize];
}
