using System.Text;
using Heed.Guard.Sieve.Learned;
using Heed.Match;

namespace Heed.Guard.Sieve;

/// <summary>Recognises speech in which people organise at work, and queries that ask for it. Says yes or no within this room only.</summary>
internal sealed class Organising
{
    // The engine reads it as a word that matches nothing.
    private const string StruckOut = "[name]";

    private static readonly Lazy<Organising> OnlyOne = new(() => new Organising());

    private readonly RuleIndex _rules;
    private readonly RuleIndex _lookAlikes;
    private readonly RuleIndex _queries;

    private Organising()
    {
        RuleBook book = RuleBook.Read();
        _rules = new RuleIndex(book.Rules);
        _lookAlikes = new RuleIndex(book.LookAlikes);
        _queries = new RuleIndex(book.Queries);
    }

    /// <summary>Read once; it never changes.</summary>
    public static Organising Instance => OnlyOne.Value;

    /// <param name="language">BCP 47; null: unknown. Every text is asked the rules of every language; few look-alikes depend on it.</param>
    public bool Recognises(string? title, string text, IReadOnlyList<string> tags, string? language)
    {
        foreach (string reading in Undisguise.Readings(Whole(title, text, tags)))
        {
            foreach (string passage in Passages.Of(reading))
            {
                if (Speaks(passage, language, isPart: reading.Length > Passages.Enough)) return true;
            }
        }
        return false;
    }

    private static string Whole(string? title, string text, IReadOnlyList<string> tags)
    {
        if (title is null && tags.Count == 0) return text;
        StringBuilder whole = new();
        if (title is not null) whole.Append(title).Append('\n');
        whole.Append(text);
        foreach (string tag in tags) whole.Append("\n#").Append(tag);
        return whole.ToString();
    }

    /// <summary>For the trainer: what the rules alone would say.</summary>
    public bool RulesRecognise(string text, string? language) =>
        Undisguise.Readings(text).Any(reading => Passages.Of(reading).Any(passage => Speaks(_rules, passage, language)));

    /// <summary>The words of a query, one choice for each of its alternatives, aim at such speech.</summary>
    public bool IsAimedAt(string words) => Undisguise.Readings(words).Any(reading => Speaks(_queries, reading, language: null));

    // In a long text what stands around a clause drowns it: there the classifier does not overrule the rules.
    private bool Speaks(string passage, string? language, bool isPart) => Classifier.Instance.LikenessOf(passage) switch
    {
        Likeness.Clear => true,
        Likeness.None when !isPart => false,
        _ => Speaks(_rules, passage, language),
    };

    private bool Speaks(RuleIndex rules, string reading, string? language)
    {
        if (!rules.Match(reading, language)) return false;
        string rest = StrikeOut(reading, language);
        return rest == reading || rules.Match(rest, language);
    }

    // "a strike price" is struck out and the rest looked at again, so that a look-alike beside the real thing hides nothing.
    private string StrikeOut(string reading, string? language)
    {
        List<MatchSpan> spans = [.. _lookAlikes.Spans(reading, language).OrderBy(span => span.Start)];
        if (spans.Count == 0) return reading;
        StringBuilder rest = new();
        int done = 0;
        foreach (MatchSpan span in spans)
        {
            if (span.Start < done) continue;
            rest.Append(reading, done, span.Start - done).Append(StruckOut);
            done = span.Start + span.Length;
        }
        return rest.Append(reading, done, reading.Length - done).ToString();
    }
}
