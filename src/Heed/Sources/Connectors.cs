using System.Diagnostics;
using Heed.Sources.Discourse;
using Heed.Sources.HackerNews;
using Heed.Sources.Mastodon;
using Heed.Sources.Polite;

namespace Heed.Sources;

/// <summary>Which connector reads which kind of source.</summary>
public static class Connectors
{
    /// <exception cref="SourceException">The source's address is not of its kind.</exception>
    public static ISource Open(Source source, PoliteClient client) => source.Kind switch
    {
        SourceKind.Feed => new FeedSource(source, client),
        SourceKind.Jsonl => new JsonlSource(source),
        SourceKind.Csv => new CsvSource(source),
        SourceKind.Maildir => new MaildirSource(source),
        SourceKind.Mastodon => new MastodonSource(source, client),
        SourceKind.HackerNews => new HackerNewsSource(source, client),
        SourceKind.Discourse => new DiscourseSource(source, client),
        var other => throw new UnreachableException($"SourceKind.{other}"),
    };
}
