using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Heed.Log;
using Heed.Sources.Bluesky;
using Microsoft.Data.Sqlite;

namespace Heed.Sources;

/// <summary>The book of sources: what is read, proposed by one person and approved by another. Nothing is ever struck out of it.</summary>
public sealed partial class SourceBook(State state, ActLog log, TimeProvider clock)
{
    public static readonly Tables Tables = new("sources", [
        """
        CREATE TABLE sources(
            id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, address TEXT NOT NULL, lane TEXT NOT NULL, country TEXT,
            purpose TEXT NOT NULL, origin TEXT NOT NULL, whose TEXT NOT NULL, mapping TEXT NOT NULL, keep_days INTEGER NOT NULL,
            every_seconds INTEGER NOT NULL, standing TEXT NOT NULL, proposed_by TEXT NOT NULL, proposed_at TEXT NOT NULL,
            approved_by TEXT, approved_at TEXT, ended_at TEXT, ended_why TEXT) STRICT
        """,
        "ALTER TABLE sources ADD COLUMN list TEXT"]);

    private const string Columns =
        """
        id Id, kind Kind, name Name, address Address, lane Lane, country Country, purpose Purpose, origin Origin, whose Whose, mapping Mapping,
        keep_days KeepDays, every_seconds EverySeconds, standing Standing, proposed_by ProposedBy, proposed_at ProposedAt,
        approved_by ApprovedBy, approved_at ApprovedAt, ended_at EndedAt, ended_why EndedWhy, list List
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
        if (source.Whose.Trim().Length == 0) problems.Add("Say whose people speak there (for your own staff the answer must be no).");
        if (source.KeepDays is < 1 or > 365) problems.Add("Posts can be kept 1 to 365 days.");
        if (source.Every < TimeSpan.FromMinutes(1)) problems.Add("A place is read once a minute at most.");
        if (source.Lane is Lane.Workers) problems.Add("The lane workers needs an intake made for it under a written agreement; no such intake exists in this version.");
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
        else if (source.IsNetwork)
        {
            if (!Uri.TryCreate(source.Address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https"))
                problems.Add($"\"{source.Address}\" is not a web address: give the address with https://.");
            else if (uri.UserInfo.Length > 0)
                problems.Add("An address with a user name or password is somebody's own access: Heed reads what is shown to anybody.");
        }
        else
        {
            if (source.Kind is not SourceKind.Maildir && source.Origin.Trim().Length < 10) problems.Add("State where the file comes from and the right to hold it (--origin): it stands on the public page.");
            if (source.Kind is SourceKind.Csv && !source.Mapping.ContainsKey("text")) problems.Add("Say which column holds the text (--map text=COLUMN).");
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
            INSERT INTO sources(id, kind, name, address, lane, country, purpose, origin, whose, mapping, keep_days, every_seconds, standing, proposed_by, proposed_at, list)
            VALUES(@Id, @kind, @Name, @Address, @lane, @Country, @Purpose, @Origin, @Whose, @mapping, @KeepDays, @every, 'Proposed', @who, @now, @list)
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
                who,
                now = Now(),
                list,
            });
        log.Append(db, new Act("source.proposed", $"source:{source.Id}", who));
        return Outcome.Done;
    }

    /// <summary>The steward's word: from now on it is read.</summary>
    public Task<Outcome> ApproveAsync(string id, string who, CancellationToken cancel) => MoveAsync(id, "Proposed", "source.approved", who, db =>
        db.Execute("UPDATE sources SET standing = 'Live', approved_by = @who, approved_at = @now WHERE id = @id", new { id, who, now = Now() }), cancel);

    /// <summary>The steward's word for what of a list is still proposed. Each source's approval is an act of its own too, so that all on the public
    /// page can be checked alike.</summary>
    /// <returns>NotNow: nothing of it waits.</returns>
    public Task<Outcome> ApproveListAsync(string list, string who, CancellationToken cancel) => state.WriteAsync(db =>
    {
        List<(string Id, string Standing)> of = [.. db.Query<(string, string)>("SELECT id, standing FROM sources WHERE list = @list ORDER BY id", new { list })];
        if (of.Count == 0) return Outcome.Unknown;
        if (of.All(source => source.Standing != "Proposed")) return Outcome.NotNow;
        db.Execute("UPDATE sources SET standing = 'Live', approved_by = @who, approved_at = @now WHERE list = @list AND standing = 'Proposed'", new { list, who, now = Now() });
        log.Append(db, new Act("list.approved", $"list:{list}", who));
        foreach ((string id, string standing) in of)
            if (standing == "Proposed") log.Append(db, new Act("source.approved", $"source:{id}", who));
        return Outcome.Done;
    }, cancel);

    /// <summary>Takes it off; it stays on the public page as ended.</summary>
    public Task<Outcome> EndAsync(string id, string who, string why, CancellationToken cancel) => MoveAsync(id, null, "source.ended", who, db =>
        db.Execute("UPDATE sources SET standing = 'Ended', ended_at = @now, ended_why = @why WHERE id = @id", new { id, why, now = Now() }), cancel);

    /// <summary>The place moved for good (301): read the new address from now on.</summary>
    public Task<Outcome> MovedAsync(string id, Uri address, CancellationToken cancel) => MoveAsync(id, "Live", "source.moved", "heed", db =>
        db.Execute("UPDATE sources SET address = @address WHERE id = @id", new { id, address = address.AbsoluteUri }), cancel);

    private Task<Outcome> MoveAsync(string id, string? from, string kind, string who, Action<SqliteConnection> change, CancellationToken cancel) =>
        state.WriteAsync(db =>
        {
            string? standing = db.ExecuteScalar<string?>("SELECT standing FROM sources WHERE id = @id", new { id });
            if (standing is null) return Outcome.Unknown;
            if (standing == "Ended" || (from is not null && standing != from)) return Outcome.NotNow;
            change(db);
            log.Append(db, new Act(kind, $"source:{id}", who));
            return Outcome.Done;
        }, cancel);

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
        public string? List { get; init; }

        public SourceEntry ToEntry() => new(
            new Source(
                Id, Enum.Parse<SourceKind>(Kind), Name, Address, Enum.Parse<Lane>(Lane), Country, Purpose, Origin, Whose,
                JsonSerializer.Deserialize<Dictionary<string, string>>(Mapping) ?? [], (int)KeepDays, TimeSpan.FromSeconds(EverySeconds)),
            Enum.Parse<Standing>(Standing), ProposedBy, Moment.Read(ProposedAt), ApprovedBy, Moment.ReadOrNull(ApprovedAt), Moment.ReadOrNull(EndedAt), EndedWhy)
        {
            List = List,
        };
    }
}
