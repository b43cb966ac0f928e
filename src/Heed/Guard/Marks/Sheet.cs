namespace Heed.Guard.Marks;

/// <summary>One text laid out for searching: common disguises undone, every sign with its place in the text given, finds blanked
/// out as they are taken. Marks that stand in the text already are blank from the start, so that a second redaction sees exactly
/// what the first one left; no search looks across a blank.</summary>
internal sealed class Sheet : IDisposable
{
    /// <summary>Stands where something was taken; never part of a find.</summary>
    public const char Blank = default;

    /// <summary>How far back words count as the context of a find, in characters.</summary>
    private const int ContextMax = 40;

    /// <summary>A sheet no larger than this is kept for the thread's next text.</summary>
    private const int SpareMax = 16_384;

    private static readonly string[] Marks = [.. Redaction.Types.Select(type => $"[{type}]")];

    [ThreadStatic]
    private static Sheet? _spare;

    private readonly List<(int Start, int End)> _links = [];
    private char[] _chars = new char[256];
    private int[] _starts = [];
    private int[] _ends = [];
    private bool _moved;

    private Sheet()
    {
    }

    /// <summary>Two letters, lower case; null: unknown.</summary>
    public string? Lang { get; private set; }

    public int Length { get; private set; }

    public List<RedactedSpan> Spans { get; } = [];

    /// <summary>For reading numbers from this sheet, one at a time.</summary>
    public Numbers Numbers { get; } = new();

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>The sign at <paramref name="i"/>; a line's end before and after the text.</summary>
    public char this[int i] => (uint)i < (uint)Length ? _chars[i] : '\n';

    /// <param name="moved">Some signs are longer or shorter than what they stand for; see <see cref="Signals.Moved"/>.</param>
    public static Sheet Lay(string text, string? lang, bool moved)
    {
        Sheet sheet = _spare ?? new();
        _spare = null;
        sheet.Fill(text, lang, moved);
        return sheet;
    }

    /// <summary>Forgets the text; the sheet serves the next one.</summary>
    public void Dispose()
    {
        _chars.AsSpan(0, Length).Clear();
        Length = 0;
        Spans.Clear();
        _links.Clear();
        if (_chars.Length <= SpareMax) _spare = this;
    }

    /// <summary>Takes what stands from <paramref name="start"/> up to <paramref name="end"/> (of the sheet) as a find.</summary>
    public void Take(int start, int end, string type)
    {
        Spans.Add(new(StartOf(start), EndOf(end - 1), type));
        _chars.AsSpan(start, end - start).Clear();
    }

    /// <summary>Takes out what leaves no mark: what stood on either side stands side by side.</summary>
    /// <param name="ranges">In order, none overlapping.</param>
    public void Remove(IReadOnlyList<(int Start, int End)> ranges)
    {
        Place();
        int to = 0;
        int from = 0;
        foreach ((int start, int end) in ranges)
        {
            Spans.Add(new(_starts[start], _ends[end - 1], Kinds.Tracking));
            Move(from, start);
            from = end;
        }
        Move(from, Length);
        _chars.AsSpan(to, Length - to).Clear();
        Length = to;
        BlankMarks();

        void Move(int first, int last)
        {
            int count = last - first;
            Array.Copy(_chars, first, _chars, to, count);
            Array.Copy(_starts, first, _starts, to, count);
            Array.Copy(_ends, first, _ends, to, count);
            to += count;
        }
    }

    /// <summary>Notes a link that names nobody: numbers in it are its own. Links are noted in order.</summary>
    public void Shield(int start, int end) => _links.Add((start, end));

    public void ForgetShields() => _links.Clear();

    public bool IsShielded(int i)
    {
        (int low, int high) = (0, _links.Count - 1);
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (i < _links[middle].Start) high = middle - 1;
            else if (i >= _links[middle].End) low = middle + 1;
            else return true;
        }
        return false;
    }

    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>What stands before <paramref name="end"/> on the same line, up to a blank.</summary>
    public ReadOnlySpan<char> Before(int end)
    {
        int start = end;
        while (start > 0 && end - start < ContextMax && _chars[start - 1] is not (Blank or '\n')) start--;
        return _chars.AsSpan(start, end - start);
    }

    /// <summary>What stands from <paramref name="start"/> on the same line, up to a blank.</summary>
    public ReadOnlySpan<char> After(int start)
    {
        int end = start;
        while (end < Length && end - start < ContextMax && _chars[end] is not (Blank or '\n')) end++;
        return _chars.AsSpan(start, end - start);
    }

    /// <summary>The nearest word before <paramref name="end"/> that is in either set decides.</summary>
    /// <returns>True: it is in <paramref name="yes"/>; false: in <paramref name="no"/>; null: none is.</returns>
    public bool? Context(int end, WordSet yes, WordSet no)
    {
        ReadOnlySpan<char> before = Before(end);
        for (int i = before.Length; i > 0; i--)
        {
            if (!char.IsLetter(before[i - 1]) && before[i - 1] is not ('º' or '°')) continue;
            int last = i;
            while (i > 0 && (char.IsLetter(before[i - 1]) || before[i - 1] is 'º' or '°')) i--;
            ReadOnlySpan<char> word = before[i..last];
            if (yes.Contains(word)) return true;
            if (no.Contains(word)) return false;
            i++;
        }
        return null;
    }

    /// <summary>Some word after <paramref name="start"/>, on the same line, is in the set.</summary>
    public bool IsFollowedBy(int start, WordSet words)
    {
        ReadOnlySpan<char> after = After(start);
        for (int i = 0; i < after.Length; i++)
        {
            if (!char.IsLetter(after[i])) continue;
            int first = i;
            while (i < after.Length && char.IsLetter(after[i])) i++;
            if (words.Contains(after[first..i])) return true;
        }
        return false;
    }

    /// <summary>The word that begins at or up to two signs after <paramref name="start"/>; empty: none does.</summary>
    public ReadOnlySpan<char> WordAfter(int start)
    {
        int from = start;
        while (from < Length && from - start < 2 && _chars[from] is ' ' or '-') from++;
        int to = from;
        while (to < Length && (char.IsLetter(_chars[to]) || _chars[to] is '€' or '$' or '£' or '%' or '°')) to++;
        return _chars.AsSpan(from, to - from);
    }

    private int StartOf(int i) => _moved ? _starts[i] : i;

    private int EndOf(int i) => _moved ? _ends[i] : i + 1;

    private void Fill(string text, string? lang, bool moved)
    {
        Lang = lang is { Length: >= 2 } ? Languages.Known(lang) : null;
        _moved = moved;
        if (_chars.Length < text.Length) _chars = new char[Math.Max(text.Length, 1024)];
        if (moved && _starts.Length < text.Length) (_starts, _ends) = (new int[_chars.Length], new int[_chars.Length]);
        Length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            int start = i;
            char plain = PlainSigns.Of(text, ref i);
            if (plain == PlainSigns.None) continue;
            _chars[Length] = plain;
            if (moved) (_starts[Length], _ends[Length]) = (start, i + 1);
            Length++;
        }
        BlankMarks();
    }

    // From now on every sign has a place of its own.
    private void Place()
    {
        if (_moved) return;
        _moved = true;
        if (_starts.Length < Length) (_starts, _ends) = (new int[_chars.Length], new int[_chars.Length]);
        for (int i = 0; i < Length; i++) (_starts[i], _ends[i]) = (i, i + 1);
    }

    private void BlankMarks()
    {
        for (int at = Chars.IndexOf('['); at >= 0;)
        {
            foreach (string mark in Marks)
            {
                if (!Chars[at..].StartsWith(mark)) continue;
                _chars.AsSpan(at, mark.Length).Clear();
                break;
            }
            int next = Chars[(at + 1)..].IndexOf('[');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    // The two letters without a new string for the languages Heed knows.
    private static class Languages
    {
        private static readonly string[] Six = ["en", "es", "de", "fr", "it", "pl"];

        public static string? Known(string lang)
        {
            foreach (string known in Six)
            {
                if (lang.StartsWith(known, StringComparison.OrdinalIgnoreCase) && (lang.Length == 2 || lang[2] == '-')) return known;
            }
            return lang.StartsWith("un", StringComparison.OrdinalIgnoreCase) ? null : "other";
        }
    }
}
