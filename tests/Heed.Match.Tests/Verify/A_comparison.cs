namespace Heed.Match.Tests.Verify;

public class A_comparison
{
    [Fact]
    public void names_what_a_change_gains_and_loses()
    {
        NamedPost[] posts = [Post("a", "late parcel"), Post("b", "lost parcel"), Post("c", "late bus"), Post("d", "a song")];
        Compared compared = Comparison.Compare(Asked.Tree("late"), Asked.Tree("parcel"), posts, _ => null);
        Assert.Equal(["c"], compared.Gained);
        Assert.Equal(["b"], compared.Lost);
        Assert.Equal((1, 4), (compared.Kept, compared.Seen));
    }

    private static NamedPost Post(string id, string text) => new(id, new PostFields { Text = text });
}
