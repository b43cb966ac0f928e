using System.Net;

namespace Heed.App.Tests;

public sealed class The_source_form(SmallTown town) : IClassFixture<SmallTown>
{
    [Fact]
    public async Task refuses_a_place_where_the_operators_own_people_talk_and_says_what_works_instead()
    {
        using Browser analyst = await town.SignedInAsync(Role.Analyst);

        HttpResponseMessage answer = await ProposeAsync(analyst, "depot", "OwnPeople");
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("however public the place", page, StringComparison.Ordinal);
        Assert.Contains("an intake made for them under a written agreement with their representatives", page, StringComparison.Ordinal);
        Assert.Null(town.Heed.Sources.Find("depot"));
    }

    [Fact]
    public async Task takes_the_same_place_with_another_answer_and_asks_where_there_is_none()
    {
        using Browser analyst = await town.SignedInAsync(Role.Analyst);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await ProposeAsync(analyst, "square", "")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await ProposeAsync(analyst, "square", "Anybody")).StatusCode);
        Assert.Equal(Sources.Speakers.Anybody, town.Heed.Sources.Find("square")!.Source.Speakers);
    }

    [Fact]
    public async Task proposes_a_form_that_opens_when_the_steward_said_whom_else_to_write_to()
    {
        using Browser analyst = await town.SignedInAsync(Role.Analyst);
        using Browser steward = await town.SignedInAsync(Role.Steward);

        await analyst.SendAsync(
            "/sources/new-form", "/sources/save", ("kind", "form"), ("id", "pool"), ("name", "The pool"), ("purpose", "To hear what the pool lacks."), ("speakers", "Others"), ("whose", "bathers"), ("keep", "30"));
        HttpResponseMessage without = await steward.SendAsync("/sources/pool", "/sources/pool/approve", ("referral", ""));
        HttpResponseMessage with = await steward.SendAsync("/sources/pool", "/sources/pool/approve", ("referral", "the staff council, room 12"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect), (without.StatusCode, with.StatusCode));
        using Browser nobody = town.NewBrowser();
        Assert.Contains("the staff council, room 12", await nobody.TextAsync("/tell/pool"), StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> ProposeAsync(Browser analyst, string id, string speakers) => analyst.SendAsync(
        "/sources/new", "/sources/save", ("kind", "feed"), ("address", "https://board.example/feed.xml"), ("id", id), ("name", "The board"), ("lane", "public"), ("speakers", speakers),
        ("whose", "whoever writes there"), ("purpose", "To hear what is broken in town."), ("every", "30"), ("keep", "30"));
}
