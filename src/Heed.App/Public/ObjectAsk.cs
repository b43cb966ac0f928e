using System.Buffers.Text;
using System.Text.Json;
using Heed.Sources.Proofs;

namespace Heed.App.Public;

/// <summary>One account a person named, and the sign they are to post there. Each account has a sign of its own: one posted at two places
/// would tell everybody that both are the same person's.</summary>
public sealed record AskedAccount(ProofNetwork Network, string Name, string Server, string Sign)
{
    public NamedAccount ToNamed() => new(Network, Name, Server);
}

/// <summary>What a person asks for on <c>/object</c>, from the first form to the proof. All of it stands sealed in the link of the page
/// and nowhere else: before an account is proven the data folder holds nothing of it, so nobody who reads it later can learn who asked,
/// there is no number of pending ones to fill up, and a restart loses nothing.</summary>
/// <param name="Links">Addresses of posts the person names as theirs.</param>
/// <param name="Ends">When the signs end (UTC).</param>
public sealed record ObjectAsk(IReadOnlyList<AskedAccount> Accounts, bool Object, bool Erase, IReadOnlyList<string> Links, DateTimeOffset Ends)
{
    /// <summary>Accounts of one form.</summary>
    public const int MostAccounts = 3;

    /// <summary>Links of one form. With <see cref="LongestLink"/> it keeps the page's own link below what web servers take (8 kB).</summary>
    public const int MostLinks = 10;

    public const int LongestLink = 300;

    /// <summary>Characters of a sealed link.</summary>
    private const int LongestToken = 7_500;

    /// <summary>How long the signs of one form count.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromHours(48);

    /// <summary>As the last part of the page's address.</summary>
    public string ToToken(KeyRing keys) => Base64Url.EncodeToString(SealingOf(keys).Seal(JsonSerializer.SerializeToUtf8Bytes(this)));

    /// <returns>Null: it is none of ours, was changed, or its time is over.</returns>
    public static ObjectAsk? Of(string token, KeyRing keys, DateTimeOffset now)
    {
        if (token.Length > LongestToken || !Base64Url.IsValid(token)) return null;
        ObjectAsk? ask = SealingOf(keys).Open(Base64Url.DecodeFromChars(token)) is { } plain ? JsonSerializer.Deserialize<ObjectAsk>(plain) : null;
        return ask?.Ends > now ? ask : null;
    }

    public override string ToString() => nameof(ObjectAsk); // a record's own would name the accounts

    private static Sealing SealingOf(KeyRing keys) => new(keys.Objections, "heed object page");
}
