using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Heed.Guard;

/// <summary>Who asked not to be heard, as keyed hashes of place and account: the one lasting pseudonym in Heed, and only of people
/// who asked. There is no way to list them and none to take one back but by the person's own proof.</summary>
public sealed class Objections
{
    /// <summary>An account anywhere, whatever the place.</summary>
    public const string Everywhere = "*";

    /// <summary>Whoever writes at a place, also without a name: of a site whose publisher objects for all of it.</summary>
    public const string Everybody = "*";

    public static readonly Tables Tables = new("guard", [
        "CREATE TABLE objections(hash BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
        "CREATE TABLE used_signs(hash BLOB PRIMARY KEY, until TEXT NOT NULL) STRICT, WITHOUT ROWID"]);

    private readonly State _state;
    private readonly KeyRing _keys;
    private ImmutableHashSet<Hash> _known;

    /// <summary>Reads what was asked before.</summary>
    public Objections(State state, KeyRing keys)
    {
        _state = state;
        _keys = keys;
        _known = Read(state);
    }

    /// <summary>From the end of the task on, posts of the account are not kept. A second time: nothing changes.</summary>
    /// <param name="place">As <see cref="RawPost.Place"/>, or <see cref="Everywhere"/>.</param>
    /// <param name="account">With or without a leading @, in any case; <c>name@place</c> is <c>name</c> at that place; or
    /// <see cref="Everybody"/>.</param>
    public async Task AddAsync(string place, string account, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(place);
        ArgumentException.ThrowIfNullOrWhiteSpace(account);
        if (place.Trim() == Everywhere && account.Trim() == Everybody) throw new ArgumentException("Everybody everywhere is nobody's objection: end the sources instead.", nameof(account));
        byte[] hash = HashOf(place, account);
        await _state.WriteAsync(db => db.Execute("INSERT INTO objections VALUES(@hash) ON CONFLICT DO NOTHING", new { hash }), cancel);
        ImmutableInterlocked.Update(ref _known, known => known.Add(Hash.From(hash)));
    }

    /// <summary>Reads again what was asked, perhaps by another process.</summary>
    public void Refresh() => _known = Read(_state);

    /// <summary>The account asked not to be heard, at this place or everywhere.</summary>
    internal bool Has(string place, string? account)
    {
        ImmutableHashSet<Hash> known = _known;
        if (known.IsEmpty) return false;
        if (known.Contains(Hash.From(HashOf(place, Everybody)))) return true;
        if (string.IsNullOrWhiteSpace(account)) return false;
        return known.Contains(Hash.From(HashOf(place, account))) || known.Contains(Hash.From(HashOf(Everywhere, account)));
    }

    private static ImmutableHashSet<Hash> Read(State state) =>
        [.. state.Read(db => db.Query<byte[]>("SELECT hash FROM objections").Select(Hash.From).ToList())];

    private byte[] HashOf(string place, string account) =>
        HMACSHA256.HashData(_keys.Objections, Encoding.UTF8.GetBytes($"{place.Trim().ToUpperInvariant()}\n{Account.Fold(place, account)}"));

    private readonly record struct Hash(Int128 High, Int128 Low)
    {
        public static Hash From(byte[] bytes) => new(
            System.Buffers.Binary.BinaryPrimitives.ReadInt128BigEndian(bytes),
            System.Buffers.Binary.BinaryPrimitives.ReadInt128BigEndian(bytes.AsSpan(16)));
    }
}
