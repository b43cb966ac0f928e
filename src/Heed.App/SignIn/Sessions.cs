using System.Security.Cryptography;
using Dapper;
using Heed.Log;

namespace Heed.App.SignIn;

/// <summary>Who is signed in. The cookie holds 256 random bits; the table holds their SHA-256, so that a stolen file signs nobody in,
/// and deleting a row ends a session at once.</summary>
internal sealed class Sessions(State state, ActLog log, TimeProvider clock)
{
    /// <summary>A session ends when it was not used for this long.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(12);

    /// <summary>A session ends this long after it began.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>Sessions of one person at most; the oldest ends when another begins.</summary>
    public const int MostEach = 10;

    private const int TokenBytes = 32;

    // Writing down each use would cost a disk flush a page.
    private static readonly TimeSpan WorthWriting = TimeSpan.FromMinutes(5);

    /// <summary>Begins a session, as an act in the log.</summary>
    /// <returns>The cookie's value; it is nowhere else.</returns>
    public async Task<string> BeginAsync(Person person, CancellationToken cancel)
    {
        byte[] token = RandomNumberGenerator.GetBytes(TokenBytes);
        DateTimeOffset now = clock.GetUtcNow();
        await state.WriteAsync(db =>
        {
            db.Execute("DELETE FROM sessions WHERE used < @idle OR began < @old", new { idle = Moment.Write(now - Idle), old = Moment.Write(now - Longest) });
            db.Execute(
                "DELETE FROM sessions WHERE token IN (SELECT token FROM sessions WHERE person = @Id ORDER BY began DESC, token LIMIT -1 OFFSET @kept)",
                new { person.Id, kept = MostEach - 1 });
            db.Execute("INSERT INTO sessions VALUES(@hash, @Id, @now, @now)", new { hash = SHA256.HashData(token), person.Id, now = Moment.Write(now) });
            log.Append(db, new Act("person.signed-in", People.RoleObject(person.Role), person.Email));
        }, cancel);
        return Convert.ToBase64String(token);
    }

    /// <summary>Whose session a cookie holds; null: nobody's, or it has ended.</summary>
    public async Task<Person?> FindAsync(string cookie, CancellationToken cancel)
    {
        if (HashOf(cookie) is not { } hash) return null;
        DateTimeOffset now = clock.GetUtcNow();
        (Person? person, DateTimeOffset used) = state.Read(db =>
        {
            var row = db.QuerySingleOrDefault<(long Id, string Email, string Role, string Created, string? Disabled, string Began, string Used)>(
                """
                SELECT p.id, p.email, p.role, p.created, p.disabled, s.began, s.used FROM sessions s JOIN people p ON p.id = s.person WHERE s.token = @hash
                """, new { hash });
            if (row.Email is null || row.Disabled is not null) return (null, default);
            DateTimeOffset began = Moment.Read(row.Began), used = Moment.Read(row.Used);
            bool over = now - used > Idle || now - began > Longest;
            return (over ? null : new Person(row.Id, row.Email, Enum.Parse<Role>(row.Role), Moment.Read(row.Created), null), used);
        });
        if (person is not null && now - used > WorthWriting)
            await state.WriteAsync(db => db.Execute("UPDATE sessions SET used = @now WHERE token = @hash", new { hash, now = Moment.Write(now) }), cancel);
        return person;
    }

    /// <summary>Ends a session; one that is not there: nothing happens.</summary>
    public async Task EndAsync(string cookie, CancellationToken cancel)
    {
        if (HashOf(cookie) is { } hash) await state.WriteAsync(db => db.Execute("DELETE FROM sessions WHERE token = @hash", new { hash }), cancel);
    }

    private static byte[]? HashOf(string cookie)
    {
        byte[] token = new byte[TokenBytes];
        return Convert.TryFromBase64String(cookie, token, out int length) && length == TokenBytes ? SHA256.HashData(token) : null;
    }
}
