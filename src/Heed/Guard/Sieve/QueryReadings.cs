using System.Text;
using Heed.Match.Language;

namespace Heed.Guard.Sieve;

/// <summary>What a query asks for, written out: for each choice among its alternatives the words that a post would have to hold. What
/// stands under NOT is asked for by nobody; under a second NOT it is asked for again.</summary>
internal static class QueryReadings
{
    /// <summary>Beyond this many, alternatives are looked at one by one and all together.</summary>
    private const int Most = 2048;

    /// <returns>Each a list of the parts asked for together.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Of(Node tree)
    {
        List<List<string>> readings = Read(tree);
        return readings.Count > 0 ? readings : [[]];
    }

    /// <summary>A query with errors of form: its words, without those after NOT.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OfText(string text)
    {
        List<string> parts = [];
        bool negated = false;
        foreach (string token in text.Split([' ', '\t', '\n', '\r', '(', ')', '"', '{', '}'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (token is "NOT" || token == "-") { negated = !negated; continue; }
            if (token is "AND" or "OR" or "SENTENCE" || token.StartsWith("NEAR", StringComparison.Ordinal) || token.StartsWith("ATLEAST", StringComparison.Ordinal)) continue;
            if (!negated && token[0] != '-') parts.Add(Vocabulary.Meant(token)[0]);
            negated = false;
        }
        return [parts];
    }

    private static List<List<string>> Read(Node node) => node switch
    {
        Node.Term term => [[term.Word]],
        Node.Phrase phrase => [[phrase.Text]],
        Node.LoosePhrase phrase => [[phrase.Text]],
        Node.Literal literal => [[literal.Text]],
        Node.Emoji emoji => [[emoji.Sequence]],
        Node.Wildcard wildcard => Alternatives(Vocabulary.Meant(wildcard.Pattern)),
        Node.Fuzzy fuzzy => Alternatives(Vocabulary.Near(fuzzy.Word, fuzzy.Edits)),
        Node.Tag tag => Alternatives(Vocabulary.Meant(tag.Pattern).Select(word => "#" + word)),
        Node.Field { Name: "tag" or "link" or "site" } field => Alternatives(field.Values.Select(AsTags)),
        Node.InTitle title => Read(title.Operand),
        Node.AtLeast atLeast => Read(atLeast.Operand),
        Node.Near near => Both([Read(near.Left), Read(near.Right)]),
        Node.Sentence sentence => Both([Read(sentence.Left), Read(sentence.Right)]),
        Node.Not not => Deny(not.Operand),
        Node.And and => Both(and.Operands.Select(Read)),
        Node.Or or => Either(or.Operands.Select(Read)),
        _ => [[]],
    };

    /// <summary>What is asked for by denying a part.</summary>
    private static List<List<string>> Deny(Node node) => node switch
    {
        Node.Not not => Read(not.Operand),
        Node.InTitle title => Deny(title.Operand),
        Node.And and => Either(and.Operands.Select(Deny)), // not both: one of them is missing
        Node.Or or => Both(or.Operands.Select(Deny)),
        _ => [[]],
    };

    private static List<List<string>> Alternatives(IEnumerable<string> words) => [.. words.Select(word => new List<string> { word })];

    private static string AsTags(string value)
    {
        StringBuilder tags = new();
        foreach (string label in value.Split(['.', '/', '-', '_'], StringSplitOptions.RemoveEmptyEntries)) tags.Append('#').Append(label).Append(' ');
        return tags.ToString().TrimEnd();
    }

    private static List<List<string>> Either(IEnumerable<List<List<string>>> operands)
    {
        List<List<string>> readings = [];
        bool indifferent = false;
        foreach (List<string> reading in operands.SelectMany(choices => choices))
        {
            if (reading.Count == 1 && !Vocabulary.MayMatter(reading[0]))
            {
                // One that matters to nobody stands for all such.
                if (indifferent) continue;
                indifferent = true;
            }
            if (readings.Count < Most) readings.Add(reading);
        }
        return readings;
    }

    private static List<List<string>> Both(IEnumerable<List<List<string>>> operands)
    {
        List<List<string>> together = [[]];
        foreach (List<List<string>> choices in operands)
        {
            if (choices.Count == 0) continue;
            if ((long)together.Count * choices.Count > Most)
            {
                // Too many to try: each by itself, and all at once.
                List<List<string>> apart = [.. together, .. choices];
                apart.Add([.. apart.SelectMany(reading => reading).Distinct()]);
                together = apart.Count <= Most ? apart : apart[^Most..];
                continue;
            }
            together = [.. together.SelectMany(_ => choices, (reading, choice) => (List<string>)[.. reading, .. choice])];
        }
        return together;
    }
}
