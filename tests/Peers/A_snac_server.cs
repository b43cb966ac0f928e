using System.Text.Json;
using Heed.Sources;
using Heed.Sources.Mastodon;
using Heed.Sources.Polite;
using Heed.Sources.Proofs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Peers;

/// <summary>What a real server of another making than Mastodon's does to the connector. snac closes itself in robots.txt; a proxy in
/// front of it stands for an admin who opened it.</summary>
public sealed class A_snac_server
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_not_read_while_its_robots_txt_says_no()
    {
        await using Snac snac = await Snac.StartAsync(Cancel);
        await snac.ServeAsync(Cancel);

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(snac.Root, "/public/local"));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.Contains("robots.txt", refused.Message);
    }

    /// <summary>It says <c>indexable</c> of everybody, but its actors do not: nobody there was asked, so nobody is heard.</summary>
    [Theory]
    [InlineData("/public/local")]
    [InlineData("/tags/ferry")]
    public async Task is_not_believed_when_it_speaks_for_its_people(string timeline)
    {
        await using Snac snac = await Snac.StartAsync(Cancel);
        await snac.WriteAsync("alice", "The ferry was late #ferry", unlisted: false, Cancel);
        await snac.ServeAsync(Cancel);
        await using WebApplication opened = await OpenAsync(snac, actorsAgree: false);

        Assert.Empty(await ReadAsync(new(opened.Urls.Single()), timeline));
    }

    /// <summary>The control of the test above, and the trap of unlisted posts, which it calls public.</summary>
    [Fact]
    public async Task is_heard_where_its_actors_agree_but_for_unlisted_posts()
    {
        await using Snac snac = await Snac.StartAsync(Cancel);
        await snac.WriteAsync("alice", "The ferry was late #ferry", unlisted: false, Cancel);
        await snac.WriteAsync("alice", "The ferry was full #ferry", unlisted: true, Cancel);
        await snac.WriteAsync("bob", "No ferry today #ferry", unlisted: false, Cancel);
        await snac.ServeAsync(Cancel);
        await using WebApplication opened = await OpenAsync(snac, actorsAgree: true);

        IReadOnlyList<RawPost> posts = await ReadAsync(new(opened.Urls.Single()), "/tags/ferry");

        Assert.Equal(["No ferry today #ferry", "The ferry was late #ferry"], posts.Select(post => PlainText.FromHtml(post.Text)));
        Assert.Equal(["bob", "alice"], posts.Select(post => post.Author));
    }

    [Theory]
    [InlineData("alice", true)]
    [InlineData("bob", false)]
    public async Task proves_whose_account_it_is_by_a_post(string author, bool given)
    {
        Sign sign = Sign.New();
        await using Snac snac = await Snac.StartAsync(Cancel);
        await snac.WriteAsync(author, $"This is me: {sign}", unlisted: false, Cancel);
        await snac.ServeAsync(Cancel);
        await using WebApplication opened = await OpenAsync(snac, actorsAgree: false);
        Uri root = new(opened.Urls.Single());
        using PoliteClient client = Client(root);

        string[] posts = await PostsAsync(root, author);
        Proof proof = await new Proofs(client, [root.Authority]).LookAsync(new(ProofNetwork.Mastodon, "alice", root.Authority), sign, new(posts.Single()), Cancel);

        Assert.Equal(given, proof is Proof.Given);
        if (proof is Proof.Given { As: [var known] }) Assert.Contains(known.Pages, page => posts[0].StartsWith(page.ToString(), StringComparison.Ordinal));
    }

    /// <summary>Addresses of what somebody wrote, as the server's own outbox has them.</summary>
    private static async Task<string[]> PostsAsync(Uri root, string person)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(root, $"/{person}/outbox"));
        request.Headers.TryAddWithoutValidation("Accept", "application/activity+json");
        using HttpResponseMessage answer = await http.SendAsync(request, Cancel);
        using JsonDocument outbox = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        return [.. outbox.RootElement.GetProperty("orderedItems").EnumerateArray().Select(item => item.GetProperty("object").GetProperty("id").GetString()!)];
    }

    private static PoliteClient Client(Uri root) => new(
        new PoliteClientOptions { PublicPage = new("https://listening.example/"), Contact = "press@listening.example", Pace = TimeSpan.Zero, Allowed = [root.Authority] }, TimeProvider.System);

    private static async Task<IReadOnlyList<RawPost>> ReadAsync(Uri root, string timeline)
    {
        using PoliteClient client = Client(root);
        Source source = new(
            "snac", SourceKind.Mastodon, "snac", new Uri(root, timeline).ToString(), Lane.Public, null, "What people say of the ferry", "", "riders",
            new Dictionary<string, string>(), 30, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Others,
        };
        List<RawPost> posts = [];
        await foreach (Delivery delivery in new MastodonSource(source, client).ReadAsync(null, Cancel))
            if (delivery is Delivery.Entry(var post)) posts.Add(post);
        return posts;
    }

    /// <summary>The server behind an address without robots.txt; in what it says its own address is replaced by that one.</summary>
    private static async Task<WebApplication> OpenAsync(Snac snac, bool actorsAgree)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication proxy = builder.Build();
        // snac ends connections without a word.
        HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero }) { BaseAddress = snac.Root };
        proxy.Lifetime.ApplicationStopped.Register(http.Dispose);
        proxy.Run(async context =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                context.Response.StatusCode = 404;
                return;
            }
            using HttpRequestMessage request = new(HttpMethod.Get, context.Request.Path + context.Request.QueryString.ToString().Replace(Uri.EscapeDataString(context.Request.Host.ToString()), Uri.EscapeDataString(snac.Root.Authority), StringComparison.Ordinal));
            request.Headers.TryAddWithoutValidation("Accept", context.Request.Headers.Accept.ToString());
            using HttpResponseMessage answer = await http.SendAsync(request, context.RequestAborted);
            string body = (await answer.Content.ReadAsStringAsync(context.RequestAborted)).Replace(snac.Root.Authority, context.Request.Host.ToString(), StringComparison.Ordinal);
            if (actorsAgree) body = body.Replace("\"type\": \"Person\",", "\"type\": \"Person\", \"indexable\": true, \"discoverable\": true,", StringComparison.Ordinal);
            context.Response.StatusCode = (int)answer.StatusCode;
            await context.Response.WriteAsync(body, context.RequestAborted);
        });
        await proxy.StartAsync(Cancel);
        return proxy;
    }
}
