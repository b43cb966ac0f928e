using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Heed.App.Public.Tell;

/// <summary>Signed proofs of when a form was opened: a program sends at once, a person reads and writes first. A ticket says nothing of who opened it.</summary>
internal sealed class TellTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly IDataProtector _protector = protection.CreateProtector("heed.tell");

    public string Give(string form) => _protector.Protect($"{form}\n{clock.GetUtcNow().UtcTicks}");

    /// <summary>How long ago the form was opened; null: the ticket is none of ours, or of another form.</summary>
    public TimeSpan? AgeOf(string ticket, string form)
    {
        try
        {
            return _protector.Unprotect(ticket).Split('\n') is [var of, var ticks] && of == form
                ? clock.GetUtcNow() - new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero)
                : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
