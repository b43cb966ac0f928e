using Dapper;
using Heed.Log;
using Heed.Sources;

namespace Heed.App.SignIn;

/// <summary>The people who may sign in, one role each.</summary>
public sealed class People(State state, ActLog log, TimeProvider clock)
{
    /// <summary>UTF-16 units of an e-mail address at most (RFC 5321).</summary>
    public const int LongestEmail = 254;

    /// <summary>Give these to <see cref="Installation.Open"/>.</summary>
    public static readonly Tables Tables = new("people", [
        """
        CREATE TABLE people(id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, role TEXT NOT NULL, hash TEXT NOT NULL, created TEXT NOT NULL, disabled TEXT) STRICT;
        CREATE TABLE sessions(token BLOB PRIMARY KEY, person INTEGER NOT NULL REFERENCES people(id), began TEXT NOT NULL, used TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_person ON sessions(person);
        """]);

    private const string Columns = "id Id, email Email, role Role, created Created, disabled Disabled";

    /// <summary>Everybody, disabled ones too, in the order they came.</summary>
    public IReadOnlyList<Person> All() => state.Read(db => db.Query<Row>($"SELECT {Columns} FROM people ORDER BY id").Select(row => row.ToPerson()).ToList());

    /// <summary>Lets somebody sign in, or gives somebody who may already a new role and password and ends their sessions.</summary>
    /// <param name="password">12 to 200 characters.</param>
    /// <exception cref="ArgumentException">The address or the password will not do; the message says why.</exception>
    public async Task SetAsync(string email, Role role, string password, CancellationToken cancel)
    {
        string address = Plain(email);
        if (address.Length > LongestEmail || address.IndexOf('@', StringComparison.Ordinal) is <= 0 || address.EndsWith('@') || address.Any(char.IsWhiteSpace))
            throw new ArgumentException($"\"{email}\" is not an e-mail address.", nameof(email));
        if (password.Length is < Passwords.Shortest or > Passwords.Longest)
            throw new ArgumentException($"A password has {Passwords.Shortest} to {Passwords.Longest} characters.", nameof(password));
        string hash = await Passwords.MakeAsync(password, cancel);
        await state.WriteAsync(db =>
        {
            db.Execute(
                """
                INSERT INTO people(email, role, hash, created) VALUES(@address, @role, @hash, @now)
                ON CONFLICT(email) DO UPDATE SET role = @role, hash = @hash, disabled = NULL;
                DELETE FROM sessions WHERE person = (SELECT id FROM people WHERE email = @address)
                """,
                new { address, role = role.ToString(), hash, now = Now() });
            log.Append(db, new Act("person.set", RoleObject(role), "console"));
        }, cancel);
    }

    /// <summary>Takes signing in away from somebody and ends their sessions.</summary>
    public Task<Outcome> DisableAsync(string email, string who, CancellationToken cancel) => state.WriteAsync(db =>
    {
        if (db.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM people WHERE email = @address", new { address = Plain(email) }) is not { } row) return Outcome.Unknown;
        db.Execute("UPDATE people SET disabled = coalesce(disabled, @now) WHERE id = @Id; DELETE FROM sessions WHERE person = @Id", new { row.Id, now = Now() });
        log.Append(db, new Act("person.disabled", RoleObject(row.ToPerson().Role), who));
        return Outcome.Done;
    }, cancel);

    /// <summary>Who this is; null for an unknown address, a wrong password and a disabled account alike, after the same work.</summary>
    internal async Task<Person?> CheckAsync(string email, string password, CancellationToken cancel)
    {
        string address = Plain(email);
        (Person? person, string? hash) = state.Read(db => (
            db.QuerySingleOrDefault<Row>($"SELECT {Columns} FROM people WHERE email = @address", new { address })?.ToPerson(),
            db.ExecuteScalar<string?>("SELECT hash FROM people WHERE email = @address", new { address })));
        string tried = password.Length > Passwords.Longest ? "" : password;
        bool same = await Passwords.AreSameAsync(tried, hash ?? Passwords.Nobody, cancel);
        return same && person is { Disabled: null } ? person : null;
    }

    internal static string Plain(string email) => email.Trim().ToLowerInvariant();

    /// <summary>How the log names somebody in public: by role, never by name.</summary>
    internal static string RoleObject(Role role) => $"role:{role.ToString().ToLowerInvariant()}";

    private string Now() => Moment.Write(clock.GetUtcNow());

    private sealed class Row
    {
        public long Id { get; init; }
        public required string Email { get; init; }
        public required string Role { get; init; }
        public required string Created { get; init; }
        public string? Disabled { get; init; }

        public Person ToPerson() => new(Id, Email, Enum.Parse<Role>(Role), Moment.Read(Created), Moment.ReadOrNull(Disabled));
    }
}
