using System.Net;

namespace Heed.App.Tests;

public sealed class A_role(SmallTown town) : IClassFixture<SmallTown>
{
    private static readonly string[] Rooms = ["/", "/stream", "/topics", "/sources", "/reports", "/log", "/topics/new", "/sources/new"];

    [Theory]
    [InlineData(Role.Reader, "/", "/reports")]
    [InlineData(Role.Analyst, "/", "/stream", "/topics", "/sources", "/reports", "/topics/new", "/sources/new")]
    [InlineData(Role.Steward, "/", "/topics", "/sources", "/reports", "/log")]
    [InlineData(Role.Administrator, "/", "/sources", "/log")]
    public async Task sees_its_rooms_and_no_other(Role role, params string[] open)
    {
        using Browser browser = await town.SignedInAsync(role);

        foreach (string room in Rooms)
        {
            HttpStatusCode expected = open.Contains(room) ? HttpStatusCode.OK : HttpStatusCode.Forbidden;
            Assert.Equal((room, expected), (room, (await browser.GetAsync(room)).StatusCode));
        }
    }

    [Fact]
    public async Task that_may_not_see_a_room_is_told_who_can()
    {
        using Browser browser = await town.SignedInAsync(Role.Reader);

        Assert.Contains("open to the steward and the administrator", await browser.TextAsync("/log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_needed_for_every_room()
    {
        using Browser nobody = town.NewBrowser();

        foreach (string room in Rooms) Assert.Equal((room, HttpStatusCode.Redirect), (room, (await nobody.GetAsync(room)).StatusCode));
    }

    [Theory, InlineData("/topics/clinic/approve"), InlineData("/topics/tram/end"), InlineData("/sources/island-blog/approve")]
    public async Task of_the_analyst_cannot_approve_or_end_what_it_proposed(string act)
    {
        using Browser browser = await town.SignedInAsync(Role.Analyst);

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync("/topics/clinic", act)).StatusCode);
    }

    [Theory, InlineData(Role.Steward), InlineData(Role.Administrator), InlineData(Role.Reader)]
    public async Task without_the_desk_sees_no_text_of_a_mention_and_no_count_of_the_desk(Role role)
    {
        using Browser browser = await town.SignedInAsync(role);
        long mention = town.Heed.Archive.Newest(new() { Limit = 1 }).Single().Id;

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync($"/stream/{mention}")).StatusCode);
        Assert.DoesNotContain("Last 7 days", await browser.TextAsync("/"), StringComparison.Ordinal);
    }
}
