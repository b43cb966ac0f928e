namespace Heed.App.SignIn;

/// <summary>Slows guessing: so many failures for one account, and for one address, in a quarter of an hour.</summary>
internal sealed class SignInLimit(TimeProvider clock)
{
    /// <summary>Failures an account may have within <see cref="Window"/>, whoever makes them.</summary>
    public const int PerAccount = 5;

    /// <summary>Failures an address may make within <see cref="Window"/>, over all accounts.</summary>
    public const int PerAddress = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly RecentCounts _failures = new(clock, Window);

    /// <summary>Whether a try may be made now.</summary>
    public bool MayTry(string account, string address) => _failures.MayCome((AccountKey(account), PerAccount), (AddressKey(address), PerAddress));

    public void Failed(string account, string address)
    {
        _failures.Take((AccountKey(account), int.MaxValue));
        _failures.Take((AddressKey(address), int.MaxValue));
    }

    /// <summary>A good sign-in clears the account, not the address.</summary>
    public void Succeeded(string account) => _failures.Forget(AccountKey(account));

    private static string AccountKey(string account) => "account " + account;

    private static string AddressKey(string address) => "address " + address;
}
