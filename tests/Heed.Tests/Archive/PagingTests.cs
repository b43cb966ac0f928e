using Heed.Archive;
using static Heed.Tests.Archive.ArchiveFolder;

namespace Heed.Tests.Archive;

public class A_page
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task never_skips_or_repeats_while_new_posts_arrive()
    {
        await using ArchiveFolder folder = new();
        for (int number = 1; number <= 300; number++) await folder.Archive.KeepAsync(PostOf(number, $"late {number}", Noon.AddHours(-number * 7)), [Parcels], Cancel);
        await folder.Archive.CommitAsync(Cancel);

        List<string> read = [];
        string? after = null;
        int fresh = 1_000;
        do
        {
            SearchPage page = folder.Archive.NewestPage(new() { Limit = 17, After = after });
            read.AddRange(page.Mentions.Select(mention => mention.Text));
            after = page.Next;
            await folder.KeepAsync(PostOf(++fresh, "new", Noon), PostOf(++fresh, "new", Noon));
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(1, 300).Select(number => $"late {number}"), read);
    }

    [Fact]
    public async Task has_no_next_when_it_ends_with_the_oldest()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late"), PostOf(2, "later"));
        Assert.Null(folder.Archive.NewestPage(new() { Limit = 2 }).Next);
        Assert.NotNull(folder.Archive.NewestPage(new() { Limit = 1 }).Next);
    }

    [Fact]
    public async Task ends_early_when_more_was_looked_at_than_one_call_may_and_goes_on_from_there()
    {
        await using ArchiveFolder folder = new();
        for (int number = 0; number < 100; number++) await folder.Archive.KeepAsync(PostOf(number, $"late {number}"), [Parcels], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        foreach (Mention mention in folder.Archive.Newest(new() { Limit = 100 }).Skip(10)) await folder.MarkAsync(mention.Id, Marks.State, Marks.Removed);

        SearchPage first = folder.Archive.Search(null, new() { Limit = 50 }, budget: 40);
        Assert.Equal(10, first.Mentions.Count);
        SearchPage second = folder.Archive.Search(null, new() { Limit = 50, After = first.Next }, budget: 40);
        Assert.Empty(second.Mentions);
        Assert.Null(folder.Archive.Search(null, new() { Limit = 50, After = second.Next }, budget: 40).Next);
    }

    [Fact]
    public async Task holds_only_the_topic_source_and_lane_asked_for()
    {
        await using ArchiveFolder folder = new();
        await folder.Archive.KeepAsync(PostOf(1, "late parcel"), [Parcels], Cancel);
        await folder.Archive.KeepAsync(PostOf(2, "late letter", source: "news", lane: Lane.Press), [HitOf("mail")], Cancel);
        await folder.Archive.KeepAsync(PostOf(3, "late card"), [HitOf("mail")], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        IEnumerable<string> texts(SearchRequest request) => folder.Archive.Newest(request).Select(mention => mention.Text);
        Assert.Equal(["late letter", "late card"], texts(new() { Topic = "mail" }));
        Assert.Equal(["late parcel", "late card"], texts(new() { Source = "forum" }));
        Assert.Equal(["late letter"], texts(new() { Lane = Lane.Press }));
        Assert.Equal(["late card"], texts(new() { Topic = "mail", Source = "forum", Lane = Lane.Public }));
        Assert.Empty(texts(new() { Topic = "parcels", Source = "news" }));
    }

    [Fact]
    public async Task holds_only_the_state_asked_for_and_else_all_that_was_not_removed()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "open"), PostOf(2, "taken"), PostOf(3, "done", Noon.AddMonths(-1)), PostOf(4, "removed"), PostOf(5, "taken", Noon.AddMonths(-2)));
        foreach (Mention mention in folder.Archive.Newest(new()).Where(mention => mention.Text != "open")) await folder.MarkAsync(mention.Id, Marks.State, mention.Text);
        IEnumerable<string> texts(string? state) => folder.Archive.Newest(new() { State = state, Source = "forum" }).Select(mention => mention.Text);
        Assert.Equal(["open"], texts("open"));
        Assert.Equal(["taken", "taken"], texts("taken"));
        Assert.Equal(["done"], texts("done"));
        Assert.Equal(["removed"], texts("removed"));
        Assert.Equal(["open", "taken", "done", "taken"], texts(null));
    }

    [Theory, InlineData("yesterday"), InlineData("-5"), InlineData("")]
    public async Task refuses_a_cursor_that_is_none(string after)
    {
        await using ArchiveFolder folder = new();
        Assert.Throws<ArgumentException>(() => folder.Archive.Newest(new() { After = after }));
    }

    [Theory, InlineData(0), InlineData(501)]
    public async Task refuses_a_limit_out_of_range(int limit)
    {
        await using ArchiveFolder folder = new();
        Assert.Throws<ArgumentException>(() => folder.Archive.Newest(new() { Limit = limit }));
    }

    [Fact]
    public async Task of_figures_holds_a_period_in_order_of_time_without_what_was_removed()
    {
        await using ArchiveFolder folder = new();
        Period october = Period.Parse("2026-10");
        Hit monthly = HitOf("parcels", PeriodLength.Month, "late");
        for (int number = 0; number < 2_500; number++)
            await folder.Archive.KeepAsync(PostOf(number, "late", october.From.AddSeconds(number / 2)), [monthly, HitOf("mail", PeriodLength.Month)], Cancel);
        await folder.Archive.KeepAsync(PostOf(9_001, "before", october.From.AddSeconds(-1)), [monthly], Cancel);
        await folder.Archive.KeepAsync(PostOf(9_002, "after", october.End), [monthly], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        await folder.MarkAsync(MentionId.FirstOf(october.From), Marks.State, Marks.Removed);

        List<FigureRow> rows = [.. folder.Archive.ReadPeriod(october)];
        Assert.Equal(2 * 2_499, rows.Count);
        Assert.Equal(rows.OrderBy(row => row.Mention).ThenBy(row => row.Topic), rows);
        Assert.Equal(rows.Count, rows.Select(row => (row.Topic, row.Mention)).Distinct().Count());
        Assert.Equal(["late"], rows.First(row => row.Topic == "parcels").Themes);
    }
}
