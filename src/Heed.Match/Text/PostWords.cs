using System.Buffers;

namespace Heed.Match.Text;

/// <summary>The words of one post, title first. Holds its memory and uses it again for the next: one thread at a time. The same words as
/// <see cref="Words"/> cuts; texts in scripts that <see cref="SignTable"/> knows are read without allocating anything, unit by unit, all others
/// by way of <see cref="Words"/>.</summary>
internal sealed class PostWords
{
    // So many units may be read behind the end.
    private const int Ahead = WordKey.MostUnits;

    private static readonly SearchValues<string> s_linkHeads = SearchValues.Create(["://", "www."], StringComparison.OrdinalIgnoreCase);

    private WordRow[] _rows = new WordRow[64];
    private char[] _bares = new char[512];
    private ushort[] _marks = new ushort[512];
    private int _count, _used;

    /// <summary>Links and redaction marks of both texts, which are not text.</summary>
    private readonly List<(bool InTitle, TextRun Run)> _apart = [];

    public ReadOnlySpan<WordRow> Rows => _rows.AsSpan(0, _count);

    /// <summary>How many of <see cref="Rows"/> are the title's.</summary>
    public int TitleCount { get; private set; }

    public int Count => _count;

    /// <summary>The title needs rules of <see cref="Words"/>.</summary>
    public bool IsTitleComplex { get; private set; }

    /// <summary>The text needs rules of <see cref="Words"/>.</summary>
    public bool IsTextComplex { get; private set; }

    /// <summary>A text was longer than <see cref="Words.MaxLength"/>.</summary>
    public bool WasCut { get; private set; }

    public List<(bool InTitle, TextRun Run)> Apart => _apart;

    public void Begin()
    {
        (_count, _used, TitleCount, IsTitleComplex, IsTextComplex, WasCut) = (0, 0, 0, false, false, false);
        _apart.Clear();
    }

    public ReadOnlySpan<char> Bares(in WordRow row) => _bares.AsSpan(row.At, row.Length);

    /// <summary>The folded form of an emoji.</summary>
    public ReadOnlySpan<char> Folded(in WordRow row) => _bares.AsSpan(row.At + row.Length, row.FoldedLength);

    /// <summary>One a unit of the bare form; empty: there are none.</summary>
    public ReadOnlySpan<ushort> Marks(in WordRow row) => row.IsMarked ? _marks.AsSpan(row.At, row.Length) : [];

    public void ReadTitle(ReadOnlySpan<char> title)
    {
        IsTitleComplex = !Read(title, inTitle: true);
        TitleCount = _count;
    }

    public void ReadText(ReadOnlySpan<char> text) => IsTextComplex = !Read(text, inTitle: false);

    /// <returns>False: the text is complex.</returns>
    private bool Read(ReadOnlySpan<char> text, bool inTitle)
    {
        WasCut |= text.Length > Words.MaxLength;
        text = Words.Seen(text);
        (int count, int apart, int used) = (_count, _apart.Count, _used);
        // ß folds to two letters, and an emoji stands there twice.
        Reserve(text.Length * 2);
        if (ReadQuick(text, inTitle)) return true;
        (_count, _used) = (count, used);
        _apart.RemoveRange(apart, _apart.Count - apart);
        ReadByRules(text.ToString(), inTitle);
        return false;
    }

    private bool ReadQuick(ReadOnlySpan<char> text, bool inTitle)
    {
        if (!text.ContainsAny(s_linkHeads)) return ReadBetween(text, 0, text.Length, inTitle);
        int from = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (!char.IsAsciiLetter(text[at]) || (at > from && char.IsAsciiLetterOrDigit(text[at - 1]))) continue;
            int length = Link.LengthAt(text, at);
            if (length == 0) continue;
            if (!ReadBetween(text, from, at, inTitle)) return false;
            _apart.Add((inTitle, new(RunKind.Link, at, at + length)));
            from = at + length;
            at = from - 1;
        }
        return ReadBetween(text, from, text.Length, inTitle);
    }

    /// <returns>False: something is complex.</returns>
    private bool ReadBetween(ReadOnlySpan<char> text, int from, int end, bool inTitle)
    {
        Sign[] signs = SignTable.Signs;
        for (int at = from; at < end;)
        {
            int unit = text[at];
            Sign sign = unit < SignTable.Size ? signs[unit] : char.IsHighSurrogate((char)unit) ? Sign.Emoji : Sign.Complex;
            switch (sign)
            {
                case Sign.Gap or Sign.MidBoth or Sign.MidLetter or Sign.MidNumber:
                    at++;
                    break;
                case Sign.Letter or Sign.Digit or Sign.Underscore or Sign.SharpS:
                    at = ReadWord(text, at, end, WordKind.Plain);
                    if (at < 0) return false;
                    break;
                case Sign.Hash:
                    at = ReadHashtag(text, from, at, end);
                    if (at < 0) return false;
                    break;
                case Sign.Bracket:
                    int mark = TextRun.RedactionAt(text[at..end]);
                    if (mark > 0)
                    {
                        _apart.Add((inTitle, new(RunKind.Redaction, at, at + mark)));
                        Next() = new() { Start = at, End = at + mark, At = _used, LastJoiner = -1, Kind = WordKind.Redaction };
                        // What follows begins anew, as behind a link.
                        from = at + mark;
                    }
                    at += Math.Max(mark, 1);
                    break;
                case Sign.Emoji:
                    int length = EmojiSequence.LengthAt(text[..end], at);
                    if (length == 0 && unit >= SignTable.Size) return false;
                    if (length > 0)
                    {
                        AddEmoji(text.Slice(at, length), at);
                        from = at + length;
                    }
                    at += Math.Max(length, 1);
                    break;
                default:
                    return false;
            }
        }
        return true;
    }

    /// <returns>Where it ends; -1: something in it is complex.</returns>
    private int ReadWord(ReadOnlySpan<char> text, int start, int end, WordKind kind)
    {
        Sign[] signs = SignTable.Signs;
        char[] bares = SignTable.Bares, to = _bares;
        int used = _used, first = used, joiner = -1, at = start;
        bool marked = false, word = false;
        Sign last = Sign.Letter;
        while (at < end)
        {
            int unit = text[at];
            if (unit >= SignTable.Size)
            {
                if (!char.IsHighSurrogate((char)unit)) return -1;
                break;
            }
            Sign sign = signs[unit];
            switch (sign)
            {
                case Sign.Letter or Sign.Digit:
                    if (unit >= 0x80 || marked)
                    {
                        ushort marks = SignTable.Marks[unit];
                        if (marks != 0 && !marked) _marks.AsSpan(first, used - first).Clear();
                        marked |= marks != 0;
                        _marks[used] = marks;
                    }
                    to[used++] = bares[unit];
                    word = true;
                    last = sign;
                    at++;
                    continue;
                case Sign.SharpS:
                    (_marks[used], _marks[used + 1]) = (0, 0);
                    to[used++] = 's';
                    to[used++] = 's';
                    word = true;
                    last = Sign.Letter;
                    at++;
                    continue;
                case Sign.Underscore:
                    joiner = used - first;
                    _marks[used] = 0;
                    to[used++] = '_';
                    last = sign;
                    at++;
                    continue;
                case Sign.MidBoth or Sign.MidLetter or Sign.MidNumber when kind is WordKind.Plain:
                    if (at + 1 >= end) break;
                    int next = text[at + 1];
                    if (next >= SignTable.Size)
                    {
                        if (!char.IsHighSurrogate((char)next)) return -1;
                        break;
                    }
                    Sign after = signs[next];
                    if (after is Sign.Complex) return -1;
                    if (sign is not Sign.MidNumber && last is Sign.Letter && after is Sign.Letter or Sign.SharpS ||
                        sign is not Sign.MidLetter && last is Sign.Digit && after is Sign.Digit)
                    {
                        joiner = used - first;
                        _marks[used] = 0;
                        to[used++] = bares[unit];
                        at++;
                        continue;
                    }
                    break;
                case Sign.Complex:
                    return -1;
                case Sign.MidLetter when kind is WordKind.Hashtag && unit == '·':
                    return -1;
            }
            break;
        }
        if (!word) return at; // underscores alone
        int length = used - first;
        WordKey key = WordKey.Of(ref to[first], length);
        Next() = new()
        {
            Key = key,
            Hash = key.Hash,
            Start = start,
            End = at,
            At = first,
            Length = length,
            LastJoiner = joiner,
            Kind = kind,
            IsMarked = marked,
        };
        _used = used;
        return at;
    }

    private int ReadHashtag(ReadOnlySpan<char> text, int from, int at, int end)
    {
        if (at > from && text[at - 1] < SignTable.Size &&
            SignTable.Signs[text[at - 1]] is Sign.Letter or Sign.Digit or Sign.SharpS or Sign.Underscore) return at + 1;
        bool letter = false;
        int stop = at + 1;
        for (; stop < end; stop++)
        {
            if (text[stop] >= SignTable.Size)
            {
                if (!char.IsHighSurrogate(text[stop])) return -1;
                break;
            }
            Sign sign = SignTable.Signs[text[stop]];
            if (sign is Sign.Complex || text[stop] == '·') return -1;
            if (sign is not (Sign.Letter or Sign.Digit or Sign.SharpS or Sign.Underscore)) break;
            letter |= sign is Sign.Letter or Sign.SharpS;
        }
        if (!letter) return at + 1;
        int read = ReadWord(text, at + 1, stop, WordKind.Hashtag);
        if (read > 0) _rows[_count - 1].Start = at;
        return read;
    }

    private void AddEmoji(ReadOnlySpan<char> sequence, int start)
    {
        int first = _used;
        int bare = Copy(sequence, tones: false), folded = Copy(sequence, tones: true);
        if (folded <= 2)
        {
            // A tone alone.
            _bares.AsSpan(first + bare, folded).CopyTo(_bares.AsSpan(first));
            _bares.AsSpan(first, folded).CopyTo(_bares.AsSpan(first + folded));
            bare = folded;
            _used = first + 2 * folded;
        }
        WordKey key = WordKey.OfEmoji(_bares.AsSpan(first, bare));
        Next() = new()
        {
            Key = key,
            Hash = key.Hash,
            Start = start,
            End = start + sequence.Length,
            At = first,
            Length = bare,
            FoldedLength = folded,
            LastJoiner = -1,
            Kind = WordKind.Emoji,
            IsWide = true,
        };
    }

    private int Copy(ReadOnlySpan<char> sequence, bool tones)
    {
        int first = _used;
        for (int at = 0; at < sequence.Length;)
        {
            int scalar = Scalars.At(sequence, at, out int width);
            if (EmojiSequence.IsKept(scalar, tones))
            {
                sequence.Slice(at, width).CopyTo(_bares.AsSpan(_used));
                _used += width;
            }
            at += width;
        }
        return _used - first;
    }

    private void ReadByRules(string text, bool inTitle)
    {
        List<TextRun> runs = TextRun.Cut(text);
        foreach (TextRun run in runs)
        {
            if (run.Kind is RunKind.Link or RunKind.Redaction) _apart.Add((inTitle, run));
        }
        foreach (Word word in Words.Cut(text, runs))
        {
            Reserve(2 * word.Folded.Length + 2 * word.Bare.Length);
            int first = _used;
            WordRow row = new() { Start = word.Start, End = word.End, At = first, LastJoiner = -1, Kind = word.Kind };
            if (word.Kind is WordKind.Emoji)
            {
                word.Bare.CopyTo(_bares.AsSpan(first));
                word.Folded.CopyTo(_bares.AsSpan(first + word.Bare.Length));
                (row.Length, row.FoldedLength, row.IsWide) = (word.Bare.Length, word.Folded.Length, true);
                _used += row.Length + row.FoldedLength;
                row.Key = WordKey.OfEmoji(word.Bare);
            }
            else
            {
                if (word.Kind is not WordKind.Redaction) AddLetters(word.Folded, ref row);
                row.Key = WordKey.Of(_bares.AsSpan(first, row.Length));
            }
            row.Hash = row.Key.Hash;
            Next() = row;
        }
    }

    private void AddLetters(string folded, ref WordRow row)
    {
        int first = _used;
        foreach (Letter letter in Accents.Letters(folded))
        {
            ushort marks = SignTable.MarksOf(letter.Marks);
            row.IsMarked |= marks != 0;
            if (!CharClass.IsPartOfWord(letter.Base)) row.LastJoiner = _used - first;
            _marks[_used] = marks;
            if (letter.Base < 0x10000)
            {
                _bares[_used++] = (char)letter.Base;
                continue;
            }
            row.IsWide = true;
            _bares[_used++] = (char)((letter.Base - 0x10000 >> 10) + 0xD800);
            _marks[_used] = 0;
            _bares[_used++] = (char)((letter.Base & 0x3FF) + 0xDC00);
        }
        row.Length = _used - first;
    }

    private ref WordRow Next()
    {
        if (_count == _rows.Length) Array.Resize(ref _rows, _count * 2);
        return ref _rows[_count++];
    }

    private void Reserve(int units)
    {
        int needed = _used + units + 2 * Ahead;
        if (needed <= _bares.Length) return;
        int size = Math.Max(needed, _bares.Length * 2);
        Array.Resize(ref _bares, size);
        Array.Resize(ref _marks, size);
    }
}
