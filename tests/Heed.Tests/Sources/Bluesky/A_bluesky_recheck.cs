using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Bluesky;

public class A_bluesky_recheck
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task says_of_each_post_how_it_stands()
    {
        await using SmallNetwork network = await SmallNetwork.StartAsync(BlueskyWay.Jetstream);
        network.Server.On("/xrpc/app.bsky.feed.getPosts", context => context.Response.WriteAsJsonAsync(new JsonObject
        {
            ["posts"] = new JsonArray([.. context.Request.Query["uris"].Where(uri => !uri!.EndsWith("/gone", StringComparison.Ordinal)).Select(uri => new JsonObject
            {
                ["uri"] = uri,
                ["author"] = new JsonObject { ["labels"] = uri!.EndsWith("/closed", StringComparison.Ordinal) ? new JsonArray(new JsonObject { ["val"] = "!no-unauthenticated" }) : new JsonArray() },
            })]),
        }));
        string[] ids = [.. Enumerable.Range(0, 60).Select(number => Id($"p{number}")), Id("gone"), Id("closed"), "not an id"];

        IReadOnlyList<Recheck> all = await network.Open().RecheckAsync(ids, Cancel);

        Assert.Equal(ids, all.Select(one => one.Id));
        Assert.Equal([RecheckState.Gone, RecheckState.Gone, RecheckState.Unknown], all.TakeLast(3).Select(one => one.State));
        Assert.All(all.SkipLast(3), one => Assert.Equal(RecheckState.Still, one.State));
        Assert.Equal(3, network.Server.Asked.Count(path => path.EndsWith("getPosts", StringComparison.Ordinal)));
    }

    [Theory, InlineData(502, ""), InlineData(200, "{}"), InlineData(200, "<html>"), InlineData(400, """{"error":"InvalidRequest"}""")]
    public async Task takes_silence_for_no_answer_and_not_for_a_deletion(int status, string body)
    {
        await using SmallNetwork network = await SmallNetwork.StartAsync(BlueskyWay.Jetstream);
        network.Server.On("/xrpc/app.bsky.feed.getPosts", context =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsync(body);
        });

        Assert.Equal(RecheckState.Unknown, Assert.Single(await network.Open().RecheckAsync([Id("p1")], Cancel)).State);
    }

    private static string Id(string key) => $"at://{SmallNetwork.Alice}/app.bsky.feed.post/{key}";
}
