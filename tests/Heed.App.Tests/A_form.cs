using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Heed.App.Public.Tell;

namespace Heed.App.Tests;

/// <summary>What anybody can write to without signing in.</summary>
public sealed partial class A_form(SmallTown town) : IClassFixture<SmallTown>
{
    private const string RareWord = "quixotterdam";

    [Fact]
    public async Task says_who_reads_it_how_long_it_is_kept_and_how_to_take_it_back_before_anything_is_sent()
    {
        using Browser nobody = town.NewBrowser();

        string page = WebUtility.HtmlDecode(await nobody.TextAsync("/tell/harbour"));

        Assert.Contains("Little Harbour town council (public body)", page, StringComparison.Ordinal);
        Assert.Contains("90 days at most", page, StringComparison.Ordinal);
        Assert.Contains("erase your message", page, StringComparison.Ordinal);
        Assert.Contains(SmallTown.Referral, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task keeps_what_is_sent_so_that_the_desk_sees_it_in_the_stream()
    {
        using Browser resident = town.NewBrowser();
        using Browser analyst = await town.SignedInAsync(Role.Analyst);

        HttpResponseMessage answer = await SendAsync(resident, "The third lamp on the long pier is broken, my mail is pier@post.example.", ("reply-to", "lamp-reply@post.example"), ("may-quote", "yes"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches(Code(), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        string stream = await analyst.TextAsync("/stream?source=harbour");
        Assert.Contains("third lamp on the long pier", stream, StringComparison.Ordinal);
        Mention kept = town.Heed.Archive.Newest(new() { Limit = 100 }).Single(mention => mention.Text.Contains("third lamp", StringComparison.Ordinal));
        Assert.DoesNotContain("pier@post.example", kept.Text, StringComparison.Ordinal);
        Assert.True(kept.MayQuote);
        Assert.DoesNotContain("lamp-reply", await analyst.TextAsync($"/stream/{kept.Id}"), StringComparison.Ordinal);
        Assert.Empty(FilesWith("lamp-reply"));
    }

    [Fact]
    public async Task tells_whoever_organises_where_to_go_and_leaves_no_trace_in_any_file()
    {
        using Browser worker = town.NewBrowser();
        long before = town.Heed.Archive.Count(), acts = town.Heed.Log.Size;

        HttpResponseMessage answer = await SendAsync(worker, $"The drivers go on strike on Monday, we meet at {RareWord}.");
        string page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains("does not take such messages", page, StringComparison.Ordinal);
        Assert.Contains(SmallTown.Referral, page, StringComparison.Ordinal);
        Assert.Equal((before, acts), (town.Heed.Archive.Count(), town.Heed.Log.Size));
        Assert.Empty(FilesWith(RareWord));
        Assert.Empty(FilesWith("we meet at"));
    }

    [Fact]
    public async Task would_be_caught_leaving_a_trace_past_the_guard()
    {
        CancellationToken cancel = TestContext.Current.CancellationToken;
        Post harmless = Assert.IsType<Post>(town.Heed.Guard.Admit(new RawPost
        {
            Source = "harbour",
            Place = "form:harbour",
            Network = "form",
            Lane = Lane.Addressed,
            NativeId = "past the guard",
            Text = "a harmless word",
            Language = "en",
            Seen = town.Clock.GetUtcNow(),
            Tag = new OriginTag(0xBAD, 1),
        }));

        await town.Heed.Archive.KeepAsync(harmless with { Text = "The drivers go on strike on Monday, we meet at syzygyburg." }, town.Heed.Live.Match(harmless, looksBack: false), cancel);
        await town.Heed.Archive.CommitAsync(cancel);

        Assert.NotEmpty(FilesWith("syzygyburg"));
        await town.Heed.Archive.EraseAsync(harmless.Tag, cancel);
    }

    [Fact]
    public async Task answers_alike_to_whoever_sees_only_status_and_size()
    {
        using Browser one = town.NewBrowser();
        using Browser other = town.NewBrowser();

        HttpResponseMessage kept = await SendAsync(one, "The bin by the ferry is full.");
        HttpResponseMessage turnedAway = await SendAsync(other, "We voted to join the union.");

        Assert.Equal(kept.StatusCode, turnedAway.StatusCode);
        Assert.Equal((await kept.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length, (await turnedAway.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length);
        Assert.Equal(Names(kept), Names(turnedAway));
    }

    [Fact]
    public async Task erases_a_message_for_whoever_has_its_code()
    {
        using Browser resident = town.NewBrowser();
        HttpResponseMessage answer = await SendAsync(resident, "The swing at widdershinsgate squeaks.");
        string code = Code().Match(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Value;
        Assert.NotEmpty(FilesWith("widdershinsgate"));
        Assert.Empty(FilesWith(code));
        Assert.Empty(FilesWith(code.Replace("-", "", StringComparison.Ordinal)));

        HttpResponseMessage wrong = await resident.SendAsync("/tell/harbour/withdraw", "/tell/harbour/withdraw", ("code", "0000-0000-0000-0000-0000-0000"));
        HttpResponseMessage right = await resident.SendAsync("/tell/harbour/withdraw", "/tell/harbour/withdraw", ("code", code.ToLowerInvariant()));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (wrong.StatusCode, right.StatusCode));
        Assert.Empty(FilesWith("widdershinsgate"));
    }

    [Fact]
    public async Task takes_nothing_that_a_program_filled_in_or_sent_at_once_and_gives_the_words_back()
    {
        using Browser program = town.NewBrowser();
        long before = town.Heed.Archive.Count();

        string page = await program.TextAsync("/tell/harbour");
        (string, string)[] fields = [("ticket", Ticket(page)), ("text", "Buy my lamps")];
        HttpResponseMessage atOnce = await program.SendWithTokenAsync(Browser.TokenIn(page), "/tell/harbour", fields);
        town.Clock.Advance(TellTickets.Shortest);
        HttpResponseMessage trapped = await program.SendWithTokenAsync(Browser.TokenIn(page), "/tell/harbour", [.. fields, ("website", "lamps.example")]);
        HttpResponseMessage foreign = await program.SendWithTokenAsync(Browser.TokenIn(page), "/tell/harbour", ("ticket", "made up"), ("text", "Buy my lamps"));
        HttpResponseMessage tokenless = await program.SendWithTokenAsync(null, "/tell/harbour", fields);

        Assert.All((HttpResponseMessage[])[atOnce, trapped, foreign], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, tokenless.StatusCode);
        Assert.Contains(">Buy my lamps</textarea>", await trapped.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(before, town.Heed.Archive.Count());
    }

    [Fact]
    public async Task takes_ten_messages_of_one_address_in_a_quarter_of_an_hour_and_no_more()
    {
        using Browser flood = town.NewBrowser();
        town.Clock.Advance(TellLimit.Window);
        for (int n = 0; n < TellLimit.PerAddress; n++) Assert.Equal(HttpStatusCode.OK, (await SendAsync(flood, $"The lamp number {n} is broken.")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SendAsync(flood, "The last lamp is broken.")).StatusCode);
        town.Clock.Advance(TellLimit.Window);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(flood, "The last lamp is broken.")).StatusCode);
        town.Clock.Advance(TellLimit.Window);
    }

    [Theory, InlineData(""), InlineData("much too long")]
    public async Task refuses_a_message_of_no_size_it_takes(string text)
    {
        using Browser resident = town.NewBrowser();

        HttpResponseMessage answer = await SendAsync(resident, text.Length == 0 ? text : new string('x', TellDraft.LongestText + 1));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory, InlineData("/tell/library"), InlineData("/tell/town-forum"), InlineData("/tell/nothing"), InlineData("/tell/library/withdraw")]
    public async Task is_there_only_once_it_was_approved(string path)
    {
        using Browser nobody = town.NewBrowser();

        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task stands_on_the_public_page_with_whose_people_write_and_where_else_to_go()
    {
        using Browser nobody = town.NewBrowser();

        string page = WebUtility.HtmlDecode(await nobody.TextAsync("/listening")), json = await nobody.TextAsync("/.well-known/heed.json");

        Assert.Contains("http://localhost:5080/tell/harbour", page, StringComparison.Ordinal);
        Assert.Contains(SmallTown.Referral, page, StringComparison.Ordinal);
        Assert.Contains("people who do not work for the operator", page, StringComparison.Ordinal);
        Assert.Contains("\"speakers\": \"people who do not work for the operator\"", json, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"public body\"", json, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> SendAsync(Browser browser, string text, params (string, string)[] more)
    {
        string page = await browser.TextAsync("/tell/harbour");
        town.Clock.Advance(TellTickets.Shortest);
        return await browser.SendWithTokenAsync(Browser.TokenIn(page), "/tell/harbour", [("ticket", Ticket(page)), ("text", text), .. more]);
    }

    private static string Ticket(string html) => WebUtility.HtmlDecode(TicketField().Match(html).Groups[1].Value);

    private static IEnumerable<string> Names(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).Order();

    private List<string> FilesWith(string word) =>
    [
        .. from file in Directory.EnumerateFiles(town.Heed.Folder, "*", SearchOption.AllDirectories)
           where Path.GetFileName(file) != ".lock" && Encoding.Latin1.GetString(Read(file)).Contains(word, StringComparison.OrdinalIgnoreCase)
           select Path.GetRelativePath(town.Heed.Folder, file),
    ];

    private static byte[] Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    [GeneratedRegex("[0-9A-Z]{4}(-[0-9A-Z]{4}){5}")]
    private static partial Regex Code();

    [GeneratedRegex("name=\"ticket\" value=\"([^\"]+)\"")]
    private static partial Regex TicketField();
}
