using System.Buffers.Binary;

namespace Heed.Sources.Imap;

/// <summary>How far a mailbox was read: which mails of it are known, each by its UID and a hash by which it is found again when all UIDs change. All
/// that were read stand in it alike, whether they were kept or turned away.</summary>
internal sealed class ImapCursor
{
    /// <summary>Mails known; beyond that the oldest are forgotten: that they are deleted is not heard any more, and they are not read again.</summary>
    public const int Most = 20_000;

    private const byte Version = 1;
    private const int HeadBytes = 1 + 4 + 8 + 4 + 1, EntryBytes = 4 + 8;

    private readonly SortedDictionary<uint, long> _known = [];
    private readonly Dictionary<long, int> _hashes = [];

    /// <summary>0: nothing was read yet.</summary>
    public uint Validity { get; private set; }

    /// <summary>What the server counted changes by when the mailbox was last opened (RFC 7162); 0: it does not.</summary>
    public ulong Changes { get; set; }

    /// <summary>Mails up to this UID are not looked at any more.</summary>
    public uint Floor { get; private set; }

    /// <summary>Every mail up to <see cref="Last"/> is known; false: some that are there were not read yet.</summary>
    public bool IsWhole { get; set; } = true;

    public IReadOnlyCollection<uint> Uids => _known.Keys;

    public int Count => _known.Count;

    /// <summary>The highest UID known.</summary>
    public uint Last { get; private set; }

    public bool Has(uint uid) => _known.ContainsKey(uid);

    /// <summary>A mail of this hash is known, under whichever UID.</summary>
    public bool HasHash(long hash) => _hashes.ContainsKey(hash);

    /// <returns>False: a mail of that hash was known already.</returns>
    public bool Add(uint uid, long hash)
    {
        if (!_known.TryAdd(uid, hash)) return false;
        Last = Math.Max(Last, uid);
        _hashes[hash] = _hashes.GetValueOrDefault(hash) + 1;
        bool first = _hashes[hash] == 1;
        if (_known.Count > Most) ForgetUpTo(_known.Keys.First());
        return first;
    }

    /// <returns>The hash of the mail that is gone, when no other of that hash is left.</returns>
    public long? Remove(uint uid)
    {
        if (!_known.Remove(uid, out long hash)) return null;
        if (--_hashes[hash] > 0) return null;
        _hashes.Remove(hash);
        return hash;
    }

    /// <summary>Mails up to this one are not looked at any more.</summary>
    public void ForgetUpTo(uint uid)
    {
        Floor = Math.Max(Floor, uid);
        Last = Math.Max(Last, Floor);
        foreach (uint old in _known.Keys.TakeWhile(known => known <= Floor).ToList()) Remove(old);
    }

    /// <summary>The server has counted its UIDs anew: nothing known by the old ones stays.</summary>
    /// <returns>The hashes of all that was known.</returns>
    public IReadOnlySet<long> Renew(uint validity)
    {
        HashSet<long> before = [.. _hashes.Keys];
        _known.Clear();
        _hashes.Clear();
        (Validity, Changes, Floor, Last, IsWhole) = (validity, 0, 0, 0, false);
        return before;
    }

    public override string ToString()
    {
        byte[] bytes = new byte[HeadBytes + (_known.Count * EntryBytes)];
        Span<byte> rest = bytes;
        rest[0] = Version;
        BinaryPrimitives.WriteUInt32LittleEndian(rest[1..], Validity);
        BinaryPrimitives.WriteUInt64LittleEndian(rest[5..], Changes);
        BinaryPrimitives.WriteUInt32LittleEndian(rest[13..], Floor);
        rest[17] = IsWhole ? (byte)1 : (byte)0;
        rest = rest[HeadBytes..];
        foreach ((uint uid, long hash) in _known)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(rest, uid);
            BinaryPrimitives.WriteInt64LittleEndian(rest[4..], hash);
            rest = rest[EntryBytes..];
        }
        return Convert.ToBase64String(bytes);
    }

    /// <returns>An empty one for what is not of that form.</returns>
    public static ImapCursor Parse(string? cursor)
    {
        ImapCursor read = new();
        byte[] bytes = new byte[cursor?.Length ?? 0];
        if (cursor is null || !Convert.TryFromBase64String(cursor, bytes, out int length) || length < HeadBytes || bytes[0] is not Version || (length - HeadBytes) % EntryBytes != 0) return read;
        ReadOnlySpan<byte> rest = bytes.AsSpan(0, length);
        read.Validity = BinaryPrimitives.ReadUInt32LittleEndian(rest[1..]);
        read.Changes = BinaryPrimitives.ReadUInt64LittleEndian(rest[5..]);
        read.Floor = read.Last = BinaryPrimitives.ReadUInt32LittleEndian(rest[13..]);
        read.IsWhole = rest[17] == 1;
        for (rest = rest[HeadBytes..]; rest.Length > 0; rest = rest[EntryBytes..]) read.Add(BinaryPrimitives.ReadUInt32LittleEndian(rest), BinaryPrimitives.ReadInt64LittleEndian(rest[4..]));
        return read;
    }
}
