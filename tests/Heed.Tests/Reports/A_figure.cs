using Heed.Archive;
using Heed.Reports;

namespace Heed.Tests.Reports;

public class A_figure
{
    private static readonly Period Week = Period.Parse("2026-W37");

    [Fact]
    public void counts_people_not_posts() =>
        Assert.Equal(10, Counted(Speaking(voices: 10, postsEach: 3)).People("trams"));

    [Theory, InlineData(10, 10), InlineData(12, 10), InlineData(13, 15), InlineData(17, 15), InlineData(18, 20)]
    public void is_rounded_to_five(int voices, int shown) =>
        Assert.Equal(shown, Counted(Speaking(voices)).People("trams"));

    [Fact]
    public void is_not_shown_for_fewer_than_ten_people() =>
        Assert.Null(Counted(Speaking(voices: 9)).People("trams"));

    [Fact]
    public void is_shown_for_fewer_only_when_the_protection_is_off() => // the control of the test above
        Assert.Equal(10, Counted(Speaking(voices: 9), smallest: 1).People("trams"));

    [Fact]
    public void is_not_shown_when_no_place_has_half_of_its_people()
    {
        IEnumerable<FigureRow> rows = Enumerable.Range(0, 12).Select(n => Row(n, voice: n, place: $"place{n % 3}"));
        Assert.Null(Counted(rows).People("trams"));
    }

    [Fact]
    public void is_shown_when_one_place_has_half_of_its_people()
    {
        IEnumerable<FigureRow> rows = Enumerable.Range(0, 12).Select(n => Row(n, voice: n, place: n < 6 ? "forum" : $"place{n}"));
        Assert.Equal(10, Counted(rows).People("trams"));
    }

    [Fact]
    public void is_not_shown_when_one_person_wrote_more_than_two_fifths_of_it() =>
        Assert.Null(Counted([.. Speaking(voices: 10), .. Enumerable.Range(100, 7).Select(n => Row(n, voice: 0))]).People("trams"));

    [Fact]
    public void counts_one_person_in_two_places_twice() =>
        Assert.Equal(20, Counted([.. Speaking(voices: 10), .. Speaking(voices: 10, place: "reviews", first: 100)]).People("trams"));

    [Fact]
    public void of_the_press_counts_articles_and_publishers_exactly()
    {
        Release release = Counted(Enumerable.Range(0, 3).Select(n => Row(n, voice: n, lane: Lane.Press, source: n == 0 ? "news" : "blog")));
        Assert.Equal(new PressCount(Week, "trams", 3, 2), Assert.Single(release.Press));
        Assert.Empty(release.Figures);
    }

    [Fact]
    public void is_held_back_the_same_whatever_the_order_of_reading()
    {
        // English and French are equal, and one of them has to go because of the three in German.
        List<FigureRow> rows = [.. Speaking(voices: 12, language: "en"), .. Speaking(voices: 12, language: "fr", first: 50), .. Speaking(voices: 3, language: "de", first: 100)];
        Release forward = Counted(rows), backward = Counted(rows.AsEnumerable().Reverse());
        Assert.Equal(10, forward.People("trams", Dimension.Language, "en"));
        Assert.Equal(forward.Figures, backward.Figures);
    }

    [Fact]
    public void does_not_give_away_a_smaller_one_by_what_is_missing()
    {
        // Twenty people in English and three in German: the total minus the English cell would say how many wrote German.
        IEnumerable<FigureRow> rows = [.. Speaking(voices: 20, language: "en"), .. Speaking(voices: 3, language: "de", first: 100)];
        Release release = Counted(rows);
        Assert.Equal(25, release.People("trams"));
        Assert.Null(release.People("trams", Dimension.Language, "en"));
    }

    [Fact]
    public void is_shown_beside_what_is_held_back_when_that_is_many_people()
    {
        IEnumerable<FigureRow> rows = [.. Speaking(voices: 20, language: "en"), .. Speaking(voices: 6, language: "de", first: 100), .. Speaking(voices: 6, language: "es", first: 200)];
        Assert.Equal(20, Counted(rows).People("trams", Dimension.Language, "en"));
    }

    [Fact]
    public void of_two_topics_counts_people_whose_mentions_are_of_both()
    {
        FigureCount count = new(Week, smallest: 10);
        for (int n = 0; n < 12; n++) count.Add([Row(n, voice: n), Row(n, voice: n) with { Topic = "roads" }]);
        Assert.Equal(10, count.Result(Week.ReleaseAt).People("trams", Dimension.Topic, "roads"));
    }

    [Fact]
    public void comes_with_the_share_of_mentions_that_are_in_shown_cells()
    {
        IEnumerable<FigureRow> rows = [.. Speaking(voices: 30, language: "en"), .. Speaking(voices: 5, language: "de", first: 100), .. Speaking(voices: 5, language: "es", first: 200)];
        Assert.Equal(75, Counted(rows).Covered("trams", Dimension.Language));
    }

    private static Release Counted(IEnumerable<FigureRow> rows, int smallest = 10)
    {
        FigureCount count = new(Week, smallest);
        foreach (FigureRow row in rows) count.Add([row]);
        return count.Result(Week.ReleaseAt);
    }

    private static IEnumerable<FigureRow> Speaking(int voices, int postsEach = 1, string place = "forum", string language = "en", int first = 0) =>
        from voice in Enumerable.Range(first, voices)
        from post in Enumerable.Range(0, postsEach)
        select Row(voice * 100 + post, voice, place, language: language);

    private static FigureRow Row(long mention, int voice, string place = "forum", Lane lane = Lane.Public, string source = "forum", string language = "en") =>
        new("trams", mention, new Voice((ulong)voice), place, source, "feed", lane, language, null, []);
}
