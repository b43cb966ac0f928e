using System.Text;

namespace Heed.Match.Text;

/// <summary>Part of a text in NFC or NFKC (UAX #15), each code point with the place it came from.</summary>
internal sealed class NormalText
{
    private readonly List<int> _scalars;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private NormalText(int capacity)
    {
        _scalars = new(capacity);
        _starts = new(capacity);
        _ends = new(capacity);
    }

    public List<int> Scalars => _scalars;

    /// <summary>UTF-16 offset in the text as given where the code point's source begins.</summary>
    public int Start(int index) => _starts[index];

    /// <summary>UTF-16 offset in the text as given where the code point's source ends.</summary>
    public int End(int index) => _ends[index];

    /// <summary>NFC for false, NFKC for true.</summary>
    public static NormalText Of(ReadOnlySpan<char> text, bool compatible) => Of(text, 0, text.Length, compatible);

    /// <param name="start">Zero-based UTF-16 offset of the part.</param>
    /// <param name="end">Where the part ends.</param>
    public static NormalText Of(ReadOnlySpan<char> text, int start, int end, bool compatible)
    {
        NormalText normal = new(end - start);
        bool plain = true;
        for (int at = start; at < end;)
        {
            int scalar = Text.Scalars.At(text[..end], at, out int width);
            if (scalar < 0xA0)
            {
                normal.Add(scalar, at, at + 1);
            }
            else
            {
                plain = false;
                if (Decomposition.Of(scalar, compatible) is { } parts)
                {
                    foreach (int part in parts) normal.Add(part, at, at + width);
                }
                else
                {
                    normal.Add(scalar, at, at + width);
                }
            }
            at += width;
        }
        if (plain) return normal;
        normal.Order();
        normal.Compose();
        return normal;
    }

    public override string ToString()
    {
        StringBuilder text = new(_scalars.Count);
        foreach (int scalar in _scalars) text.AppendScalar(scalar);
        return text.ToString();
    }

    private void Add(int scalar, int start, int end)
    {
        _scalars.Add(scalar);
        _starts.Add(start);
        _ends.Add(end);
    }

    /// <summary>Sorts each run of combining marks by class, keeping the order within a class.</summary>
    private void Order()
    {
        for (int i = 0; i < _scalars.Count; i++)
        {
            if (Decomposition.CombiningClass(_scalars[i]) == 0) continue;
            int first = i;
            bool sorted = true;
            for (int before = 0; i < _scalars.Count; i++)
            {
                int combining = Decomposition.CombiningClass(_scalars[i]);
                if (combining == 0) break;
                sorted &= combining >= before;
                before = combining;
            }
            if (sorted) continue;
            var marks = Enumerable.Range(first, i - first).OrderBy(k => Decomposition.CombiningClass(_scalars[k]))
                .Select(k => (_scalars[k], _starts[k], _ends[k])).ToList();
            for (int k = 0; k < marks.Count; k++) (_scalars[first + k], _starts[first + k], _ends[first + k]) = marks[k];
        }
    }

    private void Compose()
    {
        int count = 0, starter = -1, before = 0;
        for (int i = 0; i < _scalars.Count; i++)
        {
            int scalar = _scalars[i], combining = Decomposition.CombiningClass(scalar);
            bool reaches = starter >= 0 && (starter == count - 1 || before < combining);
            int composed = reaches ? Decomposition.Compose(_scalars[starter], scalar) : -1;
            if (composed >= 0)
            {
                _scalars[starter] = composed;
                _starts[starter] = Math.Min(_starts[starter], _starts[i]);
                _ends[starter] = Math.Max(_ends[starter], _ends[i]);
                continue;
            }
            if (combining == 0) starter = count;
            before = combining;
            (_scalars[count], _starts[count], _ends[count]) = (scalar, _starts[i], _ends[i]);
            count++;
        }
        _scalars.RemoveRange(count, _scalars.Count - count);
        _starts.RemoveRange(count, _starts.Count - count);
        _ends.RemoveRange(count, _ends.Count - count);
    }
}
