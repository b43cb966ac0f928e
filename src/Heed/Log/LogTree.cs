using Dapper;
using Heed.Verify;
using Microsoft.Data.Sqlite;

namespace Heed.Log;

/// <summary>One Merkle tree of the log: signs its checkpoints and keeps its public files up with its leaves.</summary>
/// <remarks>One call at a time.</remarks>
internal sealed class LogTree(State state, int number, NoteSigner signer, LogFiles files) : IDisposable
{
    private const int PageRows = 4096;

    // Null: the files were not looked at yet, or writing them failed half-way; they are compared from the first entry on.
    private TileTree? _published;

    /// <summary>From 1.</summary>
    public int Number => number;

    public NoteKey Key => signer.Public;

    public LogFiles Files => files;

    /// <summary>Leaves in it.</summary>
    public long Size => state.Read(connection => SizeIn(connection, number));

    /// <summary>The newest signed checkpoint as a note; null: none was signed yet.</summary>
    public string? Note => state.Read(connection => connection.QueryFirstOrDefault<string>(
        "SELECT note FROM checkpoints WHERE tree = @number ORDER BY size DESC LIMIT 1", new { number }));

    /// <summary>The largest tree head that was signed, as far as database and files know; null: none.</summary>
    public Checkpoint? LastSigned()
    {
        Checkpoint? stored = Note is { } note ? Checkpoint.Parse(SignedNote.Parse(note)!.Text) : null;
        Checkpoint? shown = files.ReadCheckpoint(Key);
        return stored is null || shown?.Size > stored.Size ? shown : stored;
    }

    public static long SizeIn(SqliteConnection connection, int tree) =>
        connection.ExecuteScalar<long>("SELECT COALESCE(MAX(n) + 1, 0) FROM acts WHERE tree = @tree", new { tree });

    /// <inheritdoc cref="ActLog.PublishAsync"/>
    public async Task PublishAsync(CancellationToken cancel)
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
        {
            throw new BrokenLogException(
                $"The log holds {tree.Size} acts, but a checkpoint for {signed.Keys.Max()} was signed: the database was put back to an older state.");
        }
        if (tree.Size > 0)
        {
            string note = await SignAsync(tree, cancel);
            WritePartial(tree, tree.Size);
            files.WriteCheckpoint(note);
        }
        _published = tree;
    }

    public void Dispose() => signer.Dispose();

    /// <summary>All roots signed for more than <paramref name="size"/> leaves, by size; what the public file shows among them.</summary>
    private Dictionary<long, byte[]> SignedRoots(long size)
    {
        Dictionary<long, byte[]> signed = state.Read(connection => connection
            .Query<(long Size, byte[] Root)>("SELECT size, root FROM checkpoints WHERE tree = @number AND size > @size", new { number, size })
            .ToDictionary(row => row.Size, row => row.Root));
        // A database put back to an older state does not know what it signed later; the file still shows it.
        if (files.ReadCheckpoint(Key) is { } shown && shown.Size > size) signed[shown.Size] = shown.Root;
        return signed;
    }

    private List<byte[]> ReadLeaves(long from) => state.Read(connection => connection
        .Query<byte[]>("SELECT leaf FROM acts WHERE tree = @number AND n >= @from ORDER BY n LIMIT @PageRows", new { number, from, PageRows }).ToList());

    /// <param name="size">The size the log has at least by now: partial tiles that are full then are left out.</param>
    private void Grow(TileTree tree, byte[] leaf, Dictionary<long, byte[]> signed, long size)
    {
        foreach (Tile full in tree.Add(leaf)) files.WriteTile(full);
        if (!signed.Remove(tree.Size, out byte[]? root)) return;
        if (!tree.Root().AsSpan().SequenceEqual(root))
            throw new BrokenLogException($"The first {tree.Size} acts are not those a checkpoint was signed for: the database was altered.");
        // Who holds that checkpoint still finds its tiles.
        WritePartial(tree, size);
    }

    private void WritePartial(TileTree tree, long size)
    {
        foreach (Tile partial in tree.Partial().Where(tile => tile.Place.FullAt > size)) files.WriteTile(partial);
    }

    // In one write transaction, so that no two are ever signed for one size.
    private Task<string> SignAsync(TileTree tree, CancellationToken cancel) => state.WriteAsync(
        connection =>
        {
            string? stored = connection.QueryFirstOrDefault<string>(
                "SELECT note FROM checkpoints WHERE tree = @number AND size = @Size", new { number, tree.Size });
            if (stored is not null) return stored;
            Checkpoint head = new(Key.Name, tree.Size, tree.Root());
            string note = SignedNote.Sign(head.ToText(), signer).ToString();
            connection.Execute(
                "INSERT INTO checkpoints(tree, size, root, note) VALUES(@number, @Size, @Root, @note)", new { number, head.Size, head.Root, note });
            return note;
        },
        cancel);
}
