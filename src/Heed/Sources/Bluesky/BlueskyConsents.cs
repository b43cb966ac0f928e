using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Heed.Sources.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Bluesky;

/// <summary>What accounts say on being kept: by their profile (labels, signs in the description, whether it is there at all), as the
/// AppView shows it, and by their declaration of intents, at the server they live on. Known for some hours, in memory, under a key of this
/// process. What could not be learnt is no.</summary>
internal sealed class BlueskyConsents(PoliteClient client, BlueskyServices services) : IConsents
{
    /// <summary>How long somebody waits for answers. Lookups go on after it, for the author's next post.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long an answer counts; the stream tells of changes before.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromHours(6);

    /// <summary>When an account that could not be asked about is asked about again.</summary>
    public static readonly TimeSpan Unknown = TimeSpan.FromMinutes(2);

    /// <summary>Accounts remembered; beyond it all are forgotten and asked again.</summary>
    private const int CacheLimit = 100_000;

    /// <summary>Accounts being asked about; beyond it the answer is no for now.</summary>
    private const int AskingLimit = 500;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _gate = new();
    private readonly Dictionary<UInt128, (Consent Answer, DateTimeOffset Until)> _known = [];
    private readonly HashSet<UInt128> _asking = [];
    private string? _trouble;

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, Consent>> AskAsync(IReadOnlyCollection<string> accounts, CancellationToken cancel)
    {
        List<string> ask = [];
        lock (_gate)
        {
            foreach (string account in accounts)
            {
                UInt128 key = KeyOf(account);
                if (Find(key) is not null || _asking.Count >= AskingLimit) continue;
                if (_asking.Add(key)) ask.Add(account);
            }
        }
        if (ask.Count > 0)
        {
            using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            Task asked = LookUpAsync(ask, cancel);
            if (await Task.WhenAny(asked, Task.Delay(Patience, client.Clock, end.Token)) != asked)
                NoteTrouble("More new authors write than can be asked about, so some of their first posts are not kept. A narrower topic helps.");
            await end.CancelAsync();
            cancel.ThrowIfCancellationRequested();
        }
        lock (_gate) return accounts.Distinct().ToDictionary(account => account, account => Find(KeyOf(account)) ?? Consent.No);
    }

    /// <summary>The account is known to say no, so that its posts need not be looked at.</summary>
    public bool SaysNo(string account)
    {
        lock (_gate) return Find(KeyOf(account)) is { MayKeep: false };
    }

    /// <summary>Something about the account changed: it is asked about anew.</summary>
    public void Forget(string account)
    {
        lock (_gate)
        {
            _known.Remove(KeyOf(account));
            _asking.Remove(KeyOf(account));
        }
    }

    /// <summary>The account itself said no.</summary>
    public void Refuse(string account)
    {
        Forget(account);
        lock (_gate) Remember(KeyOf(account), Consent.No, Known);
    }

    /// <summary>What went wrong since the last look, for people; null: nothing.</summary>
    public string? TakeTrouble() => Interlocked.Exchange(ref _trouble, null);

    private async Task LookUpAsync(List<string> accounts, CancellationToken cancel)
    {
        try
        {
            Dictionary<string, string?> shown = await ShownAsync(accounts, cancel);
            await Task.WhenAll(accounts.Select(account => DecideAsync(account, shown, cancel)));
        }
        catch (SourceException failure)
        {
            NoteTrouble($"Profiles could not be asked for, so posts of authors not known yet are not kept: {failure.Message}");
            foreach (string account in accounts) Learn(account, Consent.No, Unknown);
        }
        catch (OperationCanceledException)
        {
            // The reading ends.
        }
        finally
        {
            lock (_gate)
            {
                foreach (string account in accounts) _asking.Remove(KeyOf(account));
            }
        }
    }

    /// <returns>Handle by account, of those whose profile is shown and does not say no.</returns>
    private async Task<Dictionary<string, string?>> ShownAsync(List<string> accounts, CancellationToken cancel)
    {
        string actors = string.Join('&', accounts.Select(account => $"actors={Uri.EscapeDataString(account)}"));
        Answer answer = await client.CallAsync(new(new Uri(services.AppView, $"/xrpc/app.bsky.actor.getProfiles?{actors}")), cancel);
        if (answer.Status is not 200 || BlueskyJson.Parse(answer.Bytes) is not { } profiles) throw new SourceException(Health.Broken, $"The AppView gave no profiles ({answer.Status}).");
        Dictionary<string, string?> shown = [];
        foreach (JsonElement profile in profiles.List("profiles").Take(accounts.Count))
        {
            if (profile.Text("did") is { } did && !Says.NoInProfile(profile)) shown[did] = profile.Text("handle");
        }
        return shown;
    }

    private async Task DecideAsync(string account, Dictionary<string, string?> shown, CancellationToken cancel)
    {
        if (!shown.TryGetValue(account, out string? handle))
        {
            Learn(account, Consent.No, Known);
            return;
        }
        try
        {
            bool allows = await IntentsAllowAsync(account, cancel);
            Learn(account, allows ? new Consent(true, handle is null ? [] : [handle]) : Consent.No, Known);
        }
        catch (SourceException failure)
        {
            NoteTrouble($"Some declarations of intents could not be asked for, so their authors' posts are not kept: {failure.Message}");
            Learn(account, Consent.No, Unknown);
        }
    }

    private async Task<bool> IntentsAllowAsync(string account, CancellationToken cancel)
    {
        if (await ServerAsync(account, cancel) is not { } server) return false;
        Answer answer = await client.CallAsync(
            new(new Uri(server, $"/xrpc/com.atproto.repo.getRecord?repo={Uri.EscapeDataString(account)}&collection={AtUri.Intents}&rkey=self")), cancel);
        JsonElement? body = BlueskyJson.Parse(answer.Bytes);
        return answer.Status switch
        {
            200 => body?.Field("value") is { } declaration && !Says.NoInIntents(declaration),
            // No declaration. What else a server answers (RepoTakendown, RepoDeactivated, …) says that the account is closed.
            400 or 404 => body?.Text("error") is "RecordNotFound" || body?.Text("message")?.StartsWith("Could not locate record", StringComparison.Ordinal) is true,
            _ => false,
        };
    }

    /// <returns>Null: the account names none.</returns>
    private async Task<Uri?> ServerAsync(string account, CancellationToken cancel)
    {
        Uri document = account.Split(':') is ["did", "web", var host] && WebAddress.Of($"https://{host}/.well-known/did.json") is { } own
            ? own
            : new Uri(services.Directory, $"/{Uri.EscapeDataString(account)}");
        Answer answer = await client.CallAsync(new(document), cancel);
        if (answer.Status is not 200 || BlueskyJson.Parse(answer.Bytes) is not { } described) return null;
        string? endpoint = described.List("service").Take(20).Where(service => service.Text("id")?.EndsWith("#atproto_pds", StringComparison.Ordinal) is true).Select(service => service.Text("serviceEndpoint")).FirstOrDefault();
        return WebAddress.Of(endpoint);
    }

    // For the holder of the gate.
    private Consent? Find(UInt128 key) => _known.TryGetValue(key, out var found) && found.Until > client.Clock.GetUtcNow() ? found.Answer : null;

    /// <summary>What a lookup gave; nothing when the account has changed while it was asked about.</summary>
    private void Learn(string account, Consent answer, TimeSpan length)
    {
        lock (_gate)
        {
            UInt128 key = KeyOf(account);
            if (_asking.Contains(key)) Remember(key, answer, length);
        }
    }

    // For the holder of the gate.
    private void Remember(UInt128 key, Consent answer, TimeSpan length)
    {
        if (_known.Count >= CacheLimit) _known.Clear();
        _known[key] = (answer, client.Clock.GetUtcNow() + length);
    }

    private void NoteTrouble(string trouble) => Interlocked.CompareExchange(ref _trouble, trouble, null);

    private UInt128 KeyOf(string account) => BinaryPrimitives.ReadUInt128BigEndian(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(account)));
}
