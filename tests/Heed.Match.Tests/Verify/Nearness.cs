using FsCheck.Xunit;
using Heed.Match.Language;
using Heed.Match.Verify;

namespace Heed.Match.Tests.Verify;

/// <summary>NEAR, phrases and loose phrases against an oracle that tries every choice of words.</summary>
public class Nearness
{
    private static readonly string[] s_words = ["tip", "jar", "app", "the"];

    [Property(MaxTest = 300)]
    public void is_what_trying_every_choice_of_words_says(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 20; i++)
        {
            Node.Near near = new(Operand(random), Operand(random), random.Next(4), random.Next(2) == 0);
            string[] words = Words(random, random.Next(1, 10));
            Assert.True(
                ExpectedNear(near, words) == new PreparedQuery(near, _ => null).Holds(new PostFields { Text = string.Join(' ', words) }),
                $"{Query.Format(near)} in “{string.Join(' ', words)}”");
        }
    }

    [Property(MaxTest = 200)]
    public void gives_spans_whose_words_alone_make_it_match(int seed)
    {
        Random random = new(seed);
        for (int i = 0; i < 20; i++)
        {
            Node.LoosePhrase phrase = new(string.Join(' ', Words(random, random.Next(2, 5))), random.Next(4));
            string text = string.Join(' ', Words(random, random.Next(1, 10)));
            PreparedQuery query = new(phrase, _ => null);
            IReadOnlyList<MatchSpan> spans = query.Explain(new PostFields { Text = text });
            Assert.Equal(Choices(phrase, text.Split(' ')).Any(), spans.Count > 0);
            if (spans.Count == 0) continue;
            char[] masked = [.. text.Select((sign, at) => sign == ' ' || spans.Any(s => at >= s.Start && at < s.Start + s.Length) ? sign : 'x')];
            Assert.True(query.Holds(new PostFields { Text = new string(masked) }), $"{Query.Format(phrase)} in “{text}”");
        }
    }

    private static bool ExpectedNear(Node.Near near, string[] words) =>
        Choices(near.Left, words).Any(left => Choices(near.Right, words).Any(right =>
        {
            if (left.Intersect(right).Any()) return false;
            if (left.Max() < right.Min()) return right.Min() - left.Max() - 1 <= near.Distance;
            if (near.Ordered) return false;
            return left.Min() - right.Max() - 1 <= near.Distance;
        }));

    /// <summary>Every set of positions at which the operand stands.</summary>
    private static IEnumerable<int[]> Choices(Node operand, string[] words)
    {
        (string[] wanted, int slop, bool anyOrder) = operand switch
        {
            Node.Term term => ([term.Word], 0, false),
            Node.Phrase phrase => (phrase.Text.Split(' '), 0, false),
            Node.LoosePhrase loose => (loose.Text.Split(' '), loose.Slop, true),
            _ => throw new ArgumentException(operand.ToString()),
        };
        return Assign(0, []).Where(choice =>
            choice.Max() - choice.Min() + 1 - wanted.Length <= slop && (anyOrder || choice.SequenceEqual(choice.Order())));

        IEnumerable<int[]> Assign(int next, int[] chosen) => next == wanted.Length
            ? [chosen]
            : Enumerable.Range(0, words.Length).Where(at => words[at] == wanted[next] && !chosen.Contains(at))
                .SelectMany(at => Assign(next + 1, [.. chosen, at]));
    }

    private static Node Operand(Random random) => random.Next(3) switch
    {
        0 => new Node.Term(Words(random, 1)[0]),
        1 => new Node.Phrase(string.Join(' ', Words(random, 2))),
        _ => new Node.LoosePhrase(string.Join(' ', Words(random, random.Next(2, 4))), random.Next(4)),
    };

    private static string[] Words(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => s_words[random.Next(s_words.Length)])];
}
