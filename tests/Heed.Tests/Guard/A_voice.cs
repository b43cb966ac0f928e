namespace Heed.Tests.Guard;

public sealed class A_voice : IDisposable
{
    private readonly Door _door = new();

    public void Dispose() => _door.Dispose();

    private Voices Of(RawPost raw) => Assert.IsType<Post>(_door.Guard.Admit(raw)).Voices;

    [Fact]
    public void is_one_for_one_author_in_one_place_and_week() =>
        Assert.Equal(Of(Door.Raw("Blue.", "Ann")), Of(Door.Raw("Green.", "@ann") with { Source = "other-board" }));

    [Fact]
    public void differs_between_authors_places_and_period_lengths()
    {
        Voices ann = Of(Door.Raw("Blue."));
        Assert.NotEqual(ann, Of(Door.Raw("Blue.", "ben")));
        Assert.NotEqual(ann, Of(Door.Raw("Blue.", place: "other.example")));
        Assert.NotEqual(ann.Week, ann.Month);
    }

    [Fact]
    public void ends_with_its_period()
    {
        RawPost september = Door.Raw("Blue.");
        Voices first = Of(september);
        Voices week_later = Of(september with { Seen = september.Seen.AddDays(7) });
        Assert.NotEqual(first.Week, week_later.Week);
        Assert.Equal(first.Month, week_later.Month);
        Assert.NotEqual(first.Month, Of(september with { Seen = september.Seen.AddDays(30) }).Month);
    }

    [Fact]
    public void is_the_sources_for_all_posts_without_an_author()
    {
        Voices nobody = Of(Door.Raw("Blue.", null));
        Assert.Equal(nobody, Of(Door.Raw("Green.", " ")));
        Assert.NotEqual(nobody, Of(Door.Raw("Blue.", null) with { Source = "other-board" }));
        Assert.NotEqual(nobody, Of(Door.Raw("Blue.", "town-forum")));
    }

    [Fact]
    public void means_nothing_under_another_key()
    {
        using Door other = new();
        Assert.NotEqual(Of(Door.Raw("Blue.")), Assert.IsType<Post>(other.Guard.Admit(Door.Raw("Blue."))).Voices);
    }
}
