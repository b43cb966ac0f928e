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
            n INTEGER PRIMARY KEY, kind TEXT NOT NULL, object TEXT NOT NULL, day TEXT NOT NULL,
            at TEXT, who TEXT, detail TEXT, salt BLOB, leaf BLOB NOT NULL) STRICT;
        CREATE TABLE checkpoints(size INTEGER PRIMARY KEY, root BLOB NOT NULL, note TEXT NOT NULL) STRICT;
        CREATE TRIGGER acts_stay BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'an act stays in the log'); END;
        CREATE TRIGGER acts_keep BEFORE UPDATE OF n, kind, object, day, leaf ON acts BEGIN SELECT RAISE(ABORT, 'an act stays as it is'); END;
        CREATE TRIGGER checkpoints_stay BEFORE DELETE ON checkpoints BEGIN SELECT RAISE(ABORT, 'a checkpoint stays'); END;
        CREATE TRIGGER checkpoints_keep BEFORE UPDATE ON checkpoints BEGIN SELECT RAISE(ABORT, 'a checkpoint stays as it is'); END;
        """,
    ]);

    /// <summary>Who acted, and the details, are kept this long; then the salt goes too, and the entry says only what is public.</summary>
    public const int MonthsKept = 12;

    private const int SaltBytes = 32;
    private const int PageRows = 4096;

    // Files are at most 5 seconds behind an act.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly State _state;
    private readonly TimeProvider _clock;
    private readonly ILogger<ActLog> _logger;
    private readonly NoteSigner _signer;
    private readonly LogFiles _files;
    private readonly SemaphoreSlim _publishing = new(1, 1);
    // Null: the files were not looked at yet, or writing them failed half-way; they are compared from the first entry on.
    private TileTree? _published;

    /// <param name="folder">For the public files; made when it is not there.</param>
    /// <param name="origin">The log's name, by custom its public address without the scheme: <c>listening.example/log</c>.</param>
    /// <exception cref="ArgumentException">The origin is empty or holds a space or a plus.</exception>
    public ActLog(State state, KeyRing keys, string folder, string origin, TimeProvider clock, ILogger<ActLog>? logger = null)
    {
        _state = state;
        _clock = clock;
        _logger = logger ?? NullLogger<ActLog>.Instance;
        _signer = new NoteSigner(origin, keys.LogSeed);
        _files = new LogFiles(folder);
    }

    /// <summary>The log's key as outsiders need it to check: a note verifier key.</summary>
    public string VerifierKey => _signer.Public.ToString();

    /// <summary>Acts in the log.</summary>
    public long Size => _state.Read(SizeIn);

    /// <summary>The newest signed checkpoint, as in the file <c>checkpoint</c>; null: none was signed yet.</summary>
    public string? Checkpoint => _state.Read(connection =>
        connection.QueryFirstOrDefault<string>("SELECT note FROM checkpoints ORDER BY size DESC LIMIT 1"));

    /// <summary>Appends an act and its leaf within the caller's transaction: the change and its act are on disk together.</summary>
    /// <returns>The act's place in the log, from 0.</returns>
    /// <exception cref="ArgumentException">A part of the act is empty, too long, or holds what it may not.</exception>
    public long Append(SqliteConnection transaction, Act act)
    {
        act.Check();
        RevealedAct revealed = new(act.Kind, act.Object, _clock.GetUtcNow(), act.Who, act.Detail, RandomNumberGenerator.GetBytes(SaltBytes));
        LogEntry entry = revealed.ToEntry();
        // Asked of the table each time: a number given within a transaction that is rolled back is given again.
        long number = SizeIn(transaction);
        transaction.Execute(
            "INSERT INTO acts(n, kind, object, day, at, who, detail, salt, leaf) VALUES(@number, @Kind, @Object, @day, @at, @Who, @Detail, @Salt, @leaf)",
            new
            {
                number,
                revealed.Kind,
                revealed.Object,
                day = entry.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                at = revealed.At.UtcDateTime.ToString(RevealedAct.AtForm, CultureInfo.InvariantCulture),
                revealed.Who,
                revealed.Detail,
                revealed.Salt,
                leaf = entry.ToBytes(),
            });
        return number;
    }

    /// <summary>Records an act that comes with no other change.</summary>
    /// <returns>The act's place in the log, from 0.</returns>
    public Task<long> RecordAsync(Act act, CancellationToken cancel) => _state.WriteAsync(connection => Append(connection, act), cancel);

    /// <summary>Acts, newest first.</summary>
    /// <param name="limit">1 to 1,000.</param>
    /// <param name="before">Only acts with a smaller number; null: from the newest on.</param>
    public IReadOnlyList<ActRow> Newest(int limit, long? before)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 1000);
        return _state.Read(connection => connection.Query<StoredAct>(
            "SELECT n, kind, object, day, at, who, detail, salt FROM acts WHERE n < @before ORDER BY n DESC LIMIT @limit",
            new { before = before ?? long.MaxValue, limit }).Select(stored => stored.ToRow()).ToList());
    }

    /// <summary>Forgets who did acts older than <see cref="MonthsKept"/> months, their details, and the salts. The log stays as it is.</summary>
    /// <returns>How many acts were thinned.</returns>
    public Task<int> ForgetAsync(CancellationToken cancel)
    {
        string before = _clock.GetUtcNow().AddMonths(-MonthsKept).UtcDateTime.ToString(RevealedAct.AtForm, CultureInfo.InvariantCulture);
        return _state.WriteAsync(
            connection => connection.Execute("UPDATE acts SET at = NULL, who = NULL, detail = NULL, salt = NULL WHERE at < @before", new { before }),
            cancel);
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
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                FilesNotWritten(e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancel));
    }

    /// <summary>Brings the public files up to the log: tiles first, the checkpoint last and only after it is stored.</summary>
    /// <param name="cancel">Stops between pages of entries; the next call begins again and leaves what is right.</param>
    /// <exception cref="BrokenLogException">The database no longer continues what was signed. Nothing was signed.</exception>
    public async Task PublishAsync(CancellationToken cancel)
    {
        await _publishing.WaitAsync(cancel);
        try
        {
            long size = Size;
            if (_published?.Size == size) return;
            TileTree tree = _published ?? new TileTree();
            // Taken up again only when everything below is written.
            _published = null;
            Dictionary<long, byte[]> signed = SignedRoots(tree.Size);
            while (ReadLeaves(tree.Size) is { Count: > 0 } leaves)
            {
                cancel.ThrowIfCancellationRequested();
                foreach (byte[] leaf in leaves) Grow(tree, leaf, signed, size);
            }
            if (signed.Count > 0)
                throw new BrokenLogException($"The log holds {tree.Size} acts, but a checkpoint for {signed.Keys.Max()} was signed: the database was put back to an older state.");
            if (tree.Size > 0)
            {
                string note = await SignAsync(tree, cancel);
                WritePartial(tree, tree.Size);
                _files.WriteCheckpoint(note);
            }
            _published = tree;
        }
        finally
        {
            _publishing.Release();
        }
    }

    public void Dispose()
    {
        _signer.Dispose();
        _publishing.Dispose();
    }

    private static long SizeIn(SqliteConnection connection) => connection.ExecuteScalar<long>("SELECT COALESCE(MAX(n) + 1, 0) FROM acts");

    /// <summary>All roots signed for more than <paramref name="size"/> leaves, by size; what the public file shows among them.</summary>
    private Dictionary<long, byte[]> SignedRoots(long size)
    {
        Dictionary<long, byte[]> signed = _state.Read(connection => connection
            .Query<(long Size, byte[] Root)>("SELECT size, root FROM checkpoints WHERE size > @size", new { size })
            .ToDictionary(row => row.Size, row => row.Root));
        // A database put back to an older state does not know what it signed later; the file still shows it.
        if (_files.ReadCheckpoint(_signer.Public) is { } shown && shown.Size > size) signed[shown.Size] = shown.Root;
        return signed;
    }

    private List<byte[]> ReadLeaves(long from) => _state.Read(connection => connection
        .Query<byte[]>("SELECT leaf FROM acts WHERE n >= @from ORDER BY n LIMIT @PageRows", new { from, PageRows }).ToList());

    /// <param name="size">The size the log has at least by now: partial tiles that are full then are left out.</param>
    private void Grow(TileTree tree, byte[] leaf, Dictionary<long, byte[]> signed, long size)
    {
        foreach (Tile full in tree.Add(leaf)) _files.WriteTile(full);
        if (!signed.Remove(tree.Size, out byte[]? root)) return;
        if (!tree.Root().AsSpan().SequenceEqual(root))
            throw new BrokenLogException($"The first {tree.Size} acts are not those a checkpoint was signed for: the database was altered.");
        // Who holds that checkpoint still finds its tiles.
        WritePartial(tree, size);
    }

    private void WritePartial(TileTree tree, long size)
    {
        foreach (Tile partial in tree.Partial().Where(tile => tile.Place.FullAt > size)) _files.WriteTile(partial);
    }

    private Task<string> SignAsync(TileTree tree, CancellationToken cancel) => _state.WriteAsync(
        connection =>
        {
            string? stored = connection.QueryFirstOrDefault<string>("SELECT note FROM checkpoints WHERE size = @Size", new { tree.Size });
            if (stored is not null) return stored;
            Checkpoint head = new(_signer.Public.Name, tree.Size, tree.Root());
            string note = SignedNote.Sign(head.ToText(), _signer).ToString();
            connection.Execute("INSERT INTO checkpoints(size, root, note) VALUES(@Size, @Root, @note)", new { head.Size, head.Root, note });
            return note;
        },
        cancel);

    [LoggerMessage(EventId = 9001, Level = LogLevel.Error, Message = "The log's public files could not be written; trying again.")]
    private partial void FilesNotWritten(Exception e);

    // As Dapper reads it: SQLite has no dates.
    private sealed record StoredAct(long N, string Kind, string Object, string Day, string? At, string? Who, string? Detail, byte[]? Salt)
    {
        public ActRow ToRow() => new(
            N, Kind, Object, DateOnly.ParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            At is null ? null : DateTimeOffset.ParseExact(At, RevealedAct.AtForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Who, Detail, Salt);
    }
}
