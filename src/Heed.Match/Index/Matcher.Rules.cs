using System.Runtime.InteropServices;
using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Index;

// Features of words besides their bare form.
public sealed partial class Matcher
{
    private readonly List<(int Feature, int Row)> _extras = [];

    private void Rule(WordRule[] rules, int row, scoped in PostRef post)
    {
        foreach (WordRule rule in rules)
        {
            if (rule.Test is not null && Fits(rule.Test, row, post)) HaveExtra(rule.Feature, row);
        }
    }

    private void RuleOther(in WordRow row, int at, scoped in PostRef post)
    {
        if (_segment.RulesOfAll.Length > 0) Rule(_segment.RulesOfAll, at, post);
        if (row.Kind is WordKind.Emoji) return;
        ReadOnlySpan<char> bare = _words.Bares(row);
        if (_segment.Beginnings is { } beginnings)
        {
            for (uint lengths = beginnings.LengthsOf(bare); lengths != 0; lengths &= lengths - 1)
            {
                int length = System.Numerics.BitOperations.TrailingZeroCount(lengths);
                if (length > 0)
                {
                    Begin(beginnings, row, bare, length, at, post);
                    continue;
                }
                foreach (int longer in beginnings.LongLengths)
                {
                    if (longer <= bare.Length) Begin(beginnings, row, bare, longer, at, post);
                }
            }
        }
        if (_segment.Spellings is { } spellings) Spell(spellings, row, bare, at, post);
    }

    private void Begin(Beginnings beginnings, in WordRow row, ReadOnlySpan<char> bare, int length, int at, scoped in PostRef post)
    {
        foreach (WordRule rule in beginnings.Of(row.Key, bare, length))
        {
            if (rule.OnlyBegins && !row.IsWide ? row.LastJoiner < length : Fits(rule.Test!, at, post)) HaveExtra(rule.Feature, at);
        }
    }

    private void Spell(Spellings spellings, in WordRow row, ReadOnlySpan<char> bare, int at, scoped in PostRef post)
    {
        if (row.IsWide)
        {
            Rule(spellings.All, at, post);
            return;
        }
        if (!spellings.MayFind(bare.Length)) return;
        int first = _extras.Count;
        SpellRest(spellings, bare, -1, -1, first, at, post);
        for (int i = 0; i < bare.Length; i++)
        {
            SpellRest(spellings, bare, i, -1, first, at, post);
            for (int j = i + 1; j < bare.Length && spellings.Edits > 1; j++) SpellRest(spellings, bare, i, j, first, at, post);
        }
    }

    private void SpellRest(Spellings spellings, ReadOnlySpan<char> bare, int without, int andWithout, int first, int at, scoped in PostRef post)
    {
        foreach (WordRule rule in spellings.Of(Spellings.Rest(bare, without, andWithout)))
        {
            if (!CollectionsMarshal.AsSpan(_extras)[first..].Contains((rule.Feature, at)) && Fits(rule.Test!, at, post)) HaveExtra(rule.Feature, at);
        }
    }

    private bool Fits(WordTest test, int at, scoped in PostRef post)
    {
        ref readonly WordRow row = ref _words.Rows[at];
        if (test.FitsRows && (!row.IsWide || row.Kind is WordKind.Emoji)) return test.Fits(row.Kind, _words.Bares(row), _words.Marks(row), _words.Folded(row));
        bool inTitle = at < _words.TitleCount;
        TextView text = ViewOf(post).Texts(inTitle ? Scope.TitleOnly : Scope.Both).Last();
        return test.Fits(text, inTitle ? at : at - _words.TitleCount);
    }

    private void HaveExtra(int feature, int row)
    {
        Have(feature);
        _extras.Add((feature, row));
    }

    private PostView ViewOf(scoped in PostRef post) => _view ??= new PostView(post.ToFields(), known: null);

    /// <summary>Whole runs of letters and digits. A word is one, or some with joiners between; a complex text is asked as literals are.</summary>
    private void HavePieces(int from, int to, scoped in PostRef post)
    {
        bool inTitle = from < _words.TitleCount;
        if (inTitle ? _words.IsTitleComplex : _words.IsTextComplex)
        {
            TextView text = ViewOf(post).Texts(inTitle ? Scope.TitleOnly : Scope.Both).Last();
            foreach (string piece in Pieces.Of(text.Composed.Text)) HavePiece(Accents.Strip(Folding.Fold(piece)));
            return;
        }
        for (int i = from; i < to; i++)
        {
            ref readonly WordRow row = ref _words.Rows[i];
            if (row.LastJoiner < 0)
            {
                if (_ids[i] >= 0 && (_values[i] & Segment.HasRules) != 0) HavePieceOf(_ids[i]);
                continue;
            }
            ReadOnlySpan<char> rest = _words.Bares(row);
            while (!rest.IsEmpty)
            {
                int end = 0;
                while (end < rest.Length && CharClass.IsPartOfWord(rest[end])) end++;
                if (end > 0) HavePiece(rest[..end]);
                rest = rest[Math.Min(end + 1, rest.Length)..];
            }
        }
    }

    private void HavePiece(ReadOnlySpan<char> bare)
    {
        int value = _segment.Words.Find(bare);
        if (value >= 0 && (value & Segment.HasRules) != 0) HavePieceOf(value & Segment.FeatureMask);
    }

    private void HavePieceOf(int word)
    {
        foreach (WordRule rule in _segment.RulesOfWords[word])
        {
            if (rule.Test is null) Have(rule.Feature);
        }
    }

    private char[] _value = new char[64];

    private void HaveFields(scoped in PostRef post)
    {
        Segment segment = _segment;
        if (segment.Has(FieldKind.Lang)) HaveLang(post.Lang);
        if (segment.Has(FieldKind.Country)) HaveValue(FieldKind.Country, post.Country);
        if (segment.Has(FieldKind.Network)) HaveValue(FieldKind.Network, post.Network);
        if (segment.Has(FieldKind.Source)) HaveValue(FieldKind.Source, post.Source);
        if (segment.Has(FieldKind.Kind)) HaveValue(FieldKind.Kind, post.Kind);
        if (segment.Has(FieldKind.Site)) HaveHost(FieldKind.Site, post.Url);
        if (segment.Has(FieldKind.Link)) HaveLinks(post);
        if (segment.Has(FieldKind.Tag)) HaveTags(post);
        if (segment.Has(FieldKind.Has)) HaveWhat(post);
    }

    private Span<char> Key(FieldKind kind, int length)
    {
        if (_value.Length < length + 1) _value = new char[length * 2 + 1];
        _value[0] = (char)kind;
        return _value.AsSpan(1, length);
    }

    private void HaveKey(int length)
    {
        int value = _segment.Words.Find(_value.AsSpan(0, length + 1));
        if (value >= 0) Have(value & Segment.FeatureMask);
    }

    private void HaveValue(FieldKind kind, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return;
        value.ToLowerInvariant(Key(kind, value.Length));
        HaveKey(value.Length);
    }

    /// <summary>A language tag and each of its beginnings.</summary>
    private void HaveLang(ReadOnlySpan<char> tag)
    {
        if (tag.IsEmpty) return;
        Span<char> key = Key(FieldKind.Lang, tag.Length);
        tag.ToLowerInvariant(key);
        key.Replace('_', '-');
        HaveKey(tag.Length);
        for (int cut = key.LastIndexOf('-'); cut > 0; cut = key[..cut].LastIndexOf('-')) HaveKey(cut);
    }

    /// <summary>A host and each above it.</summary>
    private void HaveHost(FieldKind kind, ReadOnlySpan<char> address)
    {
        if (address.IsEmpty) return;
        int length = Link.HostOf(address, Key(kind, address.Length));
        if (length < 0)
        {
            string host = Link.HostOf(address.ToString()) ?? "";
            length = host.Length;
            host.CopyTo(Key(kind, length));
        }
        while (length > 0)
        {
            HaveKey(length);
            int dot = _value.AsSpan(1, length).IndexOf('.');
            if (dot < 0) return;
            length -= dot + 1;
            _value.AsSpan(dot + 2, length).CopyTo(_value.AsSpan(1));
        }
    }

    private void HaveLinks(scoped in PostRef post)
    {
        for (int i = 0; i < (post.Links?.Count ?? 0); i++) HaveHost(FieldKind.Link, post.Links![i]);
        foreach ((bool inTitle, TextRun run) in _words.Apart)
        {
            if (run.Kind is RunKind.Link) HaveHost(FieldKind.Link, (inTitle ? post.Title : post.Text)[run.Start..run.End]);
        }
    }

    private void HaveTags(scoped in PostRef post)
    {
        foreach (ref readonly WordRow row in _words.Rows)
        {
            if (row.Kind is not WordKind.Hashtag) continue;
            _words.Bares(row).CopyTo(Key(FieldKind.Tag, row.Length));
            HaveKey(row.Length);
        }
        for (int i = 0; i < (post.Tags?.Count ?? 0); i++)
        {
            ReadOnlySpan<char> tag = post.Tags![i].AsSpan().TrimStart('#');
            if (System.Text.Ascii.IsValid(tag))
            {
                tag.ToLowerInvariant(Key(FieldKind.Tag, tag.Length));
                HaveKey(tag.Length);
                continue;
            }
            string bare = Accents.Strip(Folding.Fold(tag.ToString()));
            bare.CopyTo(Key(FieldKind.Tag, bare.Length));
            HaveKey(bare.Length);
        }
    }

    private void HaveWhat(scoped in PostRef post)
    {
        bool image = false;
        for (int i = 0; i < (post.Media?.Count ?? 0); i++) image |= post.Media![i].Equals("image", StringComparison.OrdinalIgnoreCase);
        if (image) HaveValue(FieldKind.Has, "image");
        bool link = post.Links is { Count: > 0 };
        foreach ((_, TextRun run) in _words.Apart) link |= run.Kind is RunKind.Link;
        if (link) HaveValue(FieldKind.Has, "link");
        if ((post.HasTitle && IsQuestion(inTitle: true, post)) || IsQuestion(inTitle: false, post)) HaveValue(FieldKind.Has, "question");
    }

    private bool IsQuestion(bool inTitle, scoped in PostRef post)
    {
        if (!(inTitle ? post.Title : post.Text).ContainsAny(Sentences.QuestionMarks)) return false;
        foreach (SentenceSpan sentence in SentencesOf(inTitle, post).Sentences)
        {
            if (sentence.IsQuestion) return true;
        }
        return false;
    }
}
