using System.Text;
using System.Text.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Proofs;

/// <summary>Reads what places show of an account, through the polite client.</summary>
/// <param name="mayReach"><c>host:port</c> that may be read although they are not public ones.</param>
internal sealed class ProofReader(PoliteClient client, IReadOnlyCollection<string> mayReach)
{
    private const int TextLimitBytes = 500_000;

    /// <summary>A server's root. Only what the installation lists as its own neighbourhood is read without TLS: elsewhere anybody on the
    /// way could put a sign there.</summary>
    public Uri RootOf(string server) => new($"{(mayReach.Contains(server, StringComparer.OrdinalIgnoreCase) ? "http" : "https")}://{server}");

    /// <summary>An address a person or a server gave may be asked: by TLS, or a neighbour that is listed.</summary>
    public bool MayAsk(Uri address) => address.IsAbsoluteUri && RootOf(address.Authority).Authority == address.Authority && RootOf(address.Authority).Scheme == address.Scheme && address.UserInfo.Length == 0
        && (address.IsDefaultPort || mayReach.Contains(address.Authority, StringComparer.OrdinalIgnoreCase));

    /// <param name="mayMove">The answer may come from another host: who runs this one says so.</param>
    /// <returns>Null: nothing is there, or it is not shown to anybody, or it is no JSON.</returns>
    /// <exception cref="SourceException">The place refused to be read at all, or did not answer.</exception>
    public async Task<JsonElement?> JsonAsync(Uri address, CancellationToken cancel, string accept = "application/json", bool mayMove = false)
    {
        if (await ReadAsync(address, accept, mayMove, cancel) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The first half megabyte of a page, read as UTF-8: a sign is ASCII in every charset that counts.</summary>
    /// <inheritdoc cref="JsonAsync"/>
    public async Task<string?> TextAsync(Uri address, CancellationToken cancel) =>
        await ReadAsync(address, null, mayMove: false, cancel) is { } bytes ? Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, TextLimitBytes))) : null;

    private async Task<byte[]?> ReadAsync(Uri address, string? accept, bool mayMove, CancellationToken cancel)
    {
        try
        {
            if (await client.GetAsync(address, Validators.None, accept, cancel) is not Fetched.Ok answer) return null;
            if (!mayMove && answer.FinalUrl.Authority != address.Authority)
                throw new SourceException(Health.Broken, $"{address.Authority} leads on to {answer.FinalUrl.Authority}, which is another place. Begin again and name that one.");
            return answer.Bytes;
        }
        catch (SourceException none) when (none.Status is 400 or 401 or 403 or 404 or 406 or 410 or 422)
        {
            return null;
        }
    }
}
