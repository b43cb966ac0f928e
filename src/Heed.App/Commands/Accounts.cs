using System.Security.Cryptography;
using Heed.App.SignIn;

namespace Heed.App.Commands;

/// <summary>A sign-in that is shown once and stored nowhere in clear.</summary>
internal sealed record Account(Role Role, string Email, string Password);

/// <summary>Makes one sign-in for each role, with random passwords.</summary>
internal static class Accounts
{
    // No letters or digits that look alike.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Makes them, or gives those that are there new passwords.</summary>
    public static async Task<IReadOnlyList<Account>> MakeAsync(Installation heed, string domain, CancellationToken cancel)
    {
        People people = new(heed.State, heed.Log, heed.Clock);
        List<Account> accounts = [];
        foreach (Role role in Enum.GetValues<Role>())
        {
            Account account = new(role, $"{role.ToString().ToLowerInvariant()}@{domain}", Password());
            await people.SetAsync(account.Email, role, account.Password, cancel);
            accounts.Add(account);
        }
        return accounts;
    }

    public static void Show(IReadOnlyList<Account> accounts)
    {
        Console.Out.WriteLine("Sign-ins (shown this once):");
        foreach (Account account in accounts) Console.Out.WriteLine($"  {account.Role,-14} {account.Email,-32} {account.Password}");
    }

    private static string Password() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Letters, 5)));
}
