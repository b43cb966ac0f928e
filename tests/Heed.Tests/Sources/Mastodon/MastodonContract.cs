using System.Text.Json.Nodes;
using Heed.Sources;
using Heed.Sources.Mastodon;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Tests.Sources.Mastodon;

/// <summary>What all readings of the Mastodon API have in common.</summary>
public abstract class MastodonContract : NetworkSourceContract
{
    protected override int MostAtOnce => 1_000;

    protected abstract string Address { get; }

    protected override async Task StartAsync()
    {
        await base.StartAsync();
        Place = new(Server);
    }

    private protected MastodonPlace Place { get; private set; } = null!;

    protected override void AddPost() => Place.Add();

    protected override IReadOnlyList<string> Ids => [.. Place.Statuses.Select(status => (string)status["uri"]!)];

    protected override void Remove(string nativeId) => Place.Statuses.RemoveAll(status => (string)status["uri"]! == nativeId);

    protected override Task<JsonNode?> AnswerAsync(HttpContext context) => Task.FromResult(Place.Answer(context));

    protected override Source MakeSource() => Make(SourceKind.Mastodon, Server[Address].ToString());

    private protected override ISource Open(Source source, PoliteClient client) => new MastodonSource(source, client);

    protected override string ExpectedPlace(Source source) => Server.HostAndPort;
}
