using System.Collections.Concurrent;
using Heed.Match;
using Heed.Match.Index;

namespace Heed.Guard.Sieve;

/// <summary>Some of the sieve's rules, asked by any number of threads.</summary>
internal sealed class RuleIndex(IEnumerable<NamedQuery> rules)
{
    private readonly TopicIndex _index = new(rules);
    private readonly ConcurrentBag<Matcher> _idle = [];

    /// <summary>Whether any rule matches.</summary>
    /// <exception cref="InvalidOperationException">A rule could not be evaluated: it might have been the one, so the guard turns the post away.</exception>
    public bool Match(string text, string? language)
    {
        if (!_idle.TryTake(out Matcher? matcher)) matcher = _index.CreateMatcher();
        bool any = matcher.Match(new PostRef(text) { Lang = language }).Length > 0;
        if (matcher.Errors.Count > 0) throw new InvalidOperationException("A rule could not be evaluated.");
        _idle.Add(matcher);
        return any;
    }

    /// <summary>What makes the rules match.</summary>
    public IEnumerable<MatchSpan> Spans(string text, string? language)
    {
        PostFields post = new() { Text = text, Lang = language };
        return _index.Match(post).Topics.SelectMany(id => _index.Explain(id, post));
    }
}
