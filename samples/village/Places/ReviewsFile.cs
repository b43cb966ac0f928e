using System.Globalization;
using System.Text;

namespace Village.Places;

/// <summary>The reviews as a CSV file (RFC 4180) that only grows. What stands in it already is not written again; half a row at its end,
/// left by a crash, is cut off first.</summary>
internal sealed class ReviewsFile(string path)
{
    public const string Header = "review_id,user,stars,title,body,date,lang,about";

    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <param name="cancel">Nothing of the file has been changed when it stops.</param>
    public async Task OpenAsync(CancellationToken cancel)
    {
        byte[] there = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancel) : [];
        (List<string> ids, int whole) = WholeRows(there);
        if (ids.Count > 0 && ids[0] != "review_id") throw new InvalidDataException($"{path} is not the town's reviews file: delete it or choose another folder.");
        _written.UnionWith(ids.Skip(1));
        if (whole < there.Length)
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Write);
            file.SetLength(whole);
        }
        if (whole == 0) await File.WriteAllTextAsync(path, Header + "\r\n", cancel);
    }

    /// <param name="due">Reviews written by now.</param>
    public async Task AppendAsync(IEnumerable<TownPost> due, CancellationToken cancel)
    {
        List<TownPost> fresh = [.. due.Where(post => !_written.Contains(post.Id))];
        if (fresh.Count == 0) return;
        await File.AppendAllTextAsync(path, string.Concat(fresh.Select(Row)), cancel);
        _written.UnionWith(fresh.Select(post => post.Id));
    }

    private static string Row(TownPost post)
    {
        string date = post.Written.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string stars = post.Stars!.Value.ToString(CultureInfo.InvariantCulture);
        return string.Join(',', post.Id, post.Author, stars, Quoted(post.Title), Quoted(post.Body), date, post.Language, Quoted(post.About!)) + "\r\n";
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <returns>The first field of each row that is whole, and how many bytes they all take.</returns>
    private static (List<string> Ids, int Whole) WholeRows(byte[] bytes)
    {
        List<string> ids = [];
        int whole = 0;
        bool quoted = false;
        for (int i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '"') quoted = !quoted;
            if (bytes[i] != '\n' || quoted) continue;
            ids.Add(Encoding.UTF8.GetString(bytes, whole, i - whole).Split(',')[0]);
            whole = i + 1;
        }
        return (ids, whole);
    }
}
