using System.Globalization;
using Dapper;
using Heed.Match;
using Heed.Match.Language;
using Heed.Match.Text;

namespace Heed.Archive;

/// <summary>What of a query the full-text index and the columns can answer: every post the query matches is among the candidates,
/// and more may be.</summary>
/// <param name="Match">An FTS5 expression; null: the index can leave nothing out.</param>
/// <param name="Where">A condition on the table <c>p</c>; null: the columns can leave nothing out.</param>
internal sealed record Candidates(string? Match, string? Where)
{
    private static readonly Candidates All = new(null, null);

    // FTS5 nests 256 deep at most; what lies deeper than this is left to the verification.
    private const int Deepest = 32;

    /// <param name="tree">Null: no query.</param>
    /// <param name="queries">What <c>topic:</c> may name.</param>
    /// <param name="values">Takes the values that <see cref="Where"/> names.</param>
    public static Candidates Of(Node? tree, IReadOnlyList<NamedQuery> queries, DynamicParameters values) =>
        tree is null ? All : new Translation(queries, values).Of(tree, 0);

    private sealed class Translation(IReadOnlyList<NamedQuery> queries, DynamicParameters values)
    {
        private int _names;

        public Candidates Of(Node node, int depth)
        {
            if (depth > Deepest) return All;
            return node switch
            {
                Node.Term term => OfText(term.Word, " AND "),
                Node.Phrase phrase => OfText(phrase.Text, " + "),
                Node.LoosePhrase loose => OfText(loose.Text, " AND "),
                Node.Wildcard wildcard => Prefix(wildcard.Pattern),
                Node.Tag tag => Prefix("#" + tag.Pattern),
                Node.Emoji emoji => OfText(emoji.Sequence, " AND "),
                Node.Literal literal => Tokens(FullText.Runs(literal.Text), " AND "),
                Node.InTitle title => InTitle(title.Operand),
                Node.Near near => And([near.Left, near.Right], depth),
                Node.Sentence sentence => And([sentence.Left, sentence.Right], depth),
                Node.AtLeast atLeast => Of(atLeast.Operand, depth + 1),
                Node.And and => And(and.Operands, depth),
                Node.Or or => Or(or.Operands, depth),
                Node.Field field => new(null, Column(field)),
                Node.Range range => new(null, Column(range)),
                Node.TopicRef topic when queries.FirstOrDefault(query => query.Id == topic.Id) is { } named => Of(named.Tree, depth + 1),
                _ => All, // NOT, fuzzy words, unknown topics and what only the archive's marks know
            };
        }

        private Candidates And(IEnumerable<Node> operands, int depth)
        {
            List<Candidates> parts = [.. operands.Select(operand => Of(operand, depth + 1))];
            return new(Join(parts.Select(part => part.Match).OfType<string>(), " AND "), Join(parts.Select(part => part.Where).OfType<string>(), " AND "));
        }

        // A side that some branch does not restrict restricts nothing: (a AND c) OR (b AND d) lies within (a OR b) AND (c OR d).
        private Candidates Or(IEnumerable<Node> operands, int depth)
        {
            List<Candidates> parts = [.. operands.Select(operand => Of(operand, depth + 1))];
            return new(
                parts.All(part => part.Match is not null) ? Join(parts.Select(part => part.Match!), " OR ") : null,
                parts.All(part => part.Where is not null) ? Join(parts.Select(part => part.Where!), " OR ") : null);
        }

        private static Candidates OfText(string text, string between) =>
            Tokens(Words.Cut(text).Where(word => word.Kind is not WordKind.Redaction).Select(word => word.Bare), between);

        private static Candidates Tokens(IEnumerable<string> tokens, string between) =>
            new(Join(tokens.Where(token => token.Length > 0).Select(Quote), between), null);

        // A field or a topic asks of the whole post, wherever it stands.
        private static Candidates InTitle(Node operand) =>
            new Translation([], new DynamicParameters()).Of(operand, 0).Match is { } match ? new($"title : ({match})", null) : All;

        // The letters before the first wildcard begin every word it stands for. A hashtag's token has its sign.
        private static Candidates Prefix(string pattern)
        {
            int wildcard = pattern.AsSpan().IndexOfAny('*', '?');
            string letters = wildcard < 0 ? pattern : pattern[..wildcard];
            WordKind kind = pattern[0] == '#' ? WordKind.Hashtag : WordKind.Plain;
            return Words.Cut(letters) is [{ Bare.Length: > 0 } only] && only.Kind == kind && only.Length == letters.Length
                ? new(Quote((kind is WordKind.Hashtag ? "#" : "") + only.Bare) + (wildcard < 0 ? "" : " *"), null)
                : All;
        }

        private string? Column(Node.Field field) => field.Name switch
        {
            "lang" => Join(field.Values.Select(value => $"replace(p.lang, '_', '-') || '-' LIKE {Value(value)} || '-%'"), " OR "),
            "country" or "network" or "source" or "kind" => Join(field.Values.Select(value => $"p.{field.Name} = {Value(value)} COLLATE NOCASE"), " OR "),
            _ => null,
        };

        private string? Column(Node.Range range) => range.Name switch
        {
            "rating" or "engagement" => Between(range.Name, Number(range.From), Number(range.To)),
            "published" => Between("written", Day(range.From), Day(range.To) + TimeSpan.MillisecondsPerDay),
            _ => null,
        };

        private string? Between(string column, double? from, double? to) => Join(
            new[] { from is null ? null : $"p.{column} >= {Value(from)}", to is null ? null : $"p.{column} <= {Value(to)}" }.OfType<string>(), " AND ");

        private string Value(object value)
        {
            string name = $"@v{_names++}";
            values.Add(name, value);
            return name;
        }

        private static double? Number(string? typed) => double.TryParse(typed, CultureInfo.InvariantCulture, out double number) ? number : null;

        private static double? Day(string? typed) =>
            DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset day) ? day.ToUnixTimeMilliseconds() : null;

        private static string Quote(string token) => "\"" + token.Replace("\"", "\"\"") + "\"";

        private static string? Join(IEnumerable<string> parts, string between) => parts.ToList() switch
        {
            [] => null,
            [var only] => only,
            var several => $"({string.Join(between, several)})",
        };
    }
}
