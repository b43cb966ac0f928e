using System.Numerics;

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

    [Fact]
    public void cannot_be_linked_to_the_next_weeks_better_than_by_chance()
    {
        const int people = 500;
        RawPost raw = Door.Raw("Blue.");
        ulong[] first = Weeks(raw), second = Weeks(raw with { Seen = raw.Seen.AddDays(7) });

        // The nearest in bits: a tenth of these guesses would do to tell a weak key from a good one.
        Assert.InRange(Linked(first, second), 0, 6);
        Assert.Equal(people, Linked(first, first)); // the control: within the week it links everybody

        ulong[] Weeks(RawPost of) => [.. Enumerable.Range(0, people).Select(n => Of(of with { Author = $"person{n}" }).Week.Value)];
        static int Linked(ulong[] one, ulong[] other) => one.Index().Count(at => other.Index().MinBy(candidate => BitOperations.PopCount(candidate.Item ^ at.Item)).Index == at.Index);
    }

    [Fact]
    public void is_given_to_nobody_when_the_clock_jumps_back_into_a_released_week()
    {
        RawPost raw = Door.Raw("Blue.");
        Of(raw);
        _door.Keys.DestroyVoices(Period.Of(PeriodLength.Week, raw.Seen));

        Assert.Null(_door.Guard.Admit(raw)); // no second key is made for it: the post is turned away
        Assert.NotNull(_door.Guard.Admit(raw with { Seen = raw.Seen.AddDays(7) }));
    }

    [Fact]
    public void is_the_same_when_the_clock_jumps_ahead_and_back()
    {
        RawPost raw = Door.Raw("Blue.");
        Voices before = Of(raw);
        Of(raw with { Seen = raw.Seen.AddDays(400) });
        Assert.Equal(before, Of(raw));
    }
}
