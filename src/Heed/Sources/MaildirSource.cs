using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using MimeKit;

namespace Heed.Sources;

/// <summary>Reads a maildir folder, its <c>new</c> and <c>cur</c>, and leaves the files as they are.</summary>
public sealed class MaildirSource(Source source) : ISource
{
    /// <summary>Bytes of one mail; a larger one is left out, with a problem.</summary>
    public const int MailLimit = MailPost.Limit;

    /// <summary>Mails in the folder; the cursor names them all.</summary>
    public const int FolderLimit = 100_000;

    private const int EntriesAReach = 1_000;

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recheck>> RecheckAsync(IReadOnlyList<string> ids, CancellationToken cancel) => Recheck.NoneAsync(ids);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Delivery> ReadAsync(string? cursor, [EnumeratorCancellation] CancellationToken cancel)
    {
        List<Mail> mails = List();
        SeenMails before = SeenMails.Parse(cursor);
        SeenMails now = new();
        // Who is gone from the folder is forgotten.
        foreach (Mail mail in mails)
            if (before.Contains(mail.Name)) now.Add(mail.Name);

        BadLines bad = new();
        int sinceReached = 0;
        foreach (Mail mail in mails)
        {
            cancel.ThrowIfCancellationRequested();
            if (now.Contains(mail.Name)) continue;
            (RawPost? post, string? problem) = await ReadAsync(mail, cancel);
            if (post is null && problem is null) continue;
            now.Add(mail.Name);
            if (post is not null) yield return new Delivery.Entry(post);
            else if (bad.Note("A mail", problem!) is { } told) yield return told;
            if (++sinceReached == EntriesAReach)
            {
                sinceReached = 0;
                yield return new Delivery.Reached(now.ToString());
            }
        }
        if (bad.Rest is { } rest) yield return rest;
        yield return new Delivery.Reached(now.ToString());
    }

    /// <param name="Name">The part that stays when the mail moves from <c>new</c> to <c>cur</c> or changes flags.</param>
    private sealed record Mail(string Name, string Path);

    /// <summary>Oldest first: names begin with the second of delivery.</summary>
    private List<Mail> List()
    {
        try
        {
            string[] folders = ((string[])["new", "cur"]).Select(name => Path.Combine(source.Address, name)).Where(Directory.Exists).ToArray();
            if (folders.Length == 0) throw new SourceException(Health.Broken, "The folder of this source is not there, or no maildir: it has neither “new” nor “cur”.");
            List<Mail> mails = folders.SelectMany(Directory.EnumerateFiles)
                .Where(path => !Path.GetFileName(path).StartsWith('.'))
                .Take(FolderLimit + 1)
                .Select(path => new Mail(Path.GetFileName(path).Split(':')[0], path))
                .OrderBy(mail => mail.Name, StringComparer.Ordinal)
                .ToList();
            return mails.Count <= FolderLimit ? mails : throw new SourceException(Health.Broken, $"The folder holds more than {FolderLimit} mails; move old ones elsewhere.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException)
        {
            throw new SourceException(Health.Broken, "The folder of this source cannot be read.", null, e);
        }
    }

    /// <returns>A post, or what is wrong; neither: the mail has moved on since the folder was listed, and is found next time.</returns>
    private async Task<(RawPost? Post, string? Problem)> ReadAsync(Mail mail, CancellationToken cancel)
    {
        try
        {
            await using FileStream file = new(mail.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous);
            if (file.Length > MailLimit) return (null, MailPost.TooLarge);
            using MimeMessage message = await MimeMessage.LoadAsync(ParserOptions.Default, file, cancel);
            return (MailPost.Of(source, message, $"file:{mail.Name}"), null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, null);
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return (null, "it cannot be read");
        }
    }

    /// <summary>Which mails were read: eight bytes of a hash of each name, in base64.</summary>
    private sealed class SeenMails
    {
        private const int HashBytes = 8;
        private readonly HashSet<long> _hashes = [];

        public void Add(string name) => _hashes.Add(Hash(name));

        public bool Contains(string name) => _hashes.Contains(Hash(name));

        public override string ToString() => Convert.ToBase64String(_hashes.Order().SelectMany(BitConverter.GetBytes).ToArray());

        public static SeenMails Parse(string? cursor)
        {
            SeenMails seen = new();
            byte[] bytes = new byte[cursor?.Length ?? 0];
            if (cursor is null || !Convert.TryFromBase64String(cursor, bytes, out int written)) return seen;
            for (int at = 0; at + HashBytes <= written; at += HashBytes) seen._hashes.Add(BitConverter.ToInt64(bytes, at));
            return seen;
        }

        private static long Hash(string name) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }
}
