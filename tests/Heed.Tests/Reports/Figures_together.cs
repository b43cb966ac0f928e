using Heed.Reports;

namespace Heed.Tests.Reports;

/// <summary>What several figures of one release say when they are added and subtracted. Each test has its control: with the rule off, the
/// figure that would give a small group away is there.</summary>
public class Figures_together
{
    private static readonly FigureRules Rules = new(Smallest: 10), WithoutTheRule = Rules with { NoSmallRest = false };

    [Fact]
    public void do_not_tell_who_is_left_of_a_topic_beside_a_part_of_it()
    {
        // 25 people on trams, 15 of them on narrow trams: about ten remain, and rounding hides little.
        SmallWorld world = new();
        world.Say(15, "trams", "narrow");
        world.Say(8, "trams");
        world.Say(12, "narrow");
        Assert.Null(world.Release(Rules).People("trams", Dimension.Topic, "narrow"));
        Assert.Equal(15, world.Release(WithoutTheRule).People("trams", Dimension.Topic, "narrow"));
    }

    [Fact]
    public void show_a_part_where_many_are_left_on_both_sides()
    {
        SmallWorld world = new();
        world.Say(15, "trams", "narrow");
        world.Say(10, "trams");
        world.Say(12, "narrow");
        Assert.Equal(15, world.Release(Rules).People("trams", Dimension.Topic, "narrow"));
        Assert.Equal(15, world.Release(Rules).People("narrow", Dimension.Topic, "trams"));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(9)]
    public void do_not_tell_who_a_younger_topic_leaves_out_by_one_not_clause(int leftOut)
    {
        // "narrow" is "trams NOT something few people say"; "trams" was there first and stays.
        SmallWorld world = new();
        world.Say(40, "trams", "narrow");
        world.Say(leftOut, "trams");
        Release release = world.Release(Rules, "trams", "narrow");
        Assert.NotNull(release.People("trams"));
        Assert.Null(release.People("narrow"));
        Assert.NotNull(world.Release(WithoutTheRule, "trams", "narrow").People("narrow"));
    }

    [Fact]
    public void keep_the_elder_topic_whatever_its_name()
    {
        SmallWorld world = new();
        world.Say(40, "trams", "narrow");
        Assert.NotNull(world.Release(Rules, "narrow", "trams").People("narrow"));
        Assert.Null(world.Release(Rules, "narrow", "trams").People("trams"));
    }

    [Fact]
    public void do_not_tell_what_the_rest_of_a_table_holds()
    {
        // Twenty people in English and three in German: the total minus the English cell would say how many wrote German.
        SmallWorld world = new();
        world.Say(20, "trams", language: "en");
        world.Say(3, "trams", language: "de");
        Assert.Null(world.Release(Rules).People("trams", Dimension.Language, "en"));
        Assert.Equal(20, world.Release(WithoutTheRule).People("trams", Dimension.Language, "en"));
    }

    [Theory, InlineData(0), InlineData(4)]
    public void do_not_tell_whether_a_table_is_whole(int others)
    {
        SmallWorld world = new();
        world.Say(40, "trams", language: "en");
        world.Say(35, "trams", language: "es");
        world.Say(20, "trams", language: "de");
        world.Say(others, "trams", language: "fr");
        Assert.Equal(["en", "es"], Languages(world.Release(Rules)));
        Assert.Equal(["de", "en", "es"], Languages(world.Release(WithoutTheRule)));
    }

    [Fact]
    public void do_not_tell_the_one_voice_that_a_tracker_of_three_topics_isolates()
    {
        // "left" is C OR T, "right" is C OR NOT T, "everybody" all of them: left + right - everybody is C, one person.
        SmallWorld world = new();
        world.Say(1, "everybody", "left", "right");
        world.Say(30, "everybody", "left");
        world.Say(30, "everybody", "right");
        Release release = world.Release(Rules, "everybody", "left", "right");
        Assert.Null(release.People("right"));
        Assert.NotNull(release.People("left"));
        Assert.NotNull(world.Release(WithoutTheRule, "everybody", "left", "right").People("right"));
    }

    [Fact]
    public void do_not_tell_the_one_voice_between_two_topics_and_their_either_or()
    {
        // "either" is "left OR right OR what one person says": left + right - both is what is in either, but for that person.
        SmallWorld world = new();
        world.Say(1, "either");
        world.Say(30, "either", "left");
        world.Say(30, "either", "right");
        world.Say(20, "either", "left", "right");
        Assert.Null(world.Release(Rules, "left", "right", "either").People("left", Dimension.Topic, "right"));
        Assert.NotNull(world.Release(WithoutTheRule, "left", "right", "either").People("left", Dimension.Topic, "right"));
    }

    [Fact]
    public void do_not_tell_the_one_voice_between_the_same_parts_of_two_topics()
    {
        // All that "narrow" leaves out of "trams" wrote English, but for one person: the two that are not English differ by that one.
        SmallWorld world = new();
        world.Say(30, "trams", "narrow", language: "en");
        world.Say(30, "trams", "narrow", language: "de");
        world.Say(20, "trams", language: "en");
        world.Say(1, "trams", language: "de");
        Assert.Null(world.Release(Rules, "trams", "narrow").People("narrow", Dimension.Language, "en"));
        Assert.NotNull(world.Release(Rules, "trams", "narrow").People("trams", Dimension.Language, "en"));
        Assert.NotNull(world.Release(WithoutTheRule, "trams", "narrow").People("narrow", Dimension.Language, "en"));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(9)]
    public void add_up_to_no_figure_of_a_table_that_is_not_declared(int others)
    {
        // "either" hears what "left" and "right" hear, but for a few: of the theme, left + right - either is how many are in both, by theme.
        SmallWorld world = new();
        foreach (int people in new[] { 30, 40 })
        {
            string? theme = people == 30 ? "late" : null;
            world.SayOf(theme, people, "either", "left");
            world.SayOf(theme, people, "either", "right");
            world.SayOf(theme, people, "either", "left", "right");
        }
        world.SayOf("late", others, "left");
        string[] eldestFirst = ["left", "right", "either"];
        Release release = world.Release(Rules, eldestFirst), without = world.Release(WithoutTheRule, eldestFirst);
        Assert.NotNull(release.People("left", Dimension.Theme, "late"));
        Assert.NotNull(release.People("right", Dimension.Theme, "late"));
        Assert.Null(release.People("either", Dimension.Theme, "late"));
        Assert.NotNull(without.People("either", Dimension.Theme, "late")); // the control
    }

    [Fact]
    public void show_the_same_parts_of_three_topics_that_only_overlap()
    {
        SmallWorld world = new();
        foreach (string? theme in new[] { "late", null })
        {
            world.SayOf(theme, 30, "either");
            world.SayOf(theme, 30, "either", "left");
            world.SayOf(theme, 30, "either", "right");
            world.SayOf(theme, 30, "left", "right");
        }
        Assert.All(["left", "right", "either"], topic => Assert.NotNull(world.Release(Rules).People(topic, Dimension.Theme, "late")));
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3), InlineData(4)]
    public void isolate_nobody_in_any_sum_of_a_random_world(int seed)
    {
        Random random = new(seed);
        int gaveAway = 0;
        for (int n = 0; n < 25; n++)
        {
            SmallWorld world = SmallWorld.Random(random);
            Assert.Empty(Sums.TooSmall(world.Shown(Rules), Rules.Smallest));
            if (Sums.TooSmall(world.Shown(WithoutTheRule), Rules.Smallest).Any()) gaveAway++;
        }
        Assert.True(gaveAway > 20, $"Only {gaveAway} of 25 worlds had a sum that gives somebody away without the rule."); // the control
    }

    [Fact]
    public void are_the_same_whatever_the_order_of_reading()
    {
        SmallWorld world = SmallWorld.Random(new Random(11));
        Assert.Equal(world.Release(Rules).Figures, world.Reversed().Release(Rules).Figures);
    }

    private static IEnumerable<string> Languages(Release release) =>
        release.Figures.Where(figure => figure.Dimension is Dimension.Language).Select(figure => figure.Value);
}
