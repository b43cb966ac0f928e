using System.Globalization;
using Dapper;
using Heed.Match.Language;
using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>Goes through the months from the newest to the oldest, takes candidates in small groups and keeps what verifies.</summary>
internal sealed class Search(Months months, Marks marks)
{
    /// <summary>Candidates of one call at most; then the page ends, whatever it holds, and its cursor goes on.</summary>
    public const int Budget = 10_000;

    private const int SmallestGroup = 64;
    private const int LargestGroup = 1_024;

    /// <param name="budget"><see cref="Budget"/>; tests take a smaller one.</param>
    public SearchPage Run(Node? tree, SearchRequest request, int budget = Budget)
    {
        if (request.Limit is < 1 or > SearchRequest.LargestLimit)
            throw new ArgumentException($"A page has 1 to {SearchRequest.LargestLimit} mentions, not {request.Limit}.", nameof(request));
        long below = Math.Min(Cursor(request.After), request.SeenBefore is { } moment ? MentionId.FirstOf(moment) : long.MaxValue);
        Verification verification = new(tree, request.Queries);
        Plan plan = new(tree, request);
        List<Mention> found = [];
        int group = Math.Clamp(request.Limit * 2, SmallestGroup, LargestGroup);
        foreach (MonthFile month in months.NewestFirst.Where(month => month.FirstId < below))
        {
            for (bool more = true; more; group = Math.Min(group * 2, LargestGroup))
            {
                if (budget <= 0) return new(found, Cursor(below));
                int count = Math.Min(group, budget);
                (IReadOnlyList<Mention> mentions, int looked, long reached) = Take(month, plan, below, count);
                ILookup<long, Mark> known = marks.Of([.. mentions.Select(mention => mention.Id)]);
                foreach (Mention mention in mentions)
                {
                    if (!IsInState(known[mention.Id], request.State) || !verification.Holds(mention, known[mention.Id])) continue;
                    if (found.Count == request.Limit) return new(found, Cursor(found[^1].Id)); // one more than asked for: there is a next page
                    found.Add(mention);
                }
                (below, budget, more) = (reached, budget - looked, looked == count);
            }
        }
        return new(found, null);
    }

    /// <returns>The candidates, how many were looked at, and the id they reach down to.</returns>
    private (IReadOnlyList<Mention> Mentions, int Looked, long Reached) Take(MonthFile month, Plan plan, long below, int count)
    {
        if (plan.Marked is not { } state)
        {
            IReadOnlyList<Mention> mentions = Read(month, plan, plan.Sql, new { below, count });
            return (mentions, mentions.Count, mentions.Count == 0 ? below : mentions[^1].Id);
        }
        IReadOnlyList<long> ids = [.. marks.Marked(Marks.State, state, Math.Min(below, month.EndId), count).Where(id => id >= month.FirstId)];
        return ids.Count == 0 ? ([], 0, below) : (Read(month, plan, plan.SqlOfIds, new { ids = Compact.Ids(ids) }), ids.Count, ids[^1]);
    }

    private IReadOnlyList<Mention> Read(MonthFile month, Plan plan, string sql, object window)
    {
        DynamicParameters values = new(plan.Values);
        values.AddDynamicParams(window);
        return months.Read<IReadOnlyList<Mention>>(month, [], db =>
        {
            using SqliteTransaction snapshot = db.BeginTransaction(deferred: true);
            List<MonthRows.Row> rows = [.. db.Query<MonthRows.Row>(sql, values)];
            return rows.Count == 0 ? [] : MonthRows.ToMentions(db, rows, months.OriginKey(month));
        });
    }

    private static bool IsInState(IEnumerable<Mark> marks, string? asked)
    {
        if (marks.Any(mark => mark.Field == Marks.Hidden)) return false;
        List<string> states = [.. marks.Where(mark => mark.Field == Marks.State).Select(mark => mark.Value)];
        return asked switch
        {
            null => !states.Contains(Marks.Removed),
            Marks.Open => states.Count == 0,
            _ => states.Contains(asked),
        };
    }

    private static string Cursor(long below) => below.ToString(CultureInfo.InvariantCulture);

    private static long Cursor(string? after) => after is null
        ? long.MaxValue
        : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out long below)
            ? below
            : throw new ArgumentException("This is not the Next of an earlier page.", nameof(after));

    /// <summary>The SQL of one search: driven by the full-text index where the query has something for it, else by the topic, else by time.</summary>
    private sealed class Plan
    {
        public Plan(Node? tree, SearchRequest request)
        {
            Candidates candidates = Candidates.Of(tree, request.Queries, Values);
            List<string> filters = [];
            if (candidates.Where is { } where) filters.Add(where);
            if (request.Source is not null) filters.Add("p.source = @source");
            if (request.Lane is not null) filters.Add("p.lane = @lane");
            Values.AddDynamicParams(new { match = candidates.Match, topic = request.Topic, source = request.Source, lane = request.Lane?.ToString() });

            string ofTopic = "EXISTS(SELECT 1 FROM hits h WHERE h.topic = @topic AND h.id = p.id)";
            List<string> withTopic = request.Topic is null ? filters : [.. filters, ofTopic];
            SqlOfIds = Select("posts p", "p.id", ["p.id IN (SELECT value FROM json_each(@ids))", .. withTopic]);
            // CROSS JOIN keeps SQLite to the order written: the first table gives the rows newest first, so nothing is sorted.
            string sql =
                candidates.Match is not null ? Select("words CROSS JOIN posts p ON p.id = words.rowid", "words.rowid", ["words MATCH @match", "words.rowid < @below", .. withTopic])
                : request.Topic is not null ? Select("hits t CROSS JOIN posts p ON p.id = t.id", "t.id", ["t.topic = @topic", "t.id < @below", .. filters])
                : Select("posts p", "p.id", ["p.id < @below", .. filters]);
            Sql = sql + " LIMIT @count";
            Marked = request.State is null or Marks.Open ? null : request.State;
        }

        public DynamicParameters Values { get; } = new();

        public string Sql { get; }

        public string SqlOfIds { get; }

        /// <summary>The state whose marks drive the search; null: none does.</summary>
        public string? Marked { get; }

        private static string Select(string from, string order, IEnumerable<string> conditions) =>
            $"SELECT {MonthRows.Columns} FROM {from} WHERE {string.Join(" AND ", conditions)} ORDER BY {order} DESC";
    }
}
