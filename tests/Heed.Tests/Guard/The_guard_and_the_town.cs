using Village;

namespace Heed.Tests.Guard;

public class The_guard_and_the_town(ITestOutputHelper output)
{
    /// <summary>The town's posts were written by another hand than the rules. The rules' last section was written after a look at what
    /// they missed here (135 of 200 before), so this figure is no longer blind: fresh sets judge the guard. Counts only are printed.</summary>
    [Fact]
    public void turn_most_organising_posts_away()
    {
        using Door door = new();
        List<TownPost> organising = [.. Town.Create().Posts.Where(post => post.IsOrganising)];
        List<TownPost> missed = [.. organising.Where(post => door.Guard.Admit(Raw(post)) is not null)];
        output.WriteLine($"{organising.Count - missed.Count} of {organising.Count} organising posts turned away.");
        foreach (IGrouping<string, TownPost> language in missed.GroupBy(post => post.Language)) output.WriteLine($"missed in {language.Key}: {language.Count()}");
        Assert.InRange(missed.Count, 0, organising.Count - 170);
    }

    [Fact]
    public void keep_the_same_posts_where_institutions_publish() // the control: the same door, a lane the rule does not apply to
    {
        using Door door = new();
        Assert.All(Town.Create().Posts.Where(post => post.IsOrganising), post => Assert.NotNull(door.Guard.Admit(Raw(post) with { Lane = Lane.Press })));
    }

    [Fact]
    public void keep_nearly_everything_else()
    {
        using Door door = new();
        List<TownPost> other = [.. Town.Create().Posts.Where(post => !post.IsOrganising && !post.OptedOut && post.Place is not (TownPlace.News or TownPlace.Blog))];
        List<TownPost> dropped = [.. other.Where(post => door.Guard.Admit(Raw(post)) is null)];
        output.WriteLine($"{dropped.Count} of {other.Count} other posts turned away.");
        // The town's posts are made of few sentence forms: one form that is mistaken is many posts.
        Assert.InRange(dropped.Count, 0, other.Count / 10);
    }

    private static RawPost Raw(TownPost post) => Door.Raw(post.Text, post.Author, title: post.Title) with { Language = post.Language };
}
