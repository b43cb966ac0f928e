using Dapper;
using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>Puts posts into a month file and reads them back as mentions.</summary>
internal static class MonthRows
{
    /// <summary>Columns for <see cref="Row"/>; the table is called <c>p</c>.</summary>
    public const string Columns =
        """
        p.id Id, p.tag Tag, p.source Source, p.place Place, p.network Network, p.lane Lane, p.kind Kind, p.title Title, p.text Text, p.lang Lang,
        p.country Country, p.site Site, p.links Links, p.tags Tags, p.media Media, p.rating Rating, p.engagement Engagement, p.written Written, p.origin Origin,
        p.reply Reply, p.quote Quote
        """;

    private const int SecondsADay = 86_400;

    public static bool Holds(SqliteConnection db, OriginTag tag) =>
        db.ExecuteScalar<long?>("SELECT id FROM posts WHERE tag = @tag", new { tag = tag.ToBytes() }) is not null;

    /// <summary>The day a roll-up counts under: whole days since 1970-01-01 (UTC).</summary>
    public static long DayOf(long id) => (id >> MentionId.SequenceBits) / SecondsADay;

    public static long DayOf(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>The next free id in the second a post was seen in.</summary>
    /// <exception cref="InvalidOperationException">More than a million posts in one second.</exception>
    public static long NextId(SqliteConnection db, DateTimeOffset seen)
    {
        long first = MentionId.FirstOf(seen), end = first + (1L << MentionId.SequenceBits);
        long next = db.ExecuteScalar<long?>("SELECT max(id) FROM posts WHERE id >= @first AND id < @end", new { first, end }) + 1 ?? first;
        return next < end ? next : throw new InvalidOperationException("More posts arrived in one second than ids are made for.");
    }

    public static void Insert(SqliteConnection db, long id, Post post, IReadOnlyList<Hit> hits, byte[] originKey)
    {
        db.Execute(
            """
            INSERT INTO posts VALUES(@id, @tag, @Source, @Place, @Network, @lane, @kind, @Title, @Text, @Language, @Country, @site, @links, @tags, @media,
                @Rating, @Engagement, @written, @origin, @reply, @MayQuote);
            INSERT INTO words(rowid, title, text) VALUES(@id, @Title, @Text);
            """,
            new
            {
                id,
                tag = post.Tag.ToBytes(),
                post.Source,
                post.Place,
                post.Network,
                lane = post.Lane.ToString(),
                kind = post.Kind.ToString(),
                post.Title,
                post.Text,
                post.Language,
                post.Country,
                site = post.Site,
                links = Compact.Write(post.LinkHosts),
                tags = Compact.Write(post.Tags),
                media = Compact.Write(post.Media),
                post.Rating,
                post.Engagement,
                written = post.Written?.ToUnixTimeMilliseconds(),
                origin = post.Url is null && post.Again is null ? null : OriginSeal.Seal(originKey, post.Tag, post.Again, post.Url),
                reply = post.ReplyTo is null ? null : OriginSeal.SealReplyTo(originKey, post.Tag, post.ReplyTo),
                post.MayQuote,
            });
        foreach (Hit hit in hits)
        {
            db.Execute(
                """
                INSERT INTO hits VALUES(@Topic, @id, @Version, @period, @voice, @themes, @spans);
                INSERT INTO rollup VALUES(@Topic, @day, @Source, 1) ON CONFLICT DO UPDATE SET n = n + 1;
                """,
                new
                {
                    hit.Topic,
                    id,
                    hit.Version,
                    period = hit.Period.ToString(),
                    voice = unchecked((long)post.Voices.Of(hit.Period).Value),
                    themes = Compact.Write(hit.Themes),
                    spans = Compact.WriteSpans(hit.Spans),
                    day = DayOf(id),
                    post.Source,
                });
        }
    }

    /// <summary>Mentions of the rows given, in their order, with all their hits.</summary>
    public static IReadOnlyList<Mention> ToMentions(SqliteConnection db, IReadOnlyList<Row> rows, byte[] originKey)
    {
        ILookup<long, Hit> hits = db
            .Query<(long Id, string Topic, int Version, string Period, string? Themes, string? Spans)>(
                "SELECT id, topic, version, period, themes, spans FROM hits WHERE id IN (SELECT value FROM json_each(@ids)) ORDER BY id, topic",
                new { ids = Compact.Ids(rows.Select(row => row.Id)) })
            .ToLookup(hit => hit.Id, hit => new Hit(
                hit.Topic, hit.Version, Enum.Parse<PeriodLength>(hit.Period), Compact.Read(hit.Themes), Compact.ReadSpans(hit.Spans)));
        return [.. rows.Select(row => row.ToMention(originKey, [.. hits[row.Id]]))];
    }

    public static Row? Find(SqliteConnection db, long id) =>
        db.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM posts p WHERE p.id = @id", new { id });

    /// <summary>One row of <c>posts</c>.</summary>
    public sealed class Row
    {
        public long Id { get; init; }
        public required byte[] Tag { get; init; }
        public required string Source { get; init; }
        public required string Place { get; init; }
        public required string Network { get; init; }
        public required string Lane { get; init; }
        public required string Kind { get; init; }
        public string? Title { get; init; }
        public required string Text { get; init; }
        public string? Lang { get; init; }
        public string? Country { get; init; }
        public string? Site { get; init; }
        public string? Links { get; init; }
        public string? Tags { get; init; }
        public string? Media { get; init; }
        public double? Rating { get; init; }
        public long? Engagement { get; init; }
        public long? Written { get; init; }
        public byte[]? Origin { get; init; }
        public byte[]? Reply { get; init; }
        public long Quote { get; init; }

        public Uri? OpenOrigin(byte[] originKey) => Origin is null ? null : OriginSeal.Open(originKey, Tag, Origin).Address;

        public string? OpenReplyTo(byte[] originKey) => Reply is null ? null : OriginSeal.OpenReplyTo(originKey, Tag, Reply);

        public Mention ToMention(byte[] originKey, IReadOnlyList<Hit> hits)
        {
            Lane lane = Enum.Parse<Lane>(Lane);
            return new(
                Id, Source, Place, Network, lane, Enum.Parse<PostKind>(Kind), Title, Text, Lang, Country, Site,
                lane is Heed.Lane.Press ? OpenOrigin(originKey) : null,
                Compact.Read(Links), Compact.Read(Tags), Compact.Read(Media), Rating, Engagement,
                Written is null ? null : DateTimeOffset.FromUnixTimeMilliseconds(Written.Value), MentionId.SeenOf(Id), hits)
            {
                MayQuote = Quote != 0,
            };
        }
    }
}
