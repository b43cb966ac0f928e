using System.Text.Json;
using Dapper;
using Heed.Log;
using Heed.Match;
using Heed.Match.Language;
using Heed.Sources;

namespace Heed.Topics;

/// <summary>The book of topics: drafted by one person, tried, approved by another. Nothing is ever struck out of it.</summary>
public sealed class TopicBook(State state, ActLog log, QueryCheck check, TimeProvider clock)
{
    /// <summary>Trials a person may make in a day (UTC).</summary>
    public const int TrialsADay = 3;

    public static readonly Tables Tables = new("topics", [
        """
        CREATE TABLE topics(
            id TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, purpose TEXT NOT NULL, lanes TEXT NOT NULL,
            themes TEXT NOT NULL, keep_days INTEGER NOT NULL, period TEXT NOT NULL, standing TEXT NOT NULL, proposed_by TEXT NOT NULL,
            proposed_at TEXT NOT NULL, approved_by TEXT, approved_at TEXT, ended_at TEXT, PRIMARY KEY(id, version)) STRICT;
        CREATE TABLE trials(id TEXT NOT NULL, version INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL) STRICT;
        """]);

    private const string Select =
        """
        SELECT id Id, version Version, name Name, query Query, purpose Purpose, lanes Lanes, themes Themes, keep_days KeepDays, period Period,
            standing Standing, proposed_by ProposedBy, proposed_at ProposedAt, approved_by ApprovedBy, approved_at ApprovedAt, ended_at EndedAt,
            (SELECT count(*) FROM trials t WHERE t.id = topics.id AND t.version = topics.version) Trials
        FROM topics
        """;

    /// <summary>Raised after a topic went live or ended.</summary>
    public event Action? Changed;

    /// <summary>Every version ever proposed, by id, newest version first.</summary>
    public IReadOnlyList<TopicEntry> All() =>
        state.Read(db => db.Query<Row>($"{Select} ORDER BY id, version DESC").Select(row => row.ToEntry()).ToList());

    /// <summary>The versions that are matched now.</summary>
    public IReadOnlyList<TopicEntry> Live() => [.. All().Where(entry => entry.Standing is Standing.Live)];

    /// <summary>The newest version of one topic.</summary>
    public TopicEntry? Find(string id) =>
        state.Read(db => db.QueryFirstOrDefault<Row>($"{Select} WHERE id = @id ORDER BY version DESC LIMIT 1", new { id })?.ToEntry());

    /// <summary>Everything there is to say about a topic before it is saved.</summary>
    public IReadOnlyList<TopicProblem> Check(Topic topic)
    {
        List<TopicProblem> problems = [];
        void wrong(string where, string message) => problems.Add(new(where, new Finding("HT100", Severity.Error, 0, 0, message)));
        if (!SourceBook.Slug().IsMatch(topic.Id)) wrong("id", $"The id \"{topic.Id}\" must be 1 to 40 lower-case letters, digits and hyphens, starting with a letter or digit.");
        if (topic.Name.Trim().Length is 0 or > 100) wrong("name", "Give it a name of 1 to 100 characters.");
        if (topic.Purpose.Trim().Length < 10) wrong("purpose", "State a purpose of 10 characters or more: it stands on the public page.");
        if (topic.Lanes.Count == 0) wrong("lanes", "Choose at least one lane to hear.");
        if (topic.Lanes.Contains(Lane.Workers)) wrong("lanes", "The lane workers cannot be heard by a topic: its themes are fixed in an agreement.");
        if (topic.KeepDays is < 1 or > 365) wrong("keep", "Mentions can be kept 1 to 365 days.");
        ParsedQuery parsed = check.Parse(topic.Query, QueryUse.Topic, topic.PressOnly);
        problems.AddRange(parsed.Findings.Select(finding => new TopicProblem("query", finding)));
        foreach (Theme theme in topic.Themes)
        {
            if (theme.Name.Trim().Length is 0 or > 60) wrong("theme:" + theme.Name, "Give the theme a name of 1 to 60 characters.");
            problems.AddRange(check.Parse(theme.Query, QueryUse.Topic, topic.PressOnly).Findings.Select(finding => new TopicProblem("theme:" + theme.Name, finding)));
        }
        if (topic.Themes.GroupBy(theme => theme.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            wrong("theme:" + twice.Key, $"Two themes are called \"{twice.Key}\".");
        if (parsed.Tree is not null && ReferenceProblem(topic.Id, parsed.Tree) is { } problem) wrong("query", problem);
        return problems;
    }

    /// <summary>Writes a topic down as proposed: a new one, or a new version of a live one. An earlier proposal of it is replaced.</summary>
    /// <exception cref="ArgumentException">It has errors; the caller has shown what <see cref="Check"/> said.</exception>
    public Task<Outcome> ProposeAsync(Topic topic, string who, CancellationToken cancel)
    {
        if (Check(topic).FirstOrDefault(problem => problem.IsError) is { } error) throw new ArgumentException(error.Finding.Message, nameof(topic));
        return state.WriteAsync(db =>
        {
            TopicEntry? newest = db.QueryFirstOrDefault<Row>($"{Select} WHERE id = @Id ORDER BY version DESC LIMIT 1", new { topic.Id })?.ToEntry();
            if (newest is { Standing: Standing.Live } live && live.Topic.Period != topic.Period) return Outcome.NotNow;
            bool replaces = newest is { Standing: Standing.Proposed };
            int version = newest is null ? 1 : replaces ? newest.Version : newest.Version + 1;
            if (replaces) db.Execute("DELETE FROM topics WHERE id = @Id AND version = @version", new { topic.Id, version });
            db.Execute(
                """
                INSERT INTO topics(id, version, name, query, purpose, lanes, themes, keep_days, period, standing, proposed_by, proposed_at)
                VALUES(@Id, @version, @Name, @Query, @Purpose, @lanes, @themes, @KeepDays, @period, 'Proposed', @who, @now)
                """,
                new
                {
                    topic.Id,
                    version,
                    topic.Name,
                    topic.Query,
                    topic.Purpose,
                    lanes = string.Join(' ', topic.Lanes),
                    themes = JsonSerializer.Serialize(topic.Themes),
                    topic.KeepDays,
                    period = topic.Period.ToString(),
                    who,
                    now = Now(),
                });
            log.Append(db, new Act("topic.proposed", $"topic:{topic.Id}", who));
            return Outcome.Done;
        }, cancel);
    }

    /// <summary>The steward's word: the newest proposed version is matched from now on, in the place of an older one.</summary>
    public async Task<Outcome> ApproveAsync(string id, string who, CancellationToken cancel)
    {
        Outcome outcome = await state.WriteAsync(db =>
        {
            TopicEntry? newest = db.QueryFirstOrDefault<Row>($"{Select} WHERE id = @id ORDER BY version DESC LIMIT 1", new { id })?.ToEntry();
            if (newest is null) return Outcome.Unknown;
            if (newest.Standing is not Standing.Proposed) return Outcome.NotNow;
            db.Execute("UPDATE topics SET standing = 'Ended', ended_at = @now WHERE id = @id AND standing = 'Live'", new { id, now = Now() });
            db.Execute(
                "UPDATE topics SET standing = 'Live', approved_by = @who, approved_at = @now WHERE id = @id AND version = @Version",
                new { id, who, now = Now(), newest.Version });
            log.Append(db, new Act("topic.approved", $"topic:{id}", who));
            return Outcome.Done;
        }, cancel);
        if (outcome is Outcome.Done) Changed?.Invoke();
        return outcome;
    }

    /// <summary>Takes a topic off; its versions stay on the public page.</summary>
    public async Task<Outcome> EndAsync(string id, string who, CancellationToken cancel)
    {
        Outcome outcome = await state.WriteAsync(db =>
        {
            if (db.ExecuteScalar<long>("SELECT count(*) FROM topics WHERE id = @id", new { id }) == 0) return Outcome.Unknown;
            int ended = db.Execute("UPDATE topics SET standing = 'Ended', ended_at = @now WHERE id = @id AND standing <> 'Ended'", new { id, now = Now() });
            if (ended == 0) return Outcome.NotNow;
            log.Append(db, new Act("topic.ended", $"topic:{id}", who));
            return Outcome.Done;
        }, cancel);
        if (outcome is Outcome.Done) Changed?.Invoke();
        return outcome;
    }

    /// <summary>Records that a draft is being tried; false when this person has made the day's trials.</summary>
    internal Task<bool> CountTrialAsync(TopicEntry draft, string who, CancellationToken cancel) => state.WriteAsync(db =>
    {
        string day = Now()[..10];
        if (db.ExecuteScalar<long>("SELECT count(*) FROM trials WHERE who = @who AND at >= @day", new { who, day }) >= TrialsADay) return false;
        db.Execute("INSERT INTO trials VALUES(@Id, @Version, @now, @who)", new { draft.Topic.Id, draft.Version, now = Now(), who });
        log.Append(db, new Act("topic.tried", $"topic:{draft.Topic.Id}", who));
        return true;
    }, cancel);

    /// <summary>What is wrong with the topics a query names; null: nothing.</summary>
    private string? ReferenceProblem(string id, Node tree)
    {
        List<NamedQuery> queries = [new(id, tree)];
        foreach (TopicEntry live in Live().Where(live => live.Topic.Id != id))
        {
            if (check.Parse(live.Topic.Query, QueryUse.Topic, live.Topic.PressOnly).Tree is { } other) queries.Add(new(live.Topic.Id, other));
        }
        return TopicReferences.Check(queries).FirstOrDefault(problem => problem.Id == id).Problem;
    }

    private string Now() => Moment.Write(clock.GetUtcNow());

    private sealed class Row
    {
        public required string Id { get; init; }
        public long Version { get; init; }
        public required string Name { get; init; }
        public required string Query { get; init; }
        public required string Purpose { get; init; }
        public required string Lanes { get; init; }
        public required string Themes { get; init; }
        public long KeepDays { get; init; }
        public required string Period { get; init; }
        public required string Standing { get; init; }
        public required string ProposedBy { get; init; }
        public required string ProposedAt { get; init; }
        public string? ApprovedBy { get; init; }
        public string? ApprovedAt { get; init; }
        public string? EndedAt { get; init; }
        public long Trials { get; init; }

        public TopicEntry ToEntry() => new(
            new Topic(
                Id, Name, Query, Purpose, [.. Lanes.Split(' ').Select(Enum.Parse<Lane>)],
                JsonSerializer.Deserialize<List<Theme>>(Themes) ?? [], (int)KeepDays, Enum.Parse<PeriodLength>(Period)),
            (int)Version, Enum.Parse<Standing>(Standing), ProposedBy, Moment.Read(ProposedAt), ApprovedBy, Moment.ReadOrNull(ApprovedAt),
            Moment.ReadOrNull(EndedAt), (int)Trials);
    }
}
