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

    private static List<string> Texts(TestHeed test) => [.. test.Heed.Archive.Newest(new SearchRequest()).Select(mention => mention.Text)];

    private static async Task HearAsync(TestHeed test)
    {
        Source source = await test.ApproveFileAsync("survey", [
            """{"id":"1","author":"ann","text":"tram one","url":"https://forum.example/1"}""",
            """{"id":"2","author":"ben","text":"tram two","url":"https://forum.example/2"}""",
            """{"id":"3","author":"Ann","text":"tram three","url":"https://forum.example/3"}""",
        ]);
        await test.Heed.Pipeline.RunAsync(source, Cancel);
    }
}
