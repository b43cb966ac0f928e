using System.Net.Http.Headers;

namespace Heed.Sources.Polite;

/// <summary>A question to a network's documented API.</summary>
/// <param name="Address">With its query.</param>
/// <param name="Json">A body to post, which may be empty; null: a GET.</param>
/// <param name="Bearer">Token of a session of the application's own; null: asked as anybody.</param>
internal sealed record Call(Uri Address, byte[]? Json = null, string? Bearer = null)
{
    // A record's own would show the token.
    public override string ToString() => Address.GetLeftPart(UriPartial.Path);
}

/// <summary>What an API answered: also that it will not (400, 401, 404), which it explains in its body.</summary>
/// <param name="Status">200, 400, 401 or 404.</param>
/// <param name="Bytes">Unpacked.</param>
internal sealed record Answer(int Status, byte[] Bytes);

public sealed partial class PoliteClient
{
    /// <summary>Asks an API. As polite as reading a page; redirects are not followed, since a token goes to nobody else.</summary>
    /// <param name="cancel">Stops at once; whether a posted body arrived is then unknown.</param>
    /// <exception cref="SourceException">The place refused, did not answer, asked for a pause, is gone, or gave too much.</exception>
    internal async Task<Answer> CallAsync(Call call, CancellationToken cancel)
    {
        using WireTime time = new(_options.TimeLimit, _wireClock, cancel);
        CheckAddress(call.Address);
        await CheckRobotsAsync(call.Address, time, cancel);
        HttpRequestMessage request = new(call.Json is null ? HttpMethod.Get : HttpMethod.Post, call.Address);
        request.Headers.Accept.ParseAdd("application/json");
        if (call.Bearer is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Bearer);
        if (call.Json is { Length: > 0 }) request.Content = new ByteArrayContent(call.Json) { Headers = { ContentType = new("application/json") } };
        return await ExchangeAsync(request, async response =>
        {
            int status = (int)response.StatusCode;
            if (status is not (200 or 400 or 401 or 404)) throw Refusal(status, AskedPause.Of(response, _clock.GetUtcNow()));
            if (UsePreference.RefusedBy(response.Headers) is { } header)
                throw new SourceException(Health.Refused, $"The server says that what is there may not be used in this way ({header}).") { IsByRules = true };
            return new Answer(status, await Body.ReadAllAsync(response, _options, time.Token));
        }, time, cancel);
    }
}
