using System.Collections.Frozen;

namespace Heed.Guard.Marks;

/// <summary>One text laid out for searching: common disguises undone, every sign with its place in the text given, finds blanked
/// out as they are taken. Marks that stand in the text already are blank from the start, so that a second redaction sees exactly
/// what the first one left; no search looks across a blank.</summary>
internal sealed class Sheet
{
    /// <summary>Stands where something was taken; never part of a find.</summary>
    public const char Blank = default;

    /// <summary>How far back words count as the context of a find, in characters.</summary>
    private const int ContextMax = 40;

    private static readonly string[] Marks = [.. Redaction.Types.Select(type => $"[{type}]")];

    private readonly char[] _chars;
    private readonly int[] _starts;
    private readonly int[] _ends;
    private readonly List<(int Start, int End)> _links = [];

    public Sheet(string text, string? lang)
    {
        Lang = lang is { Length: >= 2 } ? lang[..2].ToLowerInvariant() : null;
        _chars = new char[text.Length];
        _starts = new int[text.Length];
        _ends = new int[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            int start = i;
            char plain = PlainSigns.Of(text, ref i);
            if (plain == PlainSigns.None) continue;
            HasDigit |= char.IsAsciiDigit(plain);
            _chars[Length] = plain;
            _starts[Length] = start;
            _ends[Length++] = i + 1;
        }
        BlankMarks();
    }

    /// <summary>Two letters, lower case; null: unknown.</summary>
    public string? Lang { get; }

    public int Length { get; }

    public bool HasDigit { get; }

    public List<RedactedSpan> Spans { get; } = [];

    public ReadOnlySpan<char> Chars => _chars.AsSpan(0, Length);

    /// <summary>The sign at <paramref name="i"/>; a line's end before and after the text.</summary>
    public char this[int i] => (uint)i < (uint)Length ? _chars[i] : '\n';

    /// <summary>Takes what stands from <paramref name="start"/> up to <paramref name="end"/> (of the sheet) as a find.</summary>
    public void Take(int start, int end, string type)
    {
        Spans.Add(new(_starts[start], _ends[end - 1], type));
        _chars.AsSpan(start, end - start).Clear();
    }

    /// <summary>Notes a link that names nobody: numbers in it are its own.</summary>
    public void Shield(int start, int end) => _links.Add((start, end));

    public void ForgetShields() => _links.Clear();

    public bool IsShielded(int i)
    {
        foreach ((int start, int end) in _links)
        {
            if (i >= start && i < end) return true;
        }
        return false;
    }

    public bool IsWordAt(int i) => IsWord(this[i]);

    public static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';

    /// <summary>What stands before <paramref name="end"/> on the same line, up to a blank.</summary>
    public ReadOnlySpan<char> Before(int end)
    {
        int start = end;
        while (start > 0 && end - start < ContextMax && _chars[start - 1] is not (Blank or '\n')) start--;
        return _chars.AsSpan(start, end - start);
    }

    /// <summary>The nearest word before <paramref name="end"/> that is in either set decides.</summary>
    /// <returns>True: it is in <paramref name="yes"/>; false: in <paramref name="no"/>; null: none is.</returns>
    public bool? Context(int end, FrozenSet<string> yes, FrozenSet<string> no)
    {
        ReadOnlySpan<char> before = Before(end);
        var isYes = yes.GetAlternateLookup<ReadOnlySpan<char>>();
        var isNo = no.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = before.Length; i > 0; i--)
        {
            if (!char.IsLetter(before[i - 1]) && before[i - 1] is not ('º' or '°')) continue;
            int last = i;
            while (i > 0 && (char.IsLetter(before[i - 1]) || before[i - 1] is 'º' or '°')) i--;
            ReadOnlySpan<char> word = before[i..last];
            if (isYes.Contains(word)) return true;
            if (isNo.Contains(word)) return false;
            i++;
        }
        return null;
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

    /// <summary>Case-folded words for <see cref="Context"/>.</summary>
    public static FrozenSet<string> WordSet(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
}
