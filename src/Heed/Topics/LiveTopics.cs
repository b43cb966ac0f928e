using Heed.Match;
using Heed.Match.Index;
using Heed.Match.Language;
using Microsoft.Extensions.Logging;

namespace Heed.Topics;

/// <summary>The live topics, compiled: each post is matched against all of them and their theme rules in one pass.</summary>
public sealed partial class LiveTopics
{
    /// <summary>How far back before its approval a topic hears what is in <see cref="Lane.Press"/>.</summary>
    public static readonly TimeSpan PressLooksBack = TimeSpan.FromDays(30);

    // Between a topic's id and a theme's name: stands in neither.
    private const char Separator = '\u001f';

    private readonly TopicBook _book;
    private readonly QueryCheck _check;
    private readonly ILogger _log;
    private volatile Compiled _now;

    public LiveTopics(TopicBook book, QueryCheck check, ILogger<LiveTopics> log)
    {
        (_book, _check, _log) = (book, check, log);
        _now = Compile();
        book.Changed += () => _now = Compile();
    }

    /// <summary>Looks whether topics were approved or ended from elsewhere (another process) since the last look.</summary>
    public void Refresh()
    {
        IEnumerable<(string, int)> live = _book.Live().Select(entry => (entry.Topic.Id, entry.Version));
        if (!live.SequenceEqual(_now.Listed)) _now = Compile();
    }

    /// <summary>The topic under which an intake keeps everything that was sent to it.</summary>
    public static string IntakeTopic(string source) => $"intake:{source}";

    /// <summary>The topics that hear this post. Empty: nobody asked, and it must not be kept.</summary>
    /// <param name="looksBack">The post comes from a file whose origin was approved: what was written before a topic's approval counts too.</param>
    public IReadOnlyList<Hit> Match(Post post, bool looksBack)
    {
        Compiled now = _now;
        PostFields fields = post.ToFields();
        MatchResult result = now.Index.Match(fields);
        foreach ((string id, Exception error) in result.Errors) QueryFailed(error, id.Split(Separator)[0]);
        List<Hit> hits = [];
        foreach (string id in result.Topics)
        {
            if (!now.Topics.TryGetValue(id, out TopicEntry? entry) || !Hears(entry, post, looksBack)) continue;
            List<string> themes = [.. entry.Topic.Themes.Select(theme => theme.Name).Where(theme => result.Topics.Contains(id + Separator + theme))];
            hits.Add(new Hit(id, entry.Version, entry.Topic.Period, themes, now.Index.Explain(id, fields)));
        }
        if (post.Lane is Lane.Addressed) hits.Add(new Hit(IntakeTopic(post.Source), 1, PeriodLength.Week, [], []));
        return hits;
    }

    private static bool Hears(TopicEntry entry, Post post, bool looksBack)
    {
        if (!entry.Topic.Lanes.Contains(post.Lane)) return false;
        if (looksBack || post.Written is not { } written) return true;
        DateTimeOffset from = entry.ApprovedAt ?? DateTimeOffset.MaxValue;
        return written >= (post.Lane is Lane.Press ? from - PressLooksBack : from);
    }

    private Compiled Compile()
    {
        Dictionary<string, TopicEntry> topics = [];
        List<NamedQuery> queries = [];
        IReadOnlyList<TopicEntry> live = _book.Live();
        foreach (TopicEntry entry in live)
        {
            Topic topic = entry.Topic;
            if (_check.Parse(topic.Query, QueryUse.Topic, topic.PressOnly).Tree is not { } tree)
            {
                NoLongerAllowed(topic.Id);
                continue;
            }
            topics.Add(topic.Id, entry);
            queries.Add(new(topic.Id, tree));
            foreach (Theme theme in topic.Themes)
            {
                if (_check.Parse(theme.Query, QueryUse.Topic, topic.PressOnly).Tree is { } rule) queries.Add(new(topic.Id + Separator + theme.Name, rule));
            }
        }
        return new(new TopicIndex(queries), topics, [.. live.Select(entry => (entry.Topic.Id, entry.Version))]);
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "The query of topic {Topic} failed on a post; the other topics were matched.")]
    private partial void QueryFailed(Exception error, string topic);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Error, Message = "Topic {Topic} is not matched: this version of Heed refuses its query.")]
    private partial void NoLongerAllowed(string topic);

    /// <param name="Listed">Id and version of every live topic, also of those not matched.</param>
    private sealed record Compiled(IMatcher Index, IReadOnlyDictionary<string, TopicEntry> Topics, IReadOnlyList<(string, int)> Listed);
}
