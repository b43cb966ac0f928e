using System.Diagnostics;
using Heed.Sources.Bluesky;
using Heed.Sources.Discourse;
using Heed.Sources.Exports;
using Heed.Sources.HackerNews;
using Heed.Sources.Imap;
using Heed.Sources.Imap.Answers;
using Heed.Sources.Mastodon;
using Heed.Sources.Polite;

namespace Heed.Sources;

/// <summary>Which connector reads which kind of source.</summary>
public static class Connectors
{
    /// <param name="sessions">Of sources that ask by an account of the installation's own.</param>
    /// <param name="answers">Of mailboxes that people write to.</param>
    /// <exception cref="SourceException">The source's address is not of its kind.</exception>
    public static ISource Open(Source source, PoliteClient client, BlueskySessions sessions, SourceSecrets secrets, MailAnswers answers) => source.Kind switch
    {
        SourceKind.Feed => new FeedSource(source, client),
        SourceKind.Jsonl => new UnlessClosed(new JsonlSource(source), source.Address),
        SourceKind.Csv => new UnlessClosed(new CsvSource(source), source.Address),
        SourceKind.Xlsx => new UnlessClosed(new XlsxSource(source), source.Address),
        SourceKind.Mbox => new UnlessClosed(new MboxSource(source), source.Address),
        SourceKind.Maildir => new UnlessClosed(new MaildirSource(source), source.Address),
        SourceKind.Imap => new ImapSource(source, client, () => secrets.Get(source.Id), new(), answers),
        SourceKind.Bluesky => new BlueskySource(source, client, sessions),
        SourceKind.Mastodon => new MastodonSource(source, client),
        SourceKind.HackerNews => new HackerNewsSource(source, client),
        SourceKind.Discourse => new DiscourseSource(source, client),
        SourceKind.Form => new FormSource(),
        var other => throw new UnreachableException($"SourceKind.{other}"),
    };
}
