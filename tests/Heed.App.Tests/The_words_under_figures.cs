using System.Net;
using Heed.Reports;

namespace Heed.App.Tests;

public sealed class The_words_under_figures(SmallTown town) : IClassFixture<SmallTown>
{
    [Fact]
    public async Task are_the_same_in_an_edition_on_the_overview_and_on_the_public_page()
    {
        using Browser reader = await town.SignedInAsync(Role.Reader);
        foreach (string page in new[] { $"/reports/{town.Heed.Editions.All()[0].Id}/edition", "/", "/listening" })
        {
            string text = WebUtility.HtmlDecode(await reader.TextAsync(page));
            Assert.Contains(FigureWords.Counted, text, StringComparison.Ordinal);
            Assert.Contains(FigureWords.WhyHidden(town.Heed.Settings.SmallestCell), text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task name_no_reason_of_any_one_figure_on_the_overview()
    {
        using Browser reader = await town.SignedInAsync(Role.Reader);
        string text = WebUtility.HtmlDecode(await reader.TextAsync("/"));
        Assert.DoesNotContain("too few", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($">{FigureWords.Hidden}</td>", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task propose_a_period_to_the_steward_who_approves_a_topic()
    {
        using Browser steward = await town.SignedInAsync(Role.Steward);
        string draft = town.Heed.Topics.All().GroupBy(entry => entry.Topic.Id).First(versions => versions.All(entry => entry.Standing is Sources.Standing.Proposed)).Key;
        Assert.Contains("are proposed", await steward.TextAsync($"/topics/{draft}"), StringComparison.Ordinal);
    }
}
