using System.Text;
using Heed.Guard.Sieve.Learned;
using Heed.Match;
using Heed.Match.Index;

namespace Heed.Guard.Sieve;

/// <summary>Recognises speech in which people organise at work, and queries that ask for it. Says yes or no within this room only.</summary>
internal sealed class Organising
{
    // The engine reads it as a word that matches nothing.
    private const string StruckOut = "[name]";

    private static readonly Lazy<Organising> OnlyOne = new(() => new Organising());

    private readonly TopicIndex _rules;
    private readonly TopicIndex _lookAlikes;
    private readonly TopicIndex _queries;

    private Organising()
    {
        RuleBook book = RuleBook.Read();
        _rules = new TopicIndex(book.Rules);
        _lookAlikes = new TopicIndex(book.LookAlikes);
        _queries = new TopicIndex(book.Queries);
    }

    /// <summary>Read once; it never changes.</summary>
    public static Organising Instance => OnlyOne.Value;

    /// <param name="language">BCP 47; null: unknown. Every text is asked the rules of every language; few look-alikes depend on it.</param>
    public bool Recognises(string? title, string text, IReadOnlyList<string> tags, string? language)
    {
        StringBuilder whole = new();
        if (title is not null) whole.Append(title).Append('\n');
        whole.Append(text);
        foreach (string tag in tags) whole.Append("\n#").Append(tag);
        return Undisguise.Readings(whole.ToString()).Any(reading => Passages.Of(reading).Any(passage => Speaks(passage, language, isPart: reading.Length > Passages.Enough)));
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

    private bool Speaks(TopicIndex rules, string reading, string? language)
    {
        PostFields post = new() { Text = reading, Lang = language };
        if (!Matches(rules, post)) return false;
        string rest = StrikeOut(post);
        return rest == reading || Matches(rules, post with { Text = rest });
    }

    private static bool Matches(TopicIndex rules, PostFields post)
    {
        MatchResult result = rules.Match(post);
        // A rule that could not be evaluated might have been the one: the guard turns the post away.
        if (result.Errors.Count > 0) throw new InvalidOperationException("A rule could not be evaluated.");
        return result.Topics.Count > 0;
    }

    // "a strike price" is struck out and the rest looked at again, so that a look-alike beside the real thing hides nothing.
    private string StrikeOut(PostFields post)
    {
        List<MatchSpan> spans = [.. _lookAlikes.Match(post).Topics.SelectMany(id => _lookAlikes.Explain(id, post)).OrderBy(span => span.Start)];
        if (spans.Count == 0) return post.Text;
        StringBuilder rest = new();
        int done = 0;
        foreach (MatchSpan span in spans)
        {
            if (span.Start < done) continue;
            rest.Append(post.Text, done, span.Start - done).Append(StruckOut);
            done = span.Start + span.Length;
        }
        return rest.Append(post.Text, done, post.Text.Length - done).ToString();
    }
}
