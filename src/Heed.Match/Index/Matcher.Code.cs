using System.Runtime.InteropServices;
using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

// Runs the code of what features cannot decide: see Op.
public sealed partial class Matcher
{
    private readonly List<WordSpan> _lefts = [];
    private readonly List<WordSpan> _rights = [];
    private readonly List<int> _spotTests = [];
    private readonly SentenceCutter _titleSentences = new();
    private readonly SentenceCutter _textSentences = new();
    private int[] _answeredIn = [];
    private bool[] _answers = [];
    private int _round;
    private bool _titleIsCut, _textIsCut;

    /// <summary>Words from the first to the last, by row.</summary>
    private readonly record struct WordSpan(int First, int Last);

    private void BeginPost() => (_titleIsCut, _textIsCut) = (false, false);

    private void BeginSegment()
    {
        _extras.Clear();
        if (_answeredIn.Length < _segment.Programs.Length) (_answeredIn, _answers) = (new int[_segment.Programs.Length], new bool[_segment.Programs.Length]);
        if (++_round != int.MaxValue) return;
        Array.Clear(_answeredIn);
        _round = 1;
    }

    private bool Holds(int at, scoped in PostRef post)
    {
        int[] code = _segment.Operations;
        int operand = at + 2, end = EndOf(at);
        switch ((Op)code[at])
        {
            case Op.Has:
                return Has(code[operand]);
            case Op.Not:
                return !Holds(operand, post);
            case Op.All:
                for (; operand < end; operand = EndOf(operand))
                {
                    if (!Holds(operand, post)) return false;
                }
                return true;
            case Op.Any:
                for (; operand < end; operand = EndOf(operand))
                {
                    if (Holds(operand, post)) return true;
                }
                return false;
            case Op.Topic:
                return Answer(code[operand], post);
            case Op.Range:
                return ((RangeClause)_segment.Clauses[code[operand]]).Holds(new Measures(post.Rating, post.Engagement, post.Published));
            case Op.AtLeast:
                return IsAtLeast(code[operand + 1], operand + 2, (Scope)code[operand]);
            case Op.Verify:
                return _segment.Clauses[code[operand + 1]].Holds(ViewOf(post), (Scope)code[operand]);
        }
        return (post.HasTitle && HoldsIn(at, inTitle: true, post)) || ((Scope)code[operand] is Scope.Both && HoldsIn(at, inTitle: false, post));
    }

    /// <summary>An operation on one of the two texts.</summary>
    private bool HoldsIn(int at, bool inTitle, scoped in PostRef post)
    {
        int[] code = _segment.Operations;
        int operand = at + 3;
        switch ((Op)code[at])
        {
            case Op.Row:
                Span<int> tests = code.AsSpan(operand + 1, code[operand]);
                (int from, int to) = RowsOf(inTitle);
                for (int row = from; row + tests.Length <= to; row++)
                {
                    if (StandsAt(tests, row)) return true;
                }
                return false;
            case Op.Near:
                (bool ordered, int distance) = (code[operand] != 0, code[operand + 1]);
                operand += 2;
                return FindBoth(ref operand, inTitle) && AreNear(distance, ordered);
            case Op.Sentence:
                return FindBoth(ref operand, inTitle) && ShareSentence(inTitle, post);
            case Op.Loose:
                return HoldsLoosely(code.AsSpan(operand + 2, code[operand + 1]), code[operand], inTitle);
            case Op.Literal:
                return Stands((LiteralSpot)_segment.Clauses[code[operand]], inTitle, post);
            default:
                throw new InvalidOperationException($"{code[at]} is no operation.");
        }
    }

    private int EndOf(int at) => at + 2 + _segment.Operations[at + 1];

    private bool Has(int feature) => (_bits[feature >> 5] >> (feature & 31) & 1) != 0;

    private bool Answer(int program, scoped in PostRef post)
    {
        if (_answeredIn[program] == _round) return _answers[program];
        bool holds = Holds(_segment.Programs[program], post);
        (_answeredIn[program], _answers[program]) = (_round, holds);
        return holds;
    }

    private (int From, int To) RowsOf(bool inTitle) => inTitle ? (0, _words.TitleCount) : (_words.TitleCount, _words.Count);

    private bool FitsTest(int test, int row) => (test & CodeWriter.Extra) == 0
        ? _ids[row] == test
        : CollectionsMarshal.AsSpan(_extras).Contains((test & ~CodeWriter.Extra, row));

    private bool StandsAt(ReadOnlySpan<int> tests, int row)
    {
        for (int i = 0; i < tests.Length; i++)
        {
            if (!FitsTest(tests[i], row + i)) return false;
        }
        return true;
    }

    /// <summary>Finds the places of two spots; false: one has none.</summary>
    /// <param name="at">Where the spots are written; afterwards where they end.</param>
    private bool FindBoth(ref int at, bool inTitle)
    {
        Find(ref at, _lefts, inTitle);
        if (_lefts.Count == 0) return false;
        Find(ref at, _rights, inTitle);
        return _rights.Count > 0;
    }

    /// <summary>The places of a spot, in order of their first word.</summary>
    private void Find(ref int at, List<WordSpan> places, bool inTitle)
    {
        int[] code = _segment.Operations;
        places.Clear();
        _spotTests.Clear();
        foreach (int test in code.AsSpan(at + 1, code[at]))
        {
            if (Has(test & ~CodeWriter.Extra)) _spotTests.Add(test);
        }
        at += 1 + code[at];
        int rows = code[at++];
        (int from, int to) = RowsOf(inTitle);
        int afterRows = at;
        for (int row = 0; row < rows; row++) afterRows += 1 + code[afterRows];
        if (_spotTests.Count > 0 || rows > 0)
        {
            Span<int> tests = CollectionsMarshal.AsSpan(_spotTests);
            for (int word = from; word < to; word++)
            {
                foreach (int test in tests)
                {
                    if (!FitsTest(test, word)) continue;
                    places.Add(new(word, word));
                    break;
                }
                for (int phrase = at; phrase < afterRows; phrase += 1 + code[phrase])
                {
                    int length = code[phrase];
                    if (word + length <= to && StandsAt(code.AsSpan(phrase + 1, length), word)) places.Add(new(word, word + length - 1));
                }
            }
        }
        at = afterRows;
    }

    private bool AreNear(int distance, bool ordered)
    {
        ReadOnlySpan<WordSpan> lefts = CollectionsMarshal.AsSpan(_lefts), rights = CollectionsMarshal.AsSpan(_rights);
        int longest = 0, from = 0;
        foreach (WordSpan right in rights) longest = Math.Max(longest, right.Last - right.First);
        foreach (WordSpan left in lefts)
        {
            // Only rights within reach can pair; one that starts further left may still reach as far as the longest does.
            while (from < rights.Length && rights[from].First + longest + distance + 1 < left.First) from++;
            for (int i = from; i < rights.Length && rights[i].First <= left.Last + distance + 1; i++)
            {
                WordSpan right = rights[i];
                if (right.First > left.Last || (!ordered && right.Last < left.First && left.First - right.Last - 1 <= distance)) return true;
            }
        }
        return false;
    }

    private bool ShareSentence(bool inTitle, scoped in PostRef post)
    {
        SentenceCutter sentences = SentencesOf(inTitle, post);
        ReadOnlySpan<WordSpan> lefts = CollectionsMarshal.AsSpan(_lefts), rights = CollectionsMarshal.AsSpan(_rights);
        int next = 0;
        foreach (WordSpan left in lefts)
        {
            int sentence = SentenceOf(sentences, left);
            if (sentence < 0) continue;
            // Both come in the order of their first words, so sentences never go back.
            for (int i = next; i < rights.Length; i++)
            {
                int first = sentences.At(_words.Rows[rights[i].First].Start);
                if (first > sentence) break;
                if (first < sentence) next = i + 1;
                else if (SentenceOf(sentences, rights[i]) == sentence) return true;
            }
        }
        return false;
    }

    private int SentenceOf(SentenceCutter sentences, WordSpan place)
    {
        int first = sentences.At(_words.Rows[place.First].Start), last = sentences.At(_words.Rows[place.Last].End - 1);
        return first == last ? first : -1;
    }

    private SentenceCutter SentencesOf(bool inTitle, scoped in PostRef post)
    {
        SentenceCutter cutter = inTitle ? _titleSentences : _textSentences;
        ref bool isCut = ref inTitle ? ref _titleIsCut : ref _textIsCut;
        if (isCut) return cutter;
        isCut = true;
        ReadOnlySpan<char> text = Words.Seen(inTitle ? post.Title : post.Text);
        cutter.Begin();
        int from = 0;
        foreach ((bool isTitles, TextRun run) in _words.Apart)
        {
            if (isTitles != inTitle || run.Kind is not RunKind.Link) continue;
            cutter.Take(text, from, run.Start);
            cutter.TakeLink(run.Start);
            from = run.End;
        }
        cutter.Take(text, from, text.Length);
        cutter.End(text, text.Length);
        return cutter;
    }

    /// <summary>All of some words of different bare forms, no further apart than they and <paramref name="slop"/> more.</summary>
    private bool HoldsLoosely(ReadOnlySpan<int> tests, int slop, bool inTitle)
    {
        (int from, int to) = RowsOf(inTitle);
        // Where each was seen last, in the places that are free here.
        List<WordSpan> last = _lefts;
        last.Clear();
        foreach (int _ in tests) last.Add(new(-1, -1));
        Span<WordSpan> seen = CollectionsMarshal.AsSpan(last);
        int missing = tests.Length;
        for (int row = from; row < to; row++)
        {
            int test = tests.IndexOf(_ids[row]);
            if (test < 0) continue;
            if (seen[test].First < 0) missing--;
            seen[test] = new(row, row);
            if (missing > 0) continue;
            int first = row;
            foreach (WordSpan one in seen) first = Math.Min(first, one.First);
            if (row - first < tests.Length + slop) return true;
        }
        return false;
    }

    /// <summary>Counts in both texts together.</summary>
    private bool IsAtLeast(int count, int spot, Scope scope)
    {
        int found = 0;
        for (int text = 0; text < (scope is Scope.Both ? 2 : 1); text++)
        {
            int at = spot, last = -1;
            Find(ref at, _lefts, inTitle: text == 0);
            foreach (WordSpan place in _lefts)
            {
                if (place.First != last) found++;
                last = place.First;
            }
        }
        return found >= count;
    }

    private bool Stands(LiteralSpot literal, bool inTitle, scoped in PostRef post)
    {
        ReadOnlySpan<char> text = Words.Seen(inTitle ? post.Title : post.Text);
        if (!ComposedText.IsComposed(text))
        {
            foreach (TextView view in ViewOf(post).Texts(Scope.Both))
            {
                if ((view.Part is TextPart.Title) == inTitle && literal.Find(view).Count > 0) return true;
            }
            return false;
        }
        for (int at = literal.NextIn(text, 0); at >= 0; at = literal.NextIn(text, at + 1))
        {
            if (IsText(inTitle, at, at + literal.Text.Length)) return true;
        }
        return false;
    }

    private bool IsText(bool inTitle, int start, int end)
    {
        foreach ((bool isTitles, TextRun run) in _words.Apart)
        {
            if (isTitles == inTitle && run.Start < end && start < run.End) return false;
        }
        return true;
    }
}
