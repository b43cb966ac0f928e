using System.Net;

namespace Heed.App.Tests;

public sealed class An_edition(SmallTown town) : IClassFixture<SmallTown>
{
    [Fact]
    public async Task is_served_under_a_policy_that_allows_its_own_style_alone()
    {
        using Browser reader = await town.SignedInAsync(Role.Reader);
        string id = town.Heed.Editions.All()[0].Id;

        HttpResponseMessage answer = await reader.GetAsync($"/reports/{id}/edition");

        string policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains($"style-src '{Reports.EditionPage.StyleHash}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src", policy, StringComparison.Ordinal);
        Assert.Equal(town.Heed.Editions.Html(id), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task is_recorded_when_it_is_opened_with_who_for_the_steward()
    {
        using Browser reader = await town.SignedInAsync(Role.Reader);
        string id = town.Heed.Editions.All()[0].Id;

        await reader.GetAsync($"/reports/{id}/edition");

        Log.ActRow act = town.Heed.Log.Newest(1, null)[0];
        Assert.Equal(("edition.opened", $"edition:{id}", SmallTown.EmailOf(Role.Reader)), (act.Kind, act.Object, act.Who));
    }

    [Fact]
    public async Task that_does_not_exist_is_said_so()
    {
        using Browser reader = await town.SignedInAsync(Role.Reader);

        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/reports/1999-W01")).StatusCode);
    }

    [Fact]
    public async Task that_was_changed_after_it_was_sealed_is_not_shown_and_the_page_gives_nothing_away()
    {
        using Browser reader = await town.SignedInAsync(Role.Reader);
        Reports.Edition edition = town.Heed.Editions.All()[^1];
        string sealedText = await File.ReadAllTextAsync(edition.File, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(edition.File, sealedText.Replace("about", "exactly", StringComparison.Ordinal) + "<!-- changed -->", TestContext.Current.CancellationToken);

        HttpResponseMessage answer = await reader.GetAsync($"/reports/{edition.Id}/edition");

        string page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("Something went wrong on our side", page, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed", page, StringComparison.Ordinal);
        Assert.Equal(Pages.Shared.SecurityHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        await File.WriteAllTextAsync(edition.File, sealedText, TestContext.Current.CancellationToken);
    }
}
