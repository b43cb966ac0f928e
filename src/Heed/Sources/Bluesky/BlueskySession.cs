using System.Text.Json;
using Heed.Sources.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>A session of an account that was opened for this installation, by its app password. Tokens live in memory only.</summary>
/// <param name="secret">Gives the app password; null: none was given yet.</param>
internal sealed class BlueskySession(PoliteClient client, Uri server, string account, Func<string?> secret) : IDisposable
{
    /// <summary>Servers allow 300 sessions a day and close accounts that try wrong passwords.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);

    private readonly SemaphoreSlim _turn = new(1);
    private string? _access, _refresh;
    private DateTimeOffset _notBefore;

    /// <summary>Asks with the session, opening or renewing it first where needed.</summary>
    /// <param name="path">With its query.</param>
    /// <exception cref="SourceException">There is no app password, it is not taken, or as the client says.</exception>
    public async Task<Answer> AskAsync(string path, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (_access is null) await OpenAsync(cancel);
            Answer answer = await client.CallAsync(new(new Uri(server, path), Bearer: _access), cancel);
            if (!IsExpired(answer)) return answer;
            if (!await RenewAsync(cancel)) await OpenAsync(cancel);
            return await client.CallAsync(new(new Uri(server, path), Bearer: _access), cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task OpenAsync(CancellationToken cancel)
    {
        string password = secret() ?? throw new SourceException(Health.Refused, "The search needs the app password of the account that was opened for it. Give it with: heed source secret ID.");
        DateTimeOffset now = client.Clock.GetUtcNow();
        if (now < _notBefore) throw new SourceException(Health.Refused, "The account's server did not open a session a short while ago; it is asked again later.", _notBefore - now);
        _notBefore = now + BetweenTries;
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["identifier"] = account, ["password"] = password });
        Answer answer = await client.CallAsync(new(new Uri(server, "/xrpc/com.atproto.server.createSession"), body), cancel);
        if (answer.Status is not 200 || !Take(answer))
            throw new SourceException(Health.Refused, $"The account's server does not take the app password ({answer.Status}). Make a new one and give it with: heed source secret ID.", BetweenTries);
    }

    private async Task<bool> RenewAsync(CancellationToken cancel)
    {
        Answer answer = await client.CallAsync(new(new Uri(server, "/xrpc/com.atproto.server.refreshSession"), [], _refresh), cancel);
        if (answer.Status is 200 && Take(answer)) return true;
        _access = _refresh = null;
        return false;
    }

    private bool Take(Answer answer)
    {
        JsonElement? body = BlueskyJson.Parse(answer.Bytes);
        (_access, _refresh) = (body?.Text("accessJwt"), body?.Text("refreshJwt"));
        return _access is not null && _refresh is not null;
    }

    private static bool IsExpired(Answer answer) =>
        answer.Status is 401 || (answer.Status is 400 && BlueskyJson.Parse(answer.Bytes)?.Text("error") is "ExpiredToken" or "InvalidToken");
}
