using System.Text.Json;
using Heed.Sources.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>Asks the AppView how posts stand (<c>app.bsky.feed.getPosts</c>): what it does not show is gone, or its account is closed.</summary>
internal sealed class BlueskyPosts(PoliteClient client, BlueskyServices services)
{
    private const int AtOnce = 25;

    /// <inheritdoc cref="ISource.RecheckAsync"/>
    public async Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel)
    {
        List<Recheck> all = [];
        bool silent = false;
        foreach (string[] some in ids.Chunk(AtOnce))
        {
            Dictionary<string, RecheckState>? states = silent ? null : await StatesAsync(some, cancel);
            silent = states is null; // what it does not say of these it will not say of the next
            all.AddRange(some.Select(id => new Recheck(id, states is null || AtUri.Parse(id) is null ? RecheckState.Unknown : states.GetValueOrDefault(id, RecheckState.Gone), null)));
        }
        return all;
    }

    /// <returns>Of each post shown; null: the AppView did not answer.</returns>
    private async Task<Dictionary<string, RecheckState>?> StatesAsync(string[] ids, CancellationToken cancel)
    {
        string[] asked = [.. ids.Where(id => AtUri.Parse(id) is not null)];
        if (asked.Length == 0) return [];
        try
        {
            Answer answer = await client.CallAsync(new(new Uri(services.AppView, $"/xrpc/app.bsky.feed.getPosts?{string.Join('&', asked.Select(id => $"uris={Uri.EscapeDataString(id)}"))}")), cancel);
            if (answer.Status is not 200 || BlueskyJson.Parse(answer.Bytes) is not { } body || body.Field("posts") is not { ValueKind: JsonValueKind.Array } posts) return null;
            Dictionary<string, RecheckState> states = [];
            foreach (JsonElement view in posts.EnumerateArray().Take(AtOnce))
                if (view.Text("uri") is { } uri) states[uri] = Labels.OfPostView(view).Any(Labels.SayNo) ? RecheckState.Gone : RecheckState.Still;
            return states;
        }
        catch (SourceException)
        {
            return null;
        }
    }
}
