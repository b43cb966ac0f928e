using Dapper;
using Heed.Archive;

namespace Heed.Tests.Lanes;

public class The_tally_of_workers
{
    private static readonly Period September = Period.Of(PeriodLength.Month, TestHeed.Monday);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(19, false), InlineData(20, true)]
    public async Task shows_a_theme_of_twenty_people_and_none_of_fewer(int people, bool shown)
    {
        await using TestHeed test = new();
        for (int person = 0; person < people; person++) await AddAsync(test, person, person, WorkingDay.PayRun);

        await ReleaseAsync(test);

        Assert.Equal(shown ? [new WorkerFigure(September, WorkingDay.PayRun, 20)] : [], test.Heed.Workers.Released());
    }

    [Fact]
    public async Task counts_a_person_once_a_theme_and_a_message_in_all_its_themes()
    {
        await using TestHeed test = new();
        for (int person = 0; person < 22; person++)
        {
            await AddAsync(test, person * 2, person, WorkingDay.App | WorkingDay.Support);
            await AddAsync(test, person * 2 + 1, person, WorkingDay.App);
        }

        await ReleaseAsync(test);

        Assert.Equal([new(September, WorkingDay.App, 20), new(September, WorkingDay.Support, 20)], test.Heed.Workers.Released());
    }

    [Theory, InlineData(12, true), InlineData(13, false)]
    public async Task shows_no_theme_that_one_person_makes_large(int messages, bool shown)
    {
        await using TestHeed test = new();
        for (int person = 0; person < 20; person++) await AddAsync(test, person, person, WorkingDay.Tips);
        for (int more = 1; more < messages; more++) await AddAsync(test, 100 + more, 0, WorkingDay.Tips);

        await ReleaseAsync(test);

        Assert.Equal(shown, test.Heed.Workers.Released().Count == 1);
    }

    [Fact]
    public async Task forgets_every_sign_with_the_release_and_adds_nothing_to_it_later()
    {
        await using TestHeed test = new();
        for (int person = 0; person < 20; person++) await AddAsync(test, person, person, WorkingDay.Safety);
        await test.Heed.KeepCalendarAsync(Cancel);
        Assert.Equal(20, Signs(test));

        await ReleaseAsync(test);
        for (int person = 0; person < 40; person++) await AddAsync(test, 1_000 + person, person, WorkingDay.Safety);
        await test.Heed.KeepCalendarAsync(Cancel);

        Assert.Equal(0, Signs(test));
        Assert.Equal([new(September, WorkingDay.Safety, 20)], test.Heed.Workers.Released());
    }

    [Fact]
    public async Task lets_a_sender_take_a_sign_back()
    {
        await using TestHeed test = new();
        await AddAsync(test, 1, 1, WorkingDay.Vehicles);

        Assert.True(await test.Heed.Workers.EraseAsync(new OriginTag(7, 1), Cancel));
        Assert.Equal(0, Signs(test));
    }

    private static Task AddAsync(TestHeed test, int message, int person, WorkingDay themes) =>
        test.Heed.Workers.AddAsync(new WorkerSign(new OriginTag(7, (ulong)message), new Voice((ulong)person), themes, September), Cancel);

    private static async Task ReleaseAsync(TestHeed test)
    {
        test.Clock.SetUtcNow(September.ReleaseAt);
        await test.Heed.KeepCalendarAsync(Cancel);
    }

    private static int Signs(TestHeed test) => test.Heed.State.Read(db => db.ExecuteScalar<int>("SELECT count(*) FROM tally"));
}
