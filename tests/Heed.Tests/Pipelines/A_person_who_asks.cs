using Dapper;
using Heed.Archive;
using Heed.Guard;
using Heed.Sources;

namespace Heed.Tests.Pipelines;

public class A_person_who_asks
{
    private const string Place = "file:survey";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_not_heard_any_more()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        await test.Heed.Erasures.ObjectAsync(Place, "@Ann", "console:steward", Cancel);
        await HearAsync(test);
        Assert.Equal(["tram two"], Texts(test));
    }

    [Fact]
    public async Task is_erased_from_the_running_week()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        await HearAsync(test);
        Assert.Equal(3, Texts(test).Count); // the control: they were there
        ErasureReceipt receipt = await test.Heed.Erasures.EraseAsync(Place, "ann", [], "console:steward", Cancel);
        Assert.Equal(["tram two"], Texts(test));
        Assert.Contains("2026-W37", receipt.Ways[0]);
    }

    [Fact]
    public async Task is_erased_from_older_weeks_by_the_links_given_and_told_what_cannot_be_found()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        await HearAsync(test);
        test.Clock.Advance(TimeSpan.FromDays(40));
        ErasureReceipt receipt = await test.Heed.Erasures.EraseAsync(Place, "ann", [new Uri("https://forum.example/1")], "console:steward", Cancel);
        Assert.Equal(["tram three", "tram two"], Texts(test).Order());
        Assert.Contains("destroyed", receipt.Limits[0]);
    }

    [Fact]
    public async Task is_obeyed_by_a_process_that_listens_meanwhile()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        Objections elsewhere = new(test.Heed.State, test.Heed.Keys);
        await elsewhere.AddAsync(Place, "ann", Cancel);
        test.Heed.Objections.Refresh();
        await HearAsync(test);
        Assert.Equal(["tram two"], Texts(test));
    }

    [Fact]
    public async Task is_named_nowhere_in_the_log()
    {
        await using TestHeed test = new();
        await test.Heed.Erasures.EraseAsync(Place, "ann", [], "console:steward", Cancel);
        Assert.Equal(["erasure.done", "objection.recorded"], test.Heed.Log.Newest(2, null).Select(act => act.Kind));
        Assert.DoesNotContain(test.Heed.Log.Newest(10, null), act => $"{act.Object} {act.Detail}".Contains("ann", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task proved_a_whole_site_has_all_of_it_erased_and_not_heard_again()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        await HearAsync(test);
        test.Clock.Advance(TimeSpan.FromDays(40));
        ErasureReceipt receipt = await GrantAsync(test, new([new(Place, [], [], SaysAuthor: false)], [], Object: true, Erase: true));
        Assert.Empty(Texts(test));
        Assert.Contains("everything that is kept of this site", receipt.Ways[1]);
        await HearAsync(test, "again");
        Assert.Empty(Texts(test));
    }

    [Fact]
    public async Task proved_an_account_is_erased_by_own_links_and_by_addresses_that_name_it()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        await HearAsync(test);
        test.Clock.Advance(TimeSpan.FromDays(40));
        await GrantAsync(test, new([new(Place, ["ann"], [], SaysAuthor: false)], [new("https://forum.example/1")], Object: false, Erase: true));
        Assert.Equal(["tram three", "tram two"], Texts(test).Order());
        await GrantAsync(test, new([new(Place, ["ann"], [new("https://forum.example/@ann/")], SaysAuthor: false)], [], Object: false, Erase: true));
        Assert.Equal(["tram two"], Texts(test));
    }

    [Fact]
    public async Task only_to_be_erased_is_heard_again()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        await HearAsync(test);
        await GrantAsync(test, new([new(Place, ["ann"], [], SaysAuthor: true)], [], Object: false, Erase: true));
        Assert.Equal(["tram two"], Texts(test));
        await HearAsync(test, "again");
        Assert.Equal(2, Texts(test).Count(text => text is "tram one" or "tram three"));
    }

    [Fact]
    public async Task is_told_of_the_last_week_too_while_its_figures_are_not_released()
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*");
        test.Clock.Advance(TimeSpan.FromDays(6.9));
        await HearAsync(test);
        test.Clock.Advance(TimeSpan.FromDays(1));
        await GrantAsync(test, new([new(Place, ["ann"], [], SaysAuthor: false)], [], Object: true, Erase: true));
        Assert.Equal(["tram two"], Texts(test));
    }

    [Fact]
    public async Task leaves_nothing_waiting_once_the_erasure_is_done()
    {
        await using TestHeed test = new();
        await test.Heed.Erasures.GrantAsync(new([new(Place, ["ann"], [], SaysAuthor: false)], [], Object: true, Erase: true), "page:object", Cancel);
        Assert.Equal(1, Waiting(test)); // the control
        await test.Heed.Erasures.CarryOutAsync(Cancel);
        Assert.Equal(1, Waiting(test)); // a post on its way past the guard is waited for
        test.Clock.Advance(TimeSpan.FromMinutes(2));
        await test.Heed.Erasures.CarryOutAsync(Cancel);
        Assert.Equal(0, Waiting(test));
    }

    private static long Waiting(TestHeed test) => test.Heed.State.Read(db => db.ExecuteScalar<long>("SELECT count(*) FROM erasure_orders"));

    private static async Task<ErasureReceipt> GrantAsync(TestHeed test, Wish wish)
    {
        ErasureReceipt receipt = await test.Heed.Erasures.GrantAsync(wish, "page:object", Cancel);
        test.Clock.Advance(TimeSpan.FromMinutes(2));
        await test.Heed.Erasures.CarryOutAsync(Cancel);
        return receipt;
    }

    private static List<string> Texts(TestHeed test) => [.. test.Heed.Archive.Newest(new SearchRequest()).Select(mention => mention.Text)];

    private static async Task HearAsync(TestHeed test, string ids = "")
    {
        string[] lines =
        [
            $$"""{"id":"{{ids}}1","author":"ann","text":"tram one","url":"https://forum.example/1"}""",
            $$"""{"id":"{{ids}}2","author":"ben","text":"tram two","url":"https://forum.example/2"}""",
            $$"""{"id":"{{ids}}3","author":"Ann","text":"tram three","url":"https://forum.example/@ann/3"}""",
        ];
        Source? source = test.Heed.Sources.All().SingleOrDefault()?.Source;
        if (source is null) source = await test.ApproveFileAsync("survey", lines);
        else await File.AppendAllLinesAsync(source.Address, lines, Cancel);
        await test.Heed.Pipeline.RunAsync(source, Cancel);
    }
}
