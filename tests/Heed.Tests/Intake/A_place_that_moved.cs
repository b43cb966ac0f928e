using Heed.Intake;
using Heed.Sources;
using Microsoft.Extensions.Time.Testing;

namespace Heed.Tests.Intake;

public class A_place_that_moved
{
    [Fact]
    public async Task within_its_host_is_read_at_its_new_address() =>
        Assert.Equal("https://news.example/new.xml", await AddressAfterAsync("https://news.example/new.xml"));

    [Theory, InlineData("https://elsewhere.example/feed.xml"), InlineData("https://news.example:8443/feed.xml")]
    public async Task elsewhere_waits_for_a_person(string moved) =>
        Assert.Equal("https://news.example/feed.xml", await AddressAfterAsync(moved));

    private static async Task<string> AddressAfterAsync(string moved)
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        await using TestHeed test = new();
        Source source = new(
            "news", SourceKind.Feed, "News", "https://news.example/feed.xml", Lane.Press, null, "Learn what is reported", "", "the newsroom",
            new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Institution,
        };
        await test.Heed.Sources.ProposeAsync(source, "ann", cancel);
        await test.Heed.Sources.ApproveAsync("news", "steward", cancel);
        Heed.Intake.Intake intake = new(test.Heed.State, test.Heed.Keys, test.Heed.Sources, _ => new Moving(new Uri(moved)), new LanguageDetector(), new FakeTimeProvider(TestHeed.Monday));
        List<Item> items = await intake.ReadAsync(source, fromStart: false, cancel).ToListAsync(cancel);
        Assert.Contains(moved, Assert.Single(Assert.IsType<Item.Reached>(Assert.Single(items)).Problems));
        return test.Heed.Sources.Find("news")!.Source.Address;
    }

    private sealed class Moving(Uri to) : ISource
    {
        public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => throw new NotSupportedException();

        public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            await Task.Yield();
            yield return new Delivery.Moved(to);
            yield return new Delivery.Reached(null);
        }
    }
}
