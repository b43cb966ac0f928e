using Heed.Archive;
using Heed.Match;
using static Heed.Tests.Archive.ArchiveFolder;

namespace Heed.Tests.Archive;

public class An_archive
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task gives_back_every_field_of_a_post_it_kept()
    {
        await using ArchiveFolder folder = new();
        Post post = PostOf(1, "My parcel is late. Café 👍🏽 C++", lane: Lane.Press) with
        {
            Kind = PostKind.Article,
            Title = "Parcels",
            Language = "en-GB",
            Country = "GB",
            Url = new Uri("https://news.example/2026/parcels?page=2"),
            LinkHosts = ["post.example"],
            Tags = ["post", "mail"],
            Media = ["image"],
            Rating = 1.5,
            Engagement = 12,
            Written = Noon.AddHours(-3).AddMilliseconds(250),
        };
        Hit hit = new("parcels", 3, PeriodLength.Month, ["late"], [new(TextPart.Title, 0, 7), new(TextPart.Text, 3, 6)]);

        await folder.Archive.KeepAsync(post, [hit, HitOf("mail")], Cancel);
        await folder.Archive.CommitAsync(Cancel);

        Mention mention = Assert.Single(folder.Archive.Newest(new()));
        Assert.Equivalent(post.ToFields() with { Url = "https://news.example" }, mention.ToFields(), strict: true);
        Assert.Equal(post.Url, mention.Url);
        Assert.Equal((Lane.Press, "forum.example", "news.example", post.Seen), (mention.Lane, mention.Place, mention.Site, mention.Seen));
        Assert.Equivalent(new[] { HitOf("mail"), hit }, mention.Hits, strict: true);
        Assert.Equivalent(mention, folder.Archive.Find(mention.Id), strict: true);
    }

    [Fact]
    public async Task keeps_a_post_once_however_often_it_comes()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late parcel"), PostOf(1, "late parcel"));
        await folder.KeepAsync(PostOf(1, "late parcel, edited"));
        Assert.Equal(1, folder.Archive.Count());
    }

    [Fact]
    public async Task keeps_a_post_once_across_months_and_restarts()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late parcel", Noon.AddMonths(-2)), PostOf(2, "late letter", Noon.AddMonths(-1)));
        await folder.ReopenAsync();
        await folder.KeepAsync(PostOf(1, "late parcel"), PostOf(2, "late letter"), PostOf(3, "late card"));
        Assert.Equal(3, folder.Archive.Count());
        Assert.Equal(3, Directory.GetFiles(folder.MentionsPath, "mentions-2026-??.db").Length);
    }

    [Fact]
    public async Task knows_the_tags_of_what_it_holds()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late parcel"));
        Assert.True(folder.Archive.Holds(PostOf(1, "").Tag));
        Assert.False(folder.Archive.Holds(PostOf(2, "").Tag));
    }

    [Fact]
    public async Task opens_the_address_of_an_original_that_it_does_not_show()
    {
        await using ArchiveFolder folder = new();
        Uri address = new("https://forum.example/t/late-parcels/77#post-3");
        await folder.KeepAsync(PostOf(1, "late parcel") with { Url = address });
        await folder.ReopenAsync();
        Mention mention = Assert.Single(folder.Archive.Newest(new()));
        Assert.Null(mention.Url);
        Assert.Equal("forum.example", mention.Site);
        Assert.Equal(address, folder.Archive.OpenOrigin(mention.Id));
        Assert.Empty(folder.FilesWith("late-parcels/77"));
    }

    [Fact]
    public async Task keeps_only_the_voice_of_the_topics_own_period()
    {
        await using ArchiveFolder folder = new();
        await folder.Archive.KeepAsync(PostOf(1, "late parcel"), [HitOf("weekly"), HitOf("monthly", PeriodLength.Month)], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        FigureRow week = Assert.Single(folder.Archive.ReadPeriod(Period.Of(PeriodLength.Week, Noon)));
        FigureRow month = Assert.Single(folder.Archive.ReadPeriod(Period.Of(PeriodLength.Month, Noon)));
        Assert.Equal(("weekly", new Voice(11)), (week.Topic, week.Voice));
        Assert.Equal(("monthly", new Voice(22)), (month.Topic, month.Voice));
    }

    [Fact]
    public void cannot_be_given_a_post_of_the_lane_workers()
    {
        Assert.Throws<ArgumentException>(() => PostOf(1, "the app froze", lane: Lane.Workers));
        Assert.Throws<ArgumentException>(() => PostOf(1, "the app froze") with { Lane = Lane.Workers });
    }

    [Fact]
    public async Task counts_a_topics_mentions_by_day()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late", Noon), PostOf(2, "late", Noon), PostOf(3, "late", Noon.AddDays(-2)), PostOf(4, "late", Noon.AddMonths(-1)));
        IReadOnlyList<DayCount> counts = folder.Archive.CountByDay("parcels", new(2026, 10, 10), new(2026, 11, 10));
        Assert.Equal(32, counts.Count);
        Assert.Equal([(new(2026, 10, 10), 1), (new(2026, 11, 8), 1), (new DateOnly(2026, 11, 10), 2L)], counts.Where(day => day.Mentions > 0).Select(day => (day.Day, day.Mentions)));
    }

    [Fact]
    public async Task writes_what_was_accepted_before_it_closes()
    {
        await using ArchiveFolder folder = new();
        for (int number = 0; number < 2_500; number++) await folder.Archive.KeepAsync(PostOf(number, "late parcel"), [Parcels], Cancel);
        await folder.ReopenAsync();
        Assert.Equal(2_500, folder.Archive.Count());
    }
}
