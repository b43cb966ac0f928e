using Heed.Archive;
using Heed.Reports;

namespace Heed.Tests.Reports;

public class A_figure
{
    private static readonly Period Week = Period.Parse("2026-W37");
    private static readonly FigureRules Rules = new(Smallest: 10);

    [Fact]
    public void counts_people_not_posts() =>
        Assert.Equal(10, Counted(Speaking(voices: 10, postsEach: 3)).People("trams"));

    [Theory, InlineData(10, 10), InlineData(12, 10), InlineData(13, 15), InlineData(17, 15), InlineData(18, 20)]
    public void is_rounded_to_five(int voices, int shown)
    {
        Assert.Equal(shown, Counted(Speaking(voices)).People("trams"));
        Assert.Equal(voices, Counted(Speaking(voices), Rules with { Rounded = false }).People("trams")); // the control
    }

    [Fact]
    public void is_not_shown_for_fewer_than_ten_people() =>
        Assert.Null(Counted(Speaking(voices: 9)).People("trams"));

    [Fact]
    public void is_shown_for_fewer_only_when_the_protection_is_off() => // the control of the test above
        Assert.Equal(10, Counted(Speaking(voices: 9), smallest: 1).People("trams"));

    [Fact]
    public void is_not_shown_when_no_place_has_half_of_its_people()
    {
        List<FigureRow> rows = [.. Enumerable.Range(0, 12).Select(n => Row(n, voice: n, place: $"place{n % 3}"))];
        Assert.Null(Counted(rows).People("trams"));
        Assert.Equal(10, Counted(rows, Rules with { OneMainPlace = false }).People("trams")); // the control
    }

    [Fact]
    public void is_shown_when_one_place_has_half_of_its_people()
    {
        IEnumerable<FigureRow> rows = Enumerable.Range(0, 12).Select(n => Row(n, voice: n, place: n < 6 ? "forum" : $"place{n}"));
        Assert.Equal(10, Counted(rows).People("trams"));
    }

    [Fact]
    public void is_not_shown_when_one_person_wrote_more_than_two_fifths_of_it()
    {
        List<FigureRow> rows = [.. Speaking(voices: 10), .. Enumerable.Range(100, 7).Select(n => Row(n, voice: 0))];
        Assert.Null(Counted(rows).People("trams"));
        Assert.Equal(10, Counted(rows, Rules with { NobodyDominates = false }).People("trams")); // the control
    }

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
        Assert.Null(forward.People("trams", Dimension.Language, "fr"));
        Assert.Equal(forward.Figures, backward.Figures);
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
        FigureCount count = new(Week, Rules, []);
        for (int n = 0; n < 12; n++) count.Add([Row(n, voice: n), Row(n, voice: n) with { Topic = "roads" }]);
        for (int n = 12; n < 24; n++) count.Add([Row(n, voice: n)]);
        for (int n = 24; n < 36; n++) count.Add([Row(n, voice: n) with { Topic = "roads" }]);
        Release release = count.Result(Week.ReleaseAt);
        Assert.Equal((25, 25), (release.People("trams"), release.People("roads")));
        Assert.Equal((10, 10), (release.People("trams", Dimension.Topic, "roads"), release.People("roads", Dimension.Topic, "trams")));
    }

    [Fact]
    public void comes_with_the_share_of_mentions_that_are_in_shown_cells()
    {
        IEnumerable<FigureRow> rows = [.. Speaking(voices: 30, language: "en"), .. Speaking(voices: 5, language: "de", first: 100), .. Speaking(voices: 5, language: "es", first: 200)];
        Assert.Equal(75, Counted(rows).Covered("trams", Dimension.Language));
    }

    [Fact]
    public void comes_with_no_share_that_tells_few_people_from_none()
    {
        // Nobody else, and one more on a second topic: the share of all topics together must not tell.
        Release nobody = Counted(Speaking(voices: 20)), one = Counted([.. Speaking(voices: 20), Row(9_000, voice: 500) with { Topic = "narrow" }]);
        Assert.Equal(nobody.Coverage, one.Coverage);
        Assert.Equal(100, one.CoveredOfAll);
        FigureRow[] many = [.. Enumerable.Range(500, 9).Select(n => Row(n, voice: n) with { Topic = "narrow" }), .. Enumerable.Range(600, 11).Select(n => Row(n, n) with { Topic = "other", Place = $"place{n}" })];
        Assert.Equal(50, Counted([.. Speaking(voices: 20), .. many]).CoveredOfAll);
    }

    private static Release Counted(IEnumerable<FigureRow> rows, int smallest = 10) => Counted(rows, new FigureRules(smallest));

    private static Release Counted(IEnumerable<FigureRow> rows, FigureRules rules)
    {
        FigureCount count = new(Week, rules, []);
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
