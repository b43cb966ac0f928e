using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Heed.Log;
using Heed.Sources.Bluesky;
using Heed.Sources.Imap;
using Microsoft.Data.Sqlite;

namespace Heed.Sources;

/// <summary>The book of sources: what is read, proposed by one person and approved by another. Nothing is ever struck out of it.</summary>
public sealed partial class SourceBook(State state, ActLog log, Settings settings, TimeProvider clock)
{
    public static readonly Tables Tables = new("sources", [
        """
        CREATE TABLE sources(
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, lane TEXT NOT NULL, country TEXT,
            purpose TEXT NOT NULL, origin TEXT NOT NULL, whose TEXT NOT NULL, mapping TEXT NOT NULL, keep_days INTEGER NOT NULL,
            every_seconds INTEGER NOT NULL, standing TEXT NOT NULL, proposed_by TEXT NOT NULL, proposed_at TEXT NOT NULL,
            approved_by TEXT, approved_at TEXT, ended_at TEXT, ended_why TEXT) STRICT
        """,
        """
        ALTER TABLE sources ADD COLUMN speakers TEXT;
        ALTER TABLE sources ADD COLUMN agreement TEXT NOT NULL DEFAULT '';
        ALTER TABLE sources ADD COLUMN referral TEXT NOT NULL DEFAULT '';
        CREATE TRIGGER sources_footing BEFORE UPDATE OF kind, lane, speakers, agreement, referral ON sources WHEN OLD.standing <> 'Proposed'
            BEGIN SELECT RAISE(ABORT, 'The footing of a source is fixed at its approval: a change is a new source.'); END;
        """,
        "ALTER TABLE sources ADD COLUMN list TEXT"]);

    private const string Columns =
        """
        id Id, kind Kind, name Name, address Address, lane Lane, country Country, purpose Purpose, origin Origin, whose Whose, mapping Mapping,
        keep_days KeepDays, every_seconds EverySeconds, standing Standing, proposed_by ProposedBy, proposed_at ProposedAt,
        approved_by ApprovedBy, approved_at ApprovedAt, ended_at EndedAt, ended_why EndedWhy,
        speakers Speakers, agreement Agreement, referral Referral, list List
        """;

    /// <summary>Everything ever proposed, by id.</summary>
    public IReadOnlyList<SourceEntry> All() =>
        state.Read(db => db.Query<Row>($"SELECT {Columns} FROM sources ORDER BY id").Select(row => row.ToEntry()).ToList());

    public SourceEntry? Find(string id) =>
        state.Read(db => db.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM sources WHERE id = @id", new { id })?.ToEntry());

    /// <summary>What is wrong with a source somebody wants to propose, one sentence each; empty: nothing.</summary>
    public static IReadOnlyList<string> Check(Source source)
    {
        List<string> problems = [];
        if (!Slug().IsMatch(source.Id)) problems.Add($"The id \"{source.Id}\" must be 1 to 40 lower-case letters, digits and hyphens, starting with a letter or digit.");
        if (source.Name is not { Length: > 0 and <= 100 }) problems.Add("Give it a name of 1 to 100 characters.");
        if (source.Purpose.Trim().Length < 10) problems.Add("State a purpose of 10 characters or more: it stands on the public page.");
        if (source.Whose.Trim().Length == 0) problems.Add("Describe in words who speaks there: it stands on the public page.");
        if (source.KeepDays is < 1 or > 365) problems.Add("Posts can be kept 1 to 365 days.");
        if (source.Every < TimeSpan.FromMinutes(1)) problems.Add("A place is read once a minute at most.");
        problems.AddRange(LaneRules.Problems(source));
        if (source.Country is { } country && !Country().IsMatch(country)) problems.Add($"The country \"{country}\" must be two letters (ISO 3166-1), such as DE.");
        if (source.Kind is SourceKind.Bluesky)
        {
            BlueskyAddress? address = BlueskyAddress.Parse(source.Address, out string problem);
            if (address is null) problems.Add(problem);
            if (source.Lane is not Lane.Public) problems.Add("On Bluesky anybody speaks: its lane is public.");
            problems.AddRange(BlueskyServices.Problems(source));
            if (address is { Way: BlueskyWay.Search } && !source.Mapping.ContainsKey("account"))
                problems.Add("A search needs an account opened for this installation, marked as a bot, whose profile links to the public page: name it (--set account=HANDLE), and give its app password with heed source secret.");
        }
        else if (source.Kind is SourceKind.Imap) problems.AddRange(ImapAddress.Problems(source));
        else if (source.IsNetwork)
        {
            if (!Uri.TryCreate(source.Address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
                problems.Add($"\"{source.Address}\" is not a web address: give the address with https://.");
            else if (uri.UserInfo.Length > 0)
                problems.Add("An address with a user name or password is somebody's own access: Heed reads what is shown to anybody.");
        }
        else
        {
            if (source.Kind is not (SourceKind.Maildir or SourceKind.Form) && source.Origin.Trim().Length < 10) problems.Add("State where the file comes from and the right to hold it (--origin): it stands on the public page.");
            if (source.Kind is SourceKind.Csv or SourceKind.Xlsx && !source.Mapping.ContainsKey("text")) problems.Add("Say which column holds the text (--map text=COLUMN).");
        }
        return problems;
    }

    /// <summary>Writes a source down as proposed. The caller has shown what <see cref="Check"/> said.</summary>
    /// <exception cref="ArgumentException">It has problems.</exception>
    public Task<Outcome> ProposeAsync(Source source, string who, CancellationToken cancel)
    {
        if (Check(source) is [var problem, ..]) throw new ArgumentException(problem, nameof(source));
        return state.WriteAsync(db => Write(db, source, null, who), cancel);
    }

    /// <summary>Writes the sources of a list down as proposed: all of them, or none. One word of the steward approves the list.</summary>
    /// <param name="list">Its id, as of a source.</param>
    /// <returns>Taken: there is a list or source of this id, or a source with the id of one of these.</returns>
    /// <exception cref="ArgumentException">A source has problems, or the list has no id.</exception>
    public Task<Outcome> ProposeListAsync(string list, IReadOnlyList<Source> sources, string who, CancellationToken cancel)
    {
        if (!Slug().IsMatch(list)) throw new ArgumentException($"\"{list}\" is no id of a list.", nameof(list));
        if (sources.Count == 0) throw new ArgumentException("A list of nothing.", nameof(sources));
        if (sources.SelectMany(Check).FirstOrDefault() is { } problem) throw new ArgumentException(problem, nameof(sources));
        return state.WriteAsync(db =>
        {
            HashSet<string> taken = [.. db.Query<string>("SELECT id FROM sources UNION SELECT list FROM sources WHERE list IS NOT NULL")];
            if (!taken.Add(list) || sources.Any(source => !taken.Add(source.Id))) return Outcome.Taken;
            foreach (Source source in sources) Write(db, source, list, who);
            log.Append(db, new Act("list.proposed", $"list:{list}", who));
            return Outcome.Done;
        }, cancel);
    }

    private Outcome Write(SqliteConnection db, Source source, string? list, string who)
    {
        if (db.ExecuteScalar<long>("SELECT count(*) FROM sources WHERE id = @Id OR list = @Id", new { source.Id }) > 0) return Outcome.Taken;
        db.Execute(
            """
            INSERT INTO sources(id, kind, name, address, lane, country, purpose, origin, whose, mapping, keep_days, every_seconds, standing, proposed_by, proposed_at,
                speakers, agreement, referral, list)
            VALUES(@Id, @kind, @Name, @Address, @lane, @Country, @Purpose, @Origin, @Whose, @mapping, @KeepDays, @every, 'Proposed', @who, @now,
                @speakers, @Agreement, @Referral, @list)
            """,
            new
            {
                source.Id,
                kind = source.Kind.ToString(),
                source.Name,
                source.Address,
                lane = source.Lane.ToString(),
                source.Country,
                source.Purpose,
                source.Origin,
                source.Whose,
                mapping = JsonSerializer.Serialize(source.Mapping),
                source.KeepDays,
                every = (long)source.Every.TotalSeconds,
                speakers = source.Speakers?.ToString(),
                source.Agreement,
                source.Referral,
                who,
                now = Now(),
                list,
            });
        log.Append(db, new Act("source.proposed", $"source:{source.Id}", who));
        return Outcome.Done;
    }

    /// <summary>Why a proposal is <see cref="Outcome.Taken"/>: a sentence for people.</summary>
    public string TakenBy(Source proposal) => Find(proposal.Id)?.Source is { } there && there.Lane != proposal.Lane
        ? $"There is a source \"{there.Id}\" already, of the lane {there.Lane.ToString().ToLowerInvariant()}. A lane is fixed: what is said on another footing is a new source. Propose it under another id, and end this one."
        : $"There is a source \"{proposal.Id}\" already. Choose another id.";

    /// <summary>What the steward's word still needs, one sentence each; empty: nothing.</summary>
    /// <param name="referral">As for <see cref="ApproveAsync(string, string?, string, CancellationToken)"/>.</param>
    public IReadOnlyList<string> MissingFor(SourceEntry entry, string? referral, string who) => LaneRules.Missing(With(entry, referral), who, settings);

    /// <inheritdoc cref="ApproveAsync(string, string?, string, CancellationToken)"/>
    public Task<Outcome> ApproveAsync(string id, string who, CancellationToken cancel) => ApproveAsync(id, null, who, cancel);

    /// <summary>The steward's word, which covers lane, whose people speak there, agreement and referral: from now on it is heard, and these are fixed.</summary>
    /// <param name="referral">Whom people can write to with messages that are not taken here, of an addressed source; null: as proposed.</param>
    public async Task<Outcome> ApproveAsync(string id, string? referral, string who, CancellationToken cancel)
    {
        if (Find(id) is not { } entry) return Outcome.Unknown;
        if (entry.Standing is not Standing.Proposed) return Outcome.NotNow;
        entry = With(entry, referral);
        if (LaneRules.Missing(entry, who, settings).Count > 0) return Outcome.Incomplete;
        return await MoveAsync(id, "Proposed", Signed(entry.Source, who), db => db.Execute(
            "UPDATE sources SET standing = 'Live', approved_by = @who, approved_at = @now, referral = @Referral WHERE id = @id", new { id, who, now = Now(), entry.Source.Referral }), cancel);
    }

    /// <summary>The act of approving holds what was signed.</summary>
    private static Act Signed(Source source, string who) => new("source.approved", $"source:{source.Id}", who, JsonSerializer.Serialize(
        new { lane = source.Lane.ToString(), kind = source.Kind.ToString(), speakers = source.Speakers.ToString(), source.Whose, source.Agreement, source.Referral }));

    /// <summary>The steward's word for what of a list is still proposed. Each source's approval is an act of its own too, so that all on the public
    /// page can be checked alike.</summary>
    /// <returns>NotNow: nothing of it waits. Incomplete: one of its sources cannot be approved as it is (<see cref="MissingFor"/>), so none is.</returns>
    public async Task<Outcome> ApproveListAsync(string list, string who, CancellationToken cancel)
    {
        List<SourceEntry> of = [.. All().Where(entry => entry.List == list)];
        if (of.Count == 0) return Outcome.Unknown;
        List<SourceEntry> waiting = [.. of.Where(entry => entry.Standing is Standing.Proposed)];
        if (waiting.Count == 0) return Outcome.NotNow;
        if (waiting.Any(entry => LaneRules.Missing(entry, who, settings).Count > 0)) return Outcome.Incomplete;
        return await state.WriteAsync(db =>
        {
            if (db.Execute("UPDATE sources SET standing = 'Live', approved_by = @who, approved_at = @now WHERE list = @list AND standing = 'Proposed'", new { list, who, now = Now() }) != waiting.Count)
                throw new InvalidOperationException($"The list {list} changed while it was approved; nothing of it was."); // the transaction is taken back
            log.Append(db, new Act("list.approved", $"list:{list}", who));
            foreach (SourceEntry entry in waiting) log.Append(db, Signed(entry.Source, who));
            return Outcome.Done;
        }, cancel);
    }

    /// <summary>Takes it off; it stays on the public page as ended.</summary>
    public Task<Outcome> EndAsync(string id, string who, string why, CancellationToken cancel) => MoveAsync(id, null, new Act("source.ended", $"source:{id}", who), db =>
        db.Execute("UPDATE sources SET standing = 'Ended', ended_at = @now, ended_why = @why WHERE id = @id", new { id, why, now = Now() }), cancel);

    /// <summary>The place moved for good (301): read the new address from now on.</summary>
    public Task<Outcome> MovedAsync(string id, Uri address, CancellationToken cancel) => MoveAsync(id, "Live", new Act("source.moved", $"source:{id}", "heed"), db =>
        db.Execute("UPDATE sources SET address = @address WHERE id = @id", new { id, address = address.AbsoluteUri }), cancel);

    private Task<Outcome> MoveAsync(string id, string? from, Act act, Action<SqliteConnection> change, CancellationToken cancel) =>
        state.WriteAsync(db =>
        {
            string? standing = db.ExecuteScalar<string?>("SELECT standing FROM sources WHERE id = @id", new { id });
            if (standing is null) return Outcome.Unknown;
            if (standing == "Ended" || (from is not null && standing != from)) return Outcome.NotNow;
            change(db);
            log.Append(db, act);
            return Outcome.Done;
        }, cancel);

    private static SourceEntry With(SourceEntry entry, string? referral) =>
        referral is null ? entry : entry with { Source = entry.Source with { Referral = referral.Trim() } };

    private string Now() => Moment.Write(clock.GetUtcNow());

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.CultureInvariant)]
    internal static partial Regex Slug();

    [GeneratedRegex("^[A-Za-z]{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Country();

    private sealed class Row
    {
        public required string Id { get; init; }
        public required string Kind { get; init; }
        public required string Name { get; init; }
        public required string Address { get; init; }
        public required string Lane { get; init; }
        public string? Country { get; init; }
        public required string Purpose { get; init; }
        public required string Origin { get; init; }
        public required string Whose { get; init; }
        public required string Mapping { get; init; }
        public long KeepDays { get; init; }
        public long EverySeconds { get; init; }
        public required string Standing { get; init; }
        public required string ProposedBy { get; init; }
        public required string ProposedAt { get; init; }
        public string? ApprovedBy { get; init; }
        public string? ApprovedAt { get; init; }
        public string? EndedAt { get; init; }
        public string? EndedWhy { get; init; }
        public string? Speakers { get; init; }
        public required string Agreement { get; init; }
        public required string Referral { get; init; }
        public string? List { get; init; }

        public SourceEntry ToEntry() => new(
            new Source(
                Id, Enum.Parse<SourceKind>(Kind), Name, Address, Enum.Parse<Lane>(Lane), Country, Purpose, Origin, Whose,
                JsonSerializer.Deserialize<Dictionary<string, string>>(Mapping) ?? [], (int)KeepDays, TimeSpan.FromSeconds(EverySeconds))
            {
                Speakers = Speakers is null ? null : Enum.Parse<Speakers>(Speakers),
                Agreement = Agreement,
                Referral = Referral,
            },
            Enum.Parse<Standing>(Standing), ProposedBy, Moment.Read(ProposedAt), ApprovedBy, Moment.ReadOrNull(ApprovedAt), Moment.ReadOrNull(EndedAt), EndedWhy)
        {
            List = List,
        };
    }
}
