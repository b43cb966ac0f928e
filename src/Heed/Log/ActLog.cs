using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using Heed.Verify;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Log;

/// <summary>The append-only log of acts: rows in <c>state.db</c>, and public files derived from them (C2SP tlog-tiles).</summary>
public sealed partial class ActLog : IDisposable
{
    /// <summary>The log's tables in <c>state.db</c>.</summary>
    /// <remarks><c>leaf</c> is the entry as published. A row never goes, and what is public of it never changes.</remarks>
    public static readonly Tables Tables = new("log",
    [
        """
        CREATE TABLE acts(
            id INTEGER PRIMARY KEY, tree INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, object TEXT NOT NULL, day TEXT NOT NULL,
            at TEXT, who TEXT, detail TEXT, salt BLOB, leaf BLOB NOT NULL, UNIQUE(tree, n)) STRICT;
        CREATE TABLE checkpoints(tree INTEGER NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note TEXT NOT NULL, PRIMARY KEY(tree, size)) STRICT;
        CREATE TRIGGER acts_stay BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'an act stays in the log'); END;
        CREATE TRIGGER acts_keep BEFORE UPDATE OF id, tree, n, kind, object, day, leaf ON acts BEGIN SELECT RAISE(ABORT, 'an act stays as it is'); END;
        CREATE TRIGGER checkpoints_stay BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'a checkpoint stays'); END;
        CREATE TRIGGER checkpoints_keep BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'a checkpoint stays as it is'); END;
        """,
    ]);

    /// <summary>Who acted, and the details, are kept this long; then the salt goes too, and the entry says only what is public.</summary>
    public const int MonthsKept = 12;

    private const int SaltBytes = 32;
    private const string DayForm = "yyyy-MM-dd";

    // Files are at most 5 seconds behind an act.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly State _state;
    private readonly KeyRing _keys;
    private readonly string _folder;
    private readonly string _origin;
    private readonly TimeProvider _clock;
    private readonly ILogger<ActLog> _logger;
    private readonly SemaphoreSlim _publishing = new(1, 1);
    private LogTree _tree;

    /// <param name="folder">For the public files; made when it is not there.</param>
    /// <param name="origin">The log's name, by custom its public address without the scheme: <c>listening.example/log</c>.</param>
    /// <exception cref="ArgumentException">The origin is empty or holds a space or a plus.</exception>
    public ActLog(State state, KeyRing keys, string folder, string origin, TimeProvider clock, ILogger<ActLog>? logger = null)
    {
        _state = state;
        _keys = keys;
        _folder = folder;
        _origin = origin;
        _clock = clock;
        _logger = logger ?? NullLogger<ActLog>.Instance;
        _tree = Open(state.Read(TreeIn));
    }

    /// <summary>The log's name as its checkpoints give it.</summary>
    public string Origin => _tree.Key.Name;

    /// <summary>The log's key as outsiders need it to check: a note verifier key.</summary>
    public string VerifierKey => _tree.Key.ToString();

    /// <summary>Folder with the public files of the tree that grows.</summary>
    public string PublicFolder => _tree.Files.Folder;

    /// <summary>Acts in the tree that grows.</summary>
    public long Size => _tree.Size;

    /// <summary>The newest signed checkpoint, as in the file <c>checkpoint</c>; null: none was signed yet.</summary>
    public string? Checkpoint => _tree.Note;

    /// <summary>Appends an act and its leaf within the caller's transaction: the change and its act are on disk together.</summary>
    /// <returns>Index of the act's leaf, from 0.</returns>
    /// <exception cref="ArgumentException">A part of the act is empty, too long, or holds what it may not.</exception>
    public long Append(SqliteConnection transaction, Act act) => Insert(transaction, TreeIn(transaction), act);

    /// <summary>Records an act that comes with no other change.</summary>
    /// <returns>Index of the act's leaf, from 0.</returns>
    public Task<long> RecordAsync(Act act, CancellationToken cancel) => _state.WriteAsync(connection => Append(connection, act), cancel);

    /// <summary>Acts, newest first, of all trees.</summary>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="before">Only acts with a smaller <see cref="ActRow.Id"/>; null: from the newest on.</param>
    public IReadOnlyList<ActRow> Newest(int limit, long? before)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return _state.Read(connection => connection.Query<StoredAct>(
            "SELECT id, tree, n, kind, object, day, at, who, detail, salt FROM acts WHERE id < @before ORDER BY id DESC LIMIT @limit",
            new { before = before ?? long.MaxValue, limit }).Select(stored => stored.ToRow()).ToList());
    }

    /// <summary>Forgets who did acts older than <see cref="MonthsKept"/> months, their details, and the salts. The log stays as it is.</summary>
    /// <returns>How many acts were thinned.</returns>
    public Task<int> ForgetAsync(CancellationToken cancel)
    {
        string before = Written(_clock.GetUtcNow().AddMonths(-MonthsKept));
        return _state.WriteAsync(
            connection => connection.Execute("UPDATE acts SET at = NULL, who = NULL, detail = NULL, salt = NULL WHERE at < @before", new { before }),
            cancel);
    }

    /// <summary>Begins a new tree, as after restoring a backup: the old one cannot be continued, since acts that were signed are lost. Its
    /// files stay as they are; the new tree has a name of its own and says in its first entry where the old one ended.</summary>
    /// <param name="who">See <see cref="Act.Who"/>.</param>
    public async Task BeginAnewAsync(string who, CancellationToken cancel)
    {
        await _publishing.WaitAsync(cancel);
        try
        {
            string last = _tree.LastSigned() is { } head ? $"{head.Size}:{Convert.ToHexStringLower(head.Root)}" : "0";
            int next = _tree.Number + 1;
            Act first = new("log.begun", $"log:{Origin}:{last}", who);
            await _state.WriteAsync(connection => Insert(connection, next, first), cancel);
            _tree.Dispose();
            _tree = Open(next);
        }
        finally
        {
            _publishing.Release();
        }
    }

    /// <summary>Keeps the public files up with the log until it is cancelled.</summary>
    /// <exception cref="BrokenLogException">The database no longer continues what was signed.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        using PeriodicTimer timer = new(LookEvery, _clock);
        do
        {
            try
            {
                await PublishAsync(cancel);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
            {
                FilesNotWritten(e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }

    /// <summary>Brings the public files up to the log: tiles first, the checkpoint last and only after it is stored. The first time, and
    /// after a failure, every file is compared.</summary>
    /// <param name="cancel">Stops between pages of entries; the next call begins again and leaves what is right.</param>
    /// <exception cref="BrokenLogException">The database no longer continues what was signed. Nothing was signed.</exception>
    public async Task PublishAsync(CancellationToken cancel)
    {
        await _publishing.WaitAsync(cancel);
        try
        {
            await _tree.PublishAsync(cancel);
        }
        finally
        {
            _publishing.Release();
        }
    }

    public void Dispose()
    {
        _tree.Dispose();
        _publishing.Dispose();
    }

    // The tree that grows is the last one with an act in it.
    private static int TreeIn(SqliteConnection connection) => connection.ExecuteScalar<int>("SELECT COALESCE(MAX(tree), 1) FROM acts");

    private static string Written(DateTimeOffset moment) => moment.UtcDateTime.ToString(RevealedAct.AtForm, CultureInfo.InvariantCulture);

    // The first tree has the log's own name and folder, the others stand below them.
    private LogTree Open(int tree) => new(
        _state, tree,
        new NoteSigner(tree == 1 ? _origin : $"{_origin}/{tree}", _keys.LogSeed),
        new LogFiles(tree == 1 ? _folder : Path.Combine(_folder, tree.ToString(CultureInfo.InvariantCulture))));

    private long Insert(SqliteConnection transaction, int tree, Act act)
    {
        act.Check();
        RevealedAct revealed = new(act.Kind, act.Object, _clock.GetUtcNow(), act.Who, act.Detail, RandomNumberGenerator.GetBytes(SaltBytes));
        LogEntry entry = revealed.ToEntry();
        // Asked of the table each time: an index given within a transaction that is rolled back is given again.
        long number = LogTree.SizeIn(transaction, tree);
        transaction.Execute(
            """
            INSERT INTO acts(tree, n, kind, object, day, at, who, detail, salt, leaf)
            VALUES(@tree, @number, @Kind, @Object, @day, @at, @Who, @Detail, @Salt, @leaf)
            """,
            new
            {
                tree,
                number,
                revealed.Kind,
                revealed.Object,
                day = entry.Day.ToString(DayForm, CultureInfo.InvariantCulture),
                at = Written(revealed.At),
                revealed.Who,
                revealed.Detail,
                revealed.Salt,
                leaf = entry.ToBytes(),
            });
        return number;
    }

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "The log's public files could not be written; trying again.")]
    private partial void FilesNotWritten(Exception e);

    // As Dapper reads it: SQLite has no dates.
    private sealed record StoredAct(
        long Id, long Tree, long N, string Kind, string Object, string Day, string? At, string? Who, string? Detail, byte[]? Salt)
    {
        public ActRow ToRow() => new(
            Id, (int)Tree, N, Kind, Object, DateOnly.ParseExact(Day, DayForm, CultureInfo.InvariantCulture),
            At is null ? null : DateTimeOffset.ParseExact(At, RevealedAct.AtForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Who, Detail, Salt);
    }
}
