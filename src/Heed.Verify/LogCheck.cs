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
    /// <summary>Checks a copy of the files in a folder.</summary>
    /// <inheritdoc cref="Run(ILogPlace, string, string)"/>
    public static LogReport Run(string folder, string? verifierKey, string? older) => Run(new FolderPlace(folder), verifierKey, older);

    /// <param name="verifierKey">In the form of <see cref="NoteKey.ToString"/>; null: the signature is not checked.</param>
    /// <param name="older">A checkpoint of this log somebody kept, as signed; null: not compared.</param>
    /// <exception cref="ArgumentException">The key is not a note verifier key.</exception>
    /// <exception cref="IOException">The files cannot be read.</exception>
    public static LogReport Run(ILogPlace place, string? verifierKey, string? older)
    {
        NoteKey? key = null;
        if (verifierKey is not null)
            key = NoteKey.Parse(verifierKey) ?? throw new ArgumentException("This is not a note verifier key (name+id+base64).");
        return new Look(new TileReader(place), key, older).Report();
    }

    // One run: the findings so far, and what later checks need of earlier ones.
    private sealed class Look(TileReader files, NoteKey? key, string? older)
    {
        private readonly List<LogFinding> _findings = [];
        private readonly TileTree _tree = new();
        // The first file or entry that is wrong; null: none so far.
        private string? _badEntry;
        private string? _badTile;

        public LogReport Report()
        {
            if (Open(files.ReadCheckpoint(), "checkpoint") is not { } head) return new(null, 0, null, _findings);
            if (key is null) Add("checkpoint", Verdict.NotChecked, "The signature was not checked: no key was given.");
            else Add("checkpoint", Verdict.Holds, $"Signed by {key.Name}.");
            Checkpoint? was = older is null ? null : Open(Encoding.UTF8.GetBytes(older), "older");
            byte[]? wasRoot = Grow(head.Size, was?.Size ?? -1);

            if (_badEntry is null) Add("entries", Verdict.Holds, $"All {head.Size} entries are there and well formed.");
            else Add("entries", Verdict.Fails, _badEntry);
            CheckTree(head);
            if (was is not null) Compare(head, was, wasRoot);
            return new(head.Origin, head.Size, Convert.ToBase64String(head.Root), _findings);
        }

        /// <returns>Null: not a checkpoint of the key's log, or its signature does not hold; a finding says so.</returns>
        private Checkpoint? Open(byte[]? bytes, string check)
        {
            string? wrong = null;
            Checkpoint? head = null;
            if (bytes is null) wrong = "The file is missing or too large.";
            else if (SignedNote.Parse(bytes) is not { } note || (head = Checkpoint.Parse(note.Text)) is null) wrong = "This is not a signed checkpoint.";
            else if (key is not null && head.Origin != key.Name) wrong = $"This is a checkpoint of another log: {head.Origin}, not {key.Name}.";
            else if (key is not null && !note.IsSignedBy(key)) wrong = $"The signature is not that of {key.Name}, or the text was altered.";
            if (wrong is null) return head;
            Add(check, Verdict.Fails, wrong);
            return null;
        }

        /// <summary>Reads the entries the checkpoint speaks for and compares each tile on the way; stops where entries are missing.</summary>
        /// <returns>The root at <paramref name="oldSize"/>; null: not reached.</returns>
        private byte[]? Grow(long size, long oldSize)
        {
            byte[]? oldRoot = oldSize == 0 ? _tree.Root() : null;
            while (_tree.Size < size)
            {
                TilePlace place = new(TilePlace.Entries, _tree.Size / TilePlace.FullWidth, (int)Math.Min(TilePlace.FullWidth, size - _tree.Size));
                if (files.ReadEntries(place) is not { } entries)
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
            // What a bundle holds was just read from it; it is the root that speaks for it.
            if (place.Level != TilePlace.Entries && files.ReadHashes(place)?.AsSpan().SequenceEqual(expected.Bytes) != true)
                _badTile ??= $"{place.Path} is missing or does not agree with the entries.";
            // Narrower files of older sizes may still lie there, for readers who hold an older checkpoint.
            foreach (int width in files.PartialWidths(place).Where(width => width < place.Width))
            {
                TilePlace narrow = place with { Width = width };
                bool same = place.Level == TilePlace.Entries
                    ? files.ReadEntries(narrow) is { } entries && expected.Bytes.AsSpan().StartsWith(TileTree.Bundle(entries))
                    : files.ReadHashes(narrow) is { } hashes && expected.Bytes.AsSpan().StartsWith(hashes);
                if (!same) _badTile ??= $"{narrow.Path} does not agree with the entries.";
            }
        }

        private void CheckTree(Checkpoint head)
        {
            if (_tree.Size < head.Size)
            {
                Add("root", Verdict.NotChecked, "Entries are missing.");
                Add("tiles", Verdict.NotChecked, "Entries are missing.");
                return;
            }
            if (_tree.Root().AsSpan().SequenceEqual(head.Root)) Add("root", Verdict.Holds, "The entries give the root the checkpoint names.");
            else Add("root", Verdict.Fails, "The entries do not give the root the checkpoint names: something was removed or rewritten.");
            if (_badTile is null) Add("tiles", Verdict.Holds, "All tiles agree with the entries.");
            else Add("tiles", Verdict.Fails, _badTile);
        }

        private void Compare(Checkpoint head, Checkpoint was, byte[]? wasRoot)
        {
            if (was.Origin != head.Origin) Add("older", Verdict.Fails, $"The older checkpoint is of another log: {was.Origin}.");
            else if (was.Size > head.Size) Add("older", Verdict.Fails, $"The older checkpoint has {was.Size} entries, the log now {head.Size}: entries were removed.");
            else if (wasRoot is null) Add("older", Verdict.NotChecked, "Entries are missing.");
            else if (!wasRoot.AsSpan().SequenceEqual(was.Root)) Add("older", Verdict.Fails, $"The first {was.Size} entries are not those of the older checkpoint: something was rewritten.");
            else Add("older", Verdict.Holds, $"The log continues the older checkpoint of {was.Size} entries.");
        }

        private void Add(string check, Verdict verdict, string text) => _findings.Add(new(check, verdict, text));
    }
}
