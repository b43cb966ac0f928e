using Heed.Match.Language;

namespace Heed.Match.Tests.Language;

public class A_refusal_of_the_host
{
    [Fact]
    public void makes_a_sound_query_an_error()
    {
        ParsedQuery refused = Query.Parse("forbidden AND late", refusals: [new NoForbidden()]);
        Assert.Equal("HQ301", Assert.Single(refused.Findings).Code);
        Assert.Null(refused.Tree);
    }

    [Fact]
    public void is_what_makes_it_one() => Assert.True(Query.Parse("forbidden AND late").Ok);

    [Theory, InlineData("(forbidden AND late"), InlineData("forbidden AND author:x"), InlineData("\"forbidden"), InlineData("a OR b AND forbidden")]
    public void is_asked_for_by_the_text_where_the_form_has_errors(string typed)
    {
        NoForbidden refusal = new();
        Assert.Contains(Query.Parse(typed, refusals: [refusal]).Findings, finding => finding.Code is "HQ301");
        Assert.Null(refusal.SeenTree);
    }

    [Fact]
    public void is_asked_for_however_long_the_text() =>
        Assert.Contains(Query.Parse(new string('a', Limits.Length) + " forbidden", refusals: [new NoForbidden()]).Findings, finding => finding.Code is "HQ301");

    [Fact]
    public void sees_the_tree_of_a_sound_query()
    {
        NoForbidden refusal = new();
        Query.Parse("late", refusals: [refusal]);
        Assert.Equal(new Node.Term("late"), refusal.SeenTree);
    }

    private sealed class NoForbidden : IQueryRefusal
    {
        public Node? SeenTree { get; private set; }

        public IEnumerable<Finding> Examine(string text, Node? tree)
        {
            SeenTree = tree;
            int at = text.IndexOf("forbidden", StringComparison.Ordinal);
            if (at >= 0) yield return new Finding("HQ301", Severity.Error, at, 9, "This may not be asked.");
        }
    }
}
