using System.Text;
using Heed.Verify;

namespace Heed.Log;

/// <summary>The log's public files. They hold nothing that is not in the database, and are made again from it when they are lost, so
/// they are replaced whole but not flushed one by one.</summary>
internal sealed class LogFiles(string folder)
{
    public string Folder => folder;

    private string CheckpointFile => Path.Combine(folder, "checkpoint");

    /// <returns>Null: there is none, or not a signed checkpoint of this log.</returns>
    public Checkpoint? ReadCheckpoint(NoteKey key)
    {
        if (!File.Exists(CheckpointFile) || new FileInfo(CheckpointFile).Length > SignedNote.MaxBytes) return null;
        return SignedNote.Parse(File.ReadAllBytes(CheckpointFile)) is { } note && note.IsSignedBy(key) ? Checkpoint.Parse(note.Text) : null;
    }

    public void WriteCheckpoint(string note) => Write(CheckpointFile, Encoding.UTF8.GetBytes(note));

    /// <summary>A full tile takes the place of its partial ones.</summary>
    public void WriteTile(Tile tile)
    {
        Write(PathOf(tile.Place.Path), tile.Bytes);
        if (tile.Place.IsFull && Directory.Exists(PathOf(tile.Place.PartialFolder))) Directory.Delete(PathOf(tile.Place.PartialFolder), recursive: true);
    }

    private static void Write(string file, byte[] bytes)
    {
        if (File.Exists(file) && new FileInfo(file).Length == bytes.Length && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string half = file + ".new";
        File.WriteAllBytes(half, bytes);
        File.Move(half, file, overwrite: true);
    }

    private string PathOf(string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
}
