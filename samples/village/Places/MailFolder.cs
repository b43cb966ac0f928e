using System.Globalization;
using System.Text;

namespace Village.Places;

/// <summary>The council's mailbox as a maildir: each mail is written to <c>tmp</c> and moved whole to <c>new</c>. A mail that is there
/// already, in <c>new</c> or moved to <c>cur</c> by its reader, is not written again.</summary>
internal sealed class MailFolder(string folder)
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    public void Open()
    {
        foreach (string part in (string[])["tmp", "new", "cur"]) Directory.CreateDirectory(Path.Combine(folder, part));
        foreach (string part in (string[])["new", "cur"])
        {
            // A reader adds its flags after a colon.
            _written.UnionWith(Directory.EnumerateFiles(Path.Combine(folder, part)).Select(file => Path.GetFileName(file).Split(':')[0]));
        }
    }

    /// <param name="due">Mails written by now.</param>
    /// <param name="cancel">Stops between two mails; those before it are in the folder.</param>
    public async Task DeliverAsync(IEnumerable<TownPost> due, CancellationToken cancel)
    {
        foreach (TownPost post in due)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{post.Written.ToUnixTimeSeconds()}.{post.Id}.kelderwick");
            if (_written.Contains(name)) continue;
            string half = Path.Combine(folder, "tmp", name);
            await File.WriteAllBytesAsync(half, Encoding.Latin1.GetBytes(Letter.Write(post)), cancel);
            File.Move(half, Path.Combine(folder, "new", name), overwrite: true);
            _written.Add(name);
        }
    }
}
