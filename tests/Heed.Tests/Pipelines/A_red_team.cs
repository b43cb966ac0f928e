using Heed.Sources;

namespace Heed.Tests.Pipelines;

/// <summary>Somebody who has the database, every key that is left and the program itself, and a list of a thousand handles.</summary>
public class A_red_team
{
    private const int People = 50;
    private static readonly Period Week = Period.Of(PeriodLength.Week, TestHeed.Monday);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task names_nobody_of_a_released_week()
    {
        await using TestHeed test = new();
        await HearAsync(test);
        test.Clock.SetUtcNow(Week.ReleaseAt);
        await test.Heed.KeepCalendarAsync(Cancel);
        await test.ReopenAsync();
        Assert.Equal(0, Named(test, Week.From.AddHours(1)));
        Assert.Equal(0, Named(test, test.Clock.GetUtcNow())); // nor with the running week's key
    }

    [Fact]
    public async Task could_name_everybody_while_the_weeks_key_is_there() // the control, and what HUMAN-RIGHTS.md says remains
    {
        await using TestHeed test = new();
        await HearAsync(test);
        Assert.Equal(People, Named(test, Week.From.AddHours(1)));
    }

    [Fact]
    public async Task cannot_join_what_one_person_wrote_in_two_weeks()
    {
        await using TestHeed test = new();
        await HearAsync(test);
        test.Clock.SetUtcNow(Week.Next.From.AddHours(1));
        Source again = await test.ApproveFileAsync("again", Enumerable.Range(0, People).Select(n => TestHeed.Line(1_000 + n, $"tram {n}", Handle(n))));
        await test.Heed.Pipeline.RunAsync(again, Cancel);
        HashSet<Voice> first = [.. test.Heed.Archive.ReadPeriod(Week).Select(row => row.Voice)], second = [.. test.Heed.Archive.ReadPeriod(Week.Next).Select(row => row.Voice)];
        Assert.Equal((People, People), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second));
    }

    /// <summary>How many of the thousand handles' voices, as of a moment, stand in the archive.</summary>
    private static int Named(TestHeed test, DateTimeOffset seen)
    {
        HashSet<Voice> kept = [.. test.Heed.Archive.ReadPeriod(Week).Select(row => row.Voice)];
        Assert.Equal(People, kept.Count);
        return Enumerable.Range(0, 1_000).Count(n => test.Heed.Guard.Admit(new RawPost
        {
            Source = "survey",
            Place = "file:survey",
            Network = "file",
            Lane = Lane.Public,
            NativeId = "x",
            Author = Handle(n),
            Text = "anything",
            Seen = seen,
        }) is Post post && kept.Contains(post.Voices.Week));
    }

    private static async Task HearAsync(TestHeed test)
    {
        await test.ApproveTopicAsync("trams", "tram*");
        Source source = await test.ApproveFileAsync("survey", Enumerable.Range(0, People).Select(n => TestHeed.Line(n, $"tram {n}", Handle(n))));
        test.Clock.SetUtcNow(Week.From.AddHours(1));
        await test.Heed.Pipeline.RunAsync(source, Cancel);
    }

    private static string Handle(int n) => $"handle{n}";
}
