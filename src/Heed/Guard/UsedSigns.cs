using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Heed.Guard;

/// <summary>Which signs have proven an account already, as keyed hashes, each until it would have ended anyway: a sign counts once. Only
/// signs that did prove something come here, so what is asked for on the public page leaves nothing behind until then.</summary>
public sealed class UsedSigns(State state, KeyRing keys, TimeProvider clock)
{
    /// <summary>The sign has done its work.</summary>
    public bool Has(string sign) => state.Read(db => db.ExecuteScalar<bool>("SELECT count(*) FROM used_signs WHERE hash = @hash", new { hash = HashOf(sign) }));

    /// <summary>Uses a sign up, and forgets those whose time is over.</summary>
    /// <param name="until">When the sign ends of itself (UTC).</param>
    public Task UseAsync(string sign, DateTimeOffset until, CancellationToken cancel) => state.WriteAsync(
        db => db.Execute(
            "DELETE FROM used_signs WHERE until < @now; INSERT INTO used_signs VALUES(@hash, @until) ON CONFLICT DO NOTHING",
            new { hash = HashOf(sign), until = Moment.Write(until), now = Moment.Write(clock.GetUtcNow()) }),
        cancel);

    // The first word keeps a sign apart from an objection, which is hashed under the same key.
    private byte[] HashOf(string sign) => HMACSHA256.HashData(keys.Objections, Encoding.UTF8.GetBytes($"sign\n{sign}"));
}
