namespace Heed.App.SignIn;

/// <summary>Slows guessing: so many failures for one account, and for one address, in a quarter of an hour. Kept in memory, bounded.</summary>
internal sealed class SignInLimit(TimeProvider clock)
{
    /// <summary>Failures an account may have within <see cref="Window"/>, whoever makes them.</summary>
    public const int PerAccount = 5;

    /// <summary>Failures an address may make within <see cref="Window"/>, over all accounts.</summary>
    public const int PerAddress = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Accounts and addresses remembered at most; the one that failed longest ago is forgotten first.</summary>
    public const int MostRemembered = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Failures> _known = [];

    /// <summary>Whether a try may be made now.</summary>
    public bool MayTry(string account, string address)
    {
        lock (_gate) return Count("account " + account) < PerAccount && Count("address " + address) < PerAddress;
    }

    public void Failed(string account, string address)
    {
        lock (_gate)
        {
            Add("account " + account);
            Add("address " + address);
        }
    }

    /// <summary>A good sign-in clears the account, not the address.</summary>
    public void Succeeded(string account)
    {
        lock (_gate) _known.Remove("account " + account);
    }

    private int Count(string key) => _known.TryGetValue(key, out Failures known) && clock.GetUtcNow() - known.Since < Window ? known.Number : 0;

    private void Add(string key)
    {
        int before = Count(key);
        DateTimeOffset now = clock.GetUtcNow();
        if (before == 0 && _known.Count >= MostRemembered && !_known.ContainsKey(key)) _known.Remove(_known.MinBy(pair => pair.Value.Since).Key);
        _known[key] = before == 0 ? new(1, now) : _known[key] with { Number = before + 1 };
    }

    /// <param name="Since">When the first of them came (UTC).</param>
    private readonly record struct Failures(int Number, DateTimeOffset Since);
}
