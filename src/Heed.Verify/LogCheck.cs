using System.Buffers.Binary;
using System.Text;

namespace Heed.Verify;

/// <summary>How one check came out.</summary>
public enum Verdict
{
    Holds,
    Fails,
    /// <summary>What it needs was not given, or an earlier check failed.</summary>
    NotChecked,
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Check"><c>checkpoint</c>, <c>entries</c>, <c>root</c>, <c>tiles</c> or <c>older</c>.</param>
/// <param name="Text">One sentence for a person; names the file or entry where something fails.</param>
public sealed record LogFinding(string Check, Verdict Verdict, string Text);

/// <summary>What a look at a log's files gave.</summary>
/// <param name="Origin">Null: there is no readable checkpoint.</param>
/// <param name="Size">Entries the checkpoint speaks for; 0 as well when it cannot be read.</param>
/// <param name="Root">Base64; null: there is no readable checkpoint.</param>
/// <param name="Findings">In the order of checking; at most one of each kind.</param>
public sealed record LogReport(string? Origin, long Size, string? Root, IReadOnlyList<LogFinding> Findings)
{
    /// <summary>Nothing that was checked fails.</summary>
    public bool Intact => Findings.All(finding => finding.Verdict is not Verdict.Fails);
}

/// <summary>Checks a log's files against themselves, the log's key and an older checkpoint, trusting nobody who keeps them.</summary>
public static class LogCheck
{
    /// <param name="folder">Holds <c>checkpoint</c> and <c>tile/</c>.</param>
    /// <param name="verifierKey">In the form of <see cref="NoteKey.ToString"/>; null: the signature is not checked.</param>
    /// <param name="older">A checkpoint of this log somebody kept, as signed; null: not compared.</param>
    /// <exception cref="ArgumentException">The key is not a note verifier key.</exception>
    public static LogReport Run(string folder, string? verifierKey, string? older)
    {
        NoteKey? key = null;
        if (verifierKey is not null)
            key = NoteKey.Parse(verifierKey) ?? throw new ArgumentException("This is not a note verifier key (name+id+base64).", nameof(verifierKey));
        return new Look(new TileReader(folder), key, older).Report();
    }

    // One run: the findings so far, and what later checks need of earlier ones.
    private sealed class Look(TileReader files, NoteKey? key, string? older)
    {
        private readonly List<LogFinding> _findings = [];
        private readonly TileTree _tree = new();
        private string? _badTile;
        private string? _badEntry;

        public LogReport Report()
        {
            if (ReadSigned(Read(files.ReadCheckpoint), "checkpoint", "The checkpoint") is not { } head) return new(null, 0, null, _findings);
            Checkpoint? was = older is null ? null : ReadSigned(Encoding.UTF8.GetBytes(older), "older", "The older checkpoint");
            byte[]? wasRoot = Grow(head, was?.Size ?? -1);
            bool whole = _tree.Size == head.Size;
            Say("entries", _badEntry is null, $"All {head.Size} entries are there and well formed.", _badEntry);
            Say("root", whole ? _tree.Root().AsSpan().SequenceEqual(head.Root) : null,
                "The entries give the root the checkpoint names.", "The entries do not give the root the checkpoint names: something was removed or rewritten.");
            Say("tiles", whole ? _badTile is null : null, "All tiles agree with the entries.", _badTile);
            Compare(head, was, wasRoot);
            return new(head.Origin, head.Size, Convert.ToBase64String(head.Root), _findings);
        }

        /// <returns>Null: not a checkpoint, or not signed; a finding says so.</returns>
        private Checkpoint? ReadSigned(byte[]? bytes, string check, string what)
        {
            if (bytes is null)
            {
                Say(check, false, "", $"{what} is missing or too large.");
                return null;
            }
            if (SignedNote.Parse(bytes) is not { } note || Checkpoint.Parse(note.Text) is not { } head)
            {
                Say(check, false, "", $"{what} is not a signed checkpoint.");
                return null;
            }
            if (key is not null && head.Origin != key.Name) Say(check, false, "", $"{what} is of another log: {head.Origin}, not {key.Name}.");
            else if (key is not null) Say(check, note.IsSignedBy(key), $"{what} is signed by {key.Name}.", $"{what} is not signed by {key.Name}, or was altered.");
            else Say(check, null, "", "");
            return _findings[^1].Verdict is Verdict.Fails ? null : head;
        }

        /// <summary>Reads all entries the checkpoint speaks for and compares each tile on the way.</summary>
        /// <returns>The root at <paramref name="oldSize"/>; null: not reached.</returns>
        private byte[]? Grow(Checkpoint head, long oldSize)
        {
            byte[]? oldRoot = oldSize == 0 ? _tree.Root() : null;
            while (_tree.Size < head.Size)
            {
                TilePlace place = new(TilePlace.Entries, _tree.Size / TilePlace.FullWidth, (int)Math.Min(TilePlace.FullWidth, head.Size - _tree.Size));
                if (Read(() => files.ReadEntries(place)) is not { } entries)
                {
                    _badEntry ??= $"{place.Path} is missing or does not hold {place.Width} entries.";
                    return oldRoot;
                }
                foreach (byte[] entry in entries)
                {
                    if (LogEntry.Parse(entry) is null) _badEntry ??= $"Entry {_tree.Size} is not a well-formed act.";
                    foreach (Tile full in _tree.Add(entry)) CompareTile(full);
                    if (_tree.Size == oldSize) oldRoot = _tree.Root();
                }
            }
            foreach (Tile partial in _tree.Partial()) CompareTile(partial);
            return oldRoot;
        }

        private void CompareTile(Tile expected)
        {
            TilePlace place = expected.Place;
            // The entries come from the widest bundle; it is the root that speaks for them.
            if (place.Level != TilePlace.Entries && Read(() => files.ReadHashes(place))?.AsSpan().SequenceEqual(expected.Bytes) != true)
                _badTile ??= $"{place.Path} is missing or does not agree with the entries.";
            // Narrower files of older sizes may still lie there, for readers who hold an older checkpoint.
            foreach (int width in files.PartialWidths(place).Where(width => width < place.Width))
            {
                TilePlace narrow = place with { Width = width };
                bool same = place.Level == TilePlace.Entries
                    ? Read(() => files.ReadEntries(narrow)) is { } entries && StartsWith(expected.Bytes, entries)
                    : Read(() => files.ReadHashes(narrow)) is { } hashes && expected.Bytes.AsSpan().StartsWith(hashes);
                if (!same) _badTile ??= $"{narrow.Path} does not agree with the entries.";
            }
        }

        private static bool StartsWith(byte[] bundle, IReadOnlyList<byte[]> entries)
        {
            ReadOnlySpan<byte> rest = bundle;
            foreach (byte[] entry in entries)
            {
                if (BinaryPrimitives.ReadUInt16BigEndian(rest) != entry.Length || !rest[sizeof(ushort)..].StartsWith(entry)) return false;
                rest = rest[(sizeof(ushort) + entry.Length)..];
            }
            return true;
        }

        private void Compare(Checkpoint head, Checkpoint? was, byte[]? wasRoot)
        {
            if (was is null) return;
            if (was.Origin != head.Origin) Replace(false, $"The older checkpoint is of another log: {was.Origin}.");
            else if (was.Size > head.Size) Replace(false, $"The older checkpoint has {was.Size} entries, the log now {head.Size}: entries were removed.");
            else if (wasRoot is null) Replace(null, "");
            else if (!wasRoot.AsSpan().SequenceEqual(was.Root)) Replace(false, $"The first {was.Size} entries are not those of the older checkpoint: something was rewritten.");
            else Replace(true, $"The log continues the older checkpoint of {was.Size} entries.");
        }

        // The signature of the older checkpoint held; what counts from here on is whether the log continues it.
        private void Replace(bool? holds, string text)
        {
            _findings.RemoveAll(finding => finding.Check == "older");
            Say("older", holds, text, text);
        }

        private void Say(string check, bool? holds, string good, string? bad) => _findings.Add(holds switch
        {
            true => new(check, Verdict.Holds, good),
            false => new(check, Verdict.Fails, bad!),
            null => new(check, Verdict.NotChecked, check is "checkpoint" ? "The signature was not checked: no key was given." : "Not checked: entries are missing."),
        });

        // A file that is larger than it can be is as good as missing.
        private static T? Read<T>(Func<T?> read) where T : class
        {
            try
            {
                return read();
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }
}
