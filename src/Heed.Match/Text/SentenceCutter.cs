using System.Runtime.InteropServices;

namespace Heed.Match.Text;

/// <summary>Cuts a text into sentences as <see cref="Sentences"/> says. Holds its memory and uses it again for the next text.</summary>
internal sealed class SentenceCutter
{
    private readonly List<SentenceBreak> _classes = [];
    private readonly List<int> _places = [];
    private readonly List<int> _boundaries = [];

    /// <summary>Those of the last text, in order.</summary>
    public List<SentenceSpan> Sentences { get; } = [];

    public void Begin()
    {
        _classes.Clear();
        _places.Clear();
    }

    /// <summary>Takes the next stretch of text that is no link.</summary>
    public void Take(ReadOnlySpan<char> text, int from, int end)
    {
        for (int at = from; at < end;)
        {
            _classes.Add(CharClass.SentenceBreakOf(Scalars.At(text[..end], at, out int width)));
            _places.Add(at);
            at += width;
        }
    }

    /// <summary>Takes a link, whose signs end no sentence.</summary>
    public void TakeLink(int start)
    {
        _classes.Add(SentenceBreak.Other);
        _places.Add(start);
    }

    /// <param name="end">Where the last stretch ends.</param>
    public void End(ReadOnlySpan<char> text, int end)
    {
        _places.Add(end);
        _boundaries.Clear();
        SentenceBreaks.Find(CollectionsMarshal.AsSpan(_classes), _boundaries);
        Sentences.Clear();
        for (int i = 1; i < _boundaries.Count; i++)
        {
            (int first, int stop) = (_boundaries[i - 1], _boundaries[i]);
            Sentences.Add(new(_places[first], _places[stop] - _places[first], EndsInQuestion(text, first, stop)));
        }
    }

    /// <summary>The index of the last sentence that starts at <paramref name="offset"/> or before; 0 when none does.</summary>
    public int At(int offset)
    {
        int low = 0, high = Sentences.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (Sentences[middle].Start <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private bool EndsInQuestion(ReadOnlySpan<char> text, int first, int end)
    {
        for (int i = end - 1; i >= first; i--)
        {
            if (_classes[i] is SentenceBreak.STerm && Text.Sentences.IsQuestionMark(text[_places[i]])) return true;
            if (_classes[i] is SentenceBreak.Other or SentenceBreak.Lower or SentenceBreak.Upper or SentenceBreak.OLetter or
                SentenceBreak.Numeric or SentenceBreak.SContinue) return false;
        }
        return false;
    }
}
