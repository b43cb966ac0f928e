using System.Net;
using System.Text.Json;
using Heed.App.Public;

namespace Heed.App.Tests;

public sealed class The_public_page(SmallTown town) : IClassFixture<SmallTown>
{
    [Fact]
    public async Task lists_every_source_and_every_topic_with_its_exact_query()
    {
        using Browser nobody = town.NewBrowser();

        string page = WebUtility.HtmlDecode(await nobody.TextAsync("/listening"));

        Assert.All(town.Heed.Sources.All(), entry => Assert.Contains($"id=\"source-{entry.Source.Id}\"", page, StringComparison.Ordinal));
        Assert.All(town.Heed.Topics.All(), entry => Assert.Contains(entry.Topic.Query, page, StringComparison.Ordinal));
        Assert.All(town.Heed.Topics.All(), entry => Assert.Contains(entry.Topic.Purpose, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task names_the_body_that_approved_and_nobodys_address()
    {
        using Browser nobody = town.NewBrowser();

        string page = await nobody.TextAsync("/listening") + await nobody.TextAsync("/.well-known/heed.json");

        Assert.Contains("Data protection office of the town", page, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<Role>(), role => Assert.DoesNotContain(SmallTown.EmailOf(role), page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task says_the_same_to_programs()
    {
        using Browser nobody = town.NewBrowser();

        JsonElement json = JsonDocument.Parse(await nobody.TextAsync("/.well-known/heed.json")).RootElement;

        Assert.Equal("heed-listening/1", json.GetProperty("format").GetString());
        Assert.Equal(town.Heed.Sources.All().Select(entry => entry.Source.Id), json.GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()));
        Assert.Equal("tram OR \"line 4\"", json.GetProperty("topics").EnumerateArray().Single(topic => topic.GetProperty("id").GetString() == "tram").GetProperty("live").GetProperty("query").GetString());
        Assert.Equal(town.Heed.Log.Size, json.GetProperty("log").GetProperty("size").GetInt64());
    }

    [Fact]
    public async Task serves_the_checkpoint_of_the_log_and_no_file_beside_it()
    {
        using Browser nobody = town.NewBrowser();

        Assert.Equal(town.Heed.Log.Checkpoint, await nobody.TextAsync("/log/checkpoint"));
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/log/tile/..%2F..%2Fheed.json")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.GetAsync("/log/tile/%2e%2e/%2e%2e/heed.json")).StatusCode);
    }

    [Fact]
    public async Task is_written_as_plain_files_that_need_no_server()
    {
        await PublicFiles.WriteAsync(town.Heed, TestContext.Current.CancellationToken);

        string folder = Path.Combine(town.Heed.Folder, "public");
        string page = await File.ReadAllTextAsync(Path.Combine(folder, "listening", "index.html"), TestContext.Current.CancellationToken);
        Assert.Contains("Tram line 4", page, StringComparison.Ordinal);
        Assert.StartsWith("{", await File.ReadAllTextAsync(Path.Combine(folder, ".well-known", "heed.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.True(File.Exists(folder + Pages.Shared.WebFiles.Url("heed.css")));
    }

    [Fact]
    public async Task has_a_topic_in_its_files_as_soon_as_it_was_approved()
    {
        using Browser analyst = await town.SignedInAsync(Role.Analyst);
        using Browser steward = await town.SignedInAsync(Role.Steward);

        await analyst.SendAsync(
            "/topics/new", "/topics/save", ("new", "true"), ("id", "ferry"), ("name", "The ferry"), ("query", "ferry"), ("purpose", "To see when the ferry does not run."), ("lanes", "Public"), ("keep", "30"), ("period", "week"), ("do", "save"));
        await steward.SendAsync("/topics/ferry", "/topics/ferry/approve");

        string json = await File.ReadAllTextAsync(Path.Combine(town.Heed.Folder, "public", ".well-known", "heed.json"), TestContext.Current.CancellationToken);
        JsonElement ferry = JsonDocument.Parse(json).RootElement.GetProperty("topics").EnumerateArray().Single(topic => topic.GetProperty("id").GetString() == "ferry");
        Assert.Equal("live", ferry.GetProperty("live").GetProperty("standing").GetString());
    }
}
