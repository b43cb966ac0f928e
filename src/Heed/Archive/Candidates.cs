using System.Globalization;
using Dapper;
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
    /// <param name="values">Takes the values that <see cref="Where"/> names.</param>
    public static Candidates Of(Node? tree, DynamicParameters values) => tree is null ? All : new Translation(values).Of(tree, 0);

    private sealed class Translation(DynamicParameters values)
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
                Node.Wildcard wildcard => Prefix(wildcard.Pattern, sign: ""),
                Node.Tag tag => tag.Pattern.AsSpan().IndexOfAny('*', '?') < 0 ? HashTag(tag.Pattern) : Prefix(tag.Pattern, sign: "#"),
                Node.Emoji emoji => OfText(emoji.Sequence, " AND "),
                Node.Literal literal => Tokens(FullText.Runs(literal.Text), " AND "),
                Node.InTitle title => Of(title.Operand, depth + 1) is { Match: { } match } ? new($"title : ({match})", null) : All,
                Node.Near near => And([near.Left, near.Right], depth),
                Node.Sentence sentence => And([sentence.Left, sentence.Right], depth),
                Node.AtLeast atLeast => Of(atLeast.Operand, depth + 1),
                Node.And and => And(and.Operands, depth),
                Node.Or or => Or(or.Operands, depth),
                Node.Field field => new(null, Column(field)),
                Node.Range range => new(null, Column(range)),
                _ => All, // NOT, fuzzy words, topic references and what only the archive's marks know
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

        private static Candidates HashTag(string tag) =>
            Words.Cut(tag) is [{ Bare.Length: > 0 } only] ? new(Quote("#" + only.Bare), null) : All;

        // The letters before the first wildcard begin every word it stands for.
        private static Candidates Prefix(string pattern, string sign)
        {
            string letters = pattern[..pattern.AsSpan().IndexOfAny('*', '?')];
            return Words.Cut(letters) is [{ Kind: WordKind.Plain, Bare.Length: > 0 } only] && only.Length == letters.Length
                ? new(Quote(sign + only.Bare) + " *", null)
                : All;
        }

        private string? Column(Node.Field field) => field.Name switch
        {
            "lang" => Join(field.Values.Select(value => Value(value) is var name ? $"(p.lang = {name} COLLATE NOCASE OR p.lang LIKE {name} || '-%')" : null!), " OR "),
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
