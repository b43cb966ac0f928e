using Heed.Reports;
using Heed.Sources;
using Heed.Topics;

namespace Heed.Tests.Reports;

public class An_edition
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task comes_two_days_after_the_week_and_not_before()
    {
        await using TestHeed test = new();
        await HearAsync(test, people: 12);
        test.Clock.SetUtcNow(TestHeed.Monday.AddDays(9).AddSeconds(-1));
        Assert.Empty(await test.Heed.KeepCalendarAsync(Cancel));
        test.Clock.SetUtcNow(TestHeed.Monday.AddDays(9));
        Assert.Equal("2026-W37", Assert.Single(await test.Heed.KeepCalendarAsync(Cancel)).Id);
        Assert.Empty(await test.Heed.KeepCalendarAsync(Cancel)); // once
    }

    [Fact]
    public async Task says_how_many_people_spoke_of_a_topic()
    {
        await using TestHeed test = new();
        string html = await EditionAsync(test, people: 23);
        Assert.Contains("about 25 people spoke of it", html);
    }

    [Fact]
    public async Task says_nothing_of_a_topic_few_people_spoke_of()
    {
        await using TestHeed test = new();
        string html = await EditionAsync(test, people: 7);
        Assert.Contains("No topic moved", html);
        Assert.DoesNotContain("people spoke of it", html);
    }

    [Theory, InlineData(0), InlineData(3)]
    public async Task lists_every_theme_and_does_not_say_why_one_has_no_figure(int rude)
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("trams", "tram*", PeriodLength.Week, new Theme("Late", "late"), new Theme("Rude", "rude"), new Theme("Dear", "dear"));
        // Of forty people twenty say late, nobody dear, and none or three rude.
        Source source = await test.ApproveFileAsync("survey", Enumerable.Range(0, 40).Select(n => TestHeed.Line(n, n < rude ? "a rude tram" : n < 20 + rude ? "the tram is late" : "the tram")));
        test.Clock.Advance(TimeSpan.FromHours(1));
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        test.Clock.SetUtcNow(TestHeed.Monday.AddDays(9));
        await test.Heed.KeepCalendarAsync(Cancel);
        string html = test.Heed.Editions.Html("2026-W37")!;
        Assert.Contains("<th scope=\"row\">Late</th><td class=\"n\">20</td>", html);
        Assert.Contains("<th scope=\"row\">Rude</th><td class=\"n\">–</td>", html);
        Assert.Contains("<th scope=\"row\">Dear</th><td class=\"n\">–</td>", html);
        Assert.Contains("100 % of the mentions that have a theme", html);
    }

    [Fact]
    public async Task says_under_its_figures_what_they_are_and_why_some_are_missing()
    {
        await using TestHeed test = new();
        string html = await EditionAsync(test, people: 23);
        Assert.Contains(FigureWords.Counted, html);
        Assert.Contains(FigureWords.WhyHidden(10), html);
        Assert.Contains("100 % of the mentions are of topics with a figure.", html);
    }

    [Fact]
    public async Task shows_phrases_many_used_and_says_how_they_were_found()
    {
        await using TestHeed test = new();
        string html = await EditionAsync(test, people: 23, text: "the blue tram was late");
        Assert.Contains("<li>blue tram was late</li>", html);
        Assert.Contains(FigureWords.Phrases(10), html);
        Assert.Equal("blue tram was late", Assert.Single(test.Heed.Figures.Find(Period.Parse("2026-W37"))!.Phrases).Words);
    }

    [Fact]
    public async Task shows_no_phrase_of_few_and_says_so()
    {
        await using TestHeed test = new();
        Assert.Contains("No phrase that people used can be shown.", await EditionAsync(test, people: 23, text: "the tram"));
        await using TestHeed few = new();
        Assert.Contains("No topic has a phrase that can be shown.", await EditionAsync(few, people: 7, text: "the blue tram was late"));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(9)]
    public async Task is_the_same_whether_nobody_or_few_spoke_of_a_topic(int few)
    {
        await using TestHeed test = new();
        await test.ApproveTopicAsync("boats", "boat*");
        Source boats = await test.ApproveFileAsync("harbour", Enumerable.Range(0, few).Select(n => TestHeed.Line(n, "a boat")));
        await HearAsync(test, people: 23);
        await test.Heed.Pipeline.RunAsync(boats, Cancel);
        test.Clock.SetUtcNow(TestHeed.Monday.AddDays(9));
        await test.Heed.KeepCalendarAsync(Cancel);
        string html = test.Heed.Editions.Html("2026-W37")!;
        Assert.Contains("<th scope=\"row\">boats</th><td class=\"n\">–</td><td class=\"n\">–</td><td class=\"n\">0</td>", html);
        Assert.Contains("100 % of the mentions are of topics with a figure.", html);
    }

    [Fact]
    public async Task holds_no_text_of_a_post_and_no_author()
    {
        await using TestHeed test = new();
        string html = await EditionAsync(test, people: 23);
        Assert.DoesNotContain("quetzal", html);
        Assert.DoesNotContain("person1", html);
    }

    [Fact]
    public async Task needs_no_script_and_no_other_file()
    {
        await using TestHeed test = new();
        string html = await EditionAsync(test, people: 23);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("src=", html);
        Assert.DoesNotContain("style=", html);
    }

    [Fact]
    public async Task that_was_changed_after_it_was_sealed_is_not_shown()
    {
        await using TestHeed test = new();
        await EditionAsync(test, people: 23);
        Edition edition = test.Heed.Editions.All()[0];
        await File.AppendAllTextAsync(edition.File, " ", Cancel);
        Assert.Throws<InvalidDataException>(() => test.Heed.Editions.Html(edition.Id));
    }

    [Fact]
    public async Task says_which_source_was_silent()
    {
        await using TestHeed test = new();
        Source source = await HearAsync(test, people: 12);
        File.Delete(source.Address);
        for (int hour = 2; hour <= 9 * 24; hour += 6)
        {
            test.Clock.SetUtcNow(TestHeed.Monday.AddHours(hour));
            await test.Heed.Readings.RunAsync(Cancel);
        }
        test.Clock.SetUtcNow(TestHeed.Monday.AddDays(9));
        await test.Heed.KeepCalendarAsync(Cancel);
        Assert.Contains("1 of 1 sources has a gap", test.Heed.Editions.Html("2026-W37"));
    }

    [Fact]
    public async Task is_made_after_the_voice_keys_of_its_week_are_destroyed()
    {
        await using TestHeed test = new();
        await EditionAsync(test, people: 12);
        Assert.Throws<KeyDestroyedException>(() => test.Heed.Keys.Voices(Period.Parse("2026-W37")));
        Assert.NotNull(test.Heed.Keys.Voices(Period.Parse("2026-W38"))); // the running week's are there
    }

    private static async Task<string> EditionAsync(TestHeed test, int people, string text = "the tram was late, quetzal")
    {
        await HearAsync(test, people, text);
        test.Clock.SetUtcNow(TestHeed.Monday.AddDays(9));
        await test.Heed.KeepCalendarAsync(Cancel);
        return test.Heed.Editions.Html("2026-W37")!;
    }

    private static async Task<Source> HearAsync(TestHeed test, int people, string text = "the tram was late, quetzal")
    {
        await test.ApproveTopicAsync("trams", "tram*");
        Source source = await test.ApproveFileAsync("survey", Enumerable.Range(0, people).Select(n => TestHeed.Line(n, $"{text} {n}")));
        test.Clock.Advance(TimeSpan.FromHours(1));
        await test.Heed.Pipeline.RunAsync(source, Cancel);
        return source;
    }
}
