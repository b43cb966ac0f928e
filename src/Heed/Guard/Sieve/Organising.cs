using System.Text;
using Heed.Match;
using Heed.Match.Verify;

namespace Heed.Guard.Sieve;

/// <summary>Recognises speech in which people organise at work. Says yes or no to the guard and to nobody else.</summary>
internal sealed class Organising
{
    // The engine reads it as a word that matches nothing.
    private const string StruckOut = "[name]";

    private readonly PlainScan _rules;
    private readonly PlainScan _lookAlikes;

    public Organising()
    {
        RuleBook book = RuleBook.Read();
        _rules = new PlainScan(book.Rules);
        _lookAlikes = new PlainScan(book.LookAlikes);
    }

    /// <param name="language">BCP 47; null: unknown. Every text is asked the rules of every language; few look-alikes depend on it.</param>
    public bool Recognises(string? title, string text, IReadOnlyList<string> tags, string? language)
    {
        StringBuilder whole = new();
        if (title is not null) whole.Append(title).Append('\n');
        whole.Append(text);
        foreach (string tag in tags) whole.Append("\n#").Append(tag);
        return Undisguise.Readings(whole.ToString()).Any(reading => Speaks(reading, language));
    }

    private bool Speaks(string reading, string? language)
    {
        PostFields post = new() { Text = reading, Lang = language };
        if (!Matches(_rules, post)) return false;
        string rest = StrikeOut(post);
        return rest == reading || Matches(_rules, post with { Text = rest });
    }

    private static bool Matches(PlainScan rules, PostFields post)
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
