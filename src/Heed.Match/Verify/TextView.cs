using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>One text of a post, cut on first use. Not thread-safe: belongs to one evaluation.</summary>
internal sealed class TextView(TextPart part, string source)
{
    private List<TextRun>? _runs;
    private List<Word>? _words;
    private List<Letter>?[]? _letters;
    private Dictionary<string, List<int>>? _byBare;
    private List<SentenceSpan>? _sentences;
    private ComposedText? _composed;

    public TextPart Part => part;

    public string Source => source;

    public List<TextRun> Runs => _runs ??= TextRun.Cut(Text.Words.Seen(source));

    public List<Word> Words => _words ??= Text.Words.Cut(source, Runs);

    public List<SentenceSpan> Sentences => _sentences ??= Text.Sentences.Cut(source, Runs);

    /// <summary>The text in NFC.</summary>
    public ComposedText Composed => _composed ??= new ComposedText(Text.Words.Seen(source));

    /// <summary>Positions of words by their bare form, ascending. Redaction marks are not among them.</summary>
    public Dictionary<string, List<int>> ByBare
    {
        get
        {
            if (_byBare is not null) return _byBare;
            _byBare = new(Words.Count);
            foreach (Word word in Words)
            {
                if (word.Kind is WordKind.Redaction) continue;
                if (!_byBare.TryGetValue(word.Bare, out List<int>? positions)) _byBare[word.Bare] = positions = [];
                positions.Add(word.Position);
            }
            return _byBare;
        }
    }

    public List<Letter> LettersAt(int position)
    {
        _letters ??= new List<Letter>?[Words.Count];
        return _letters[position] ??= Accents.Letters(Words[position].Folded);
    }

    /// <summary>Index of the sentence a place stands in; -1: it runs over the end of one.</summary>
    public int SentenceOf(in Place place)
    {
        int first = SentenceAt(place.Start), last = SentenceAt(place.End - 1);
        return first == last ? first : -1;
    }

    /// <summary>Whether nothing of it belongs to an address or a redaction mark, which are not text.</summary>
    public bool IsText(int start, int end)
    {
        for (int i = LastFrom(Runs, start, run => run.Start); i < Runs.Count && Runs[i].Start < end; i++)
        {
            if (Runs[i].Kind is RunKind.Link or RunKind.Redaction) return false;
        }
        return true;
    }

    /// <summary>The place of a stretch of source text: the words it touches, or the gap before the next.</summary>
    public Place PlaceOf(int start, int end)
    {
        int first = Words.Count == 0 ? 0 : Math.Max(0, LastFrom(Words, start, word => word.Start));
        while (first > 0 && Words[first - 1].End > start) first--;
        while (first < Words.Count && Words[first].End <= start) first++;
        int last = first - 1;
        while (last + 1 < Words.Count && Words[last + 1].Start < end) last++;
        return new(first, last, start, end);
    }

    /// <summary>The place of words in a row.</summary>
    public Place PlaceOfWords(int first, int last) => new(first, last, Words[first].Start, Words[last].End);

    private int SentenceAt(int offset) => LastFrom(Sentences, offset, sentence => sentence.Start);

    /// <summary>Index of the last item that starts at <paramref name="offset"/> or before; 0 when none does.</summary>
    private static int LastFrom<T>(List<T> items, int offset, Func<T, int> start)
    {
        int low = 0, high = items.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (start(items[middle]) <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
