using System.Buffers;
using System.Text;
using Heed.Guard;

namespace Heed.Bench.StrikeList;

/// <summary>Somebody who wants the names of workers who organise, and has a list of every account there is.</summary>
/// <param name="accounts">One post of every account: where it is, and what the place calls it.</param>
internal sealed class RedTeam(IReadOnlyList<RawPost> accounts, OrganisingTexts about, Func<RawPost, string> personOf)
{
    /// <summary>Tests every account: its voice, made by this guard and its keys, against those that stand at kept texts about organising.</summary>
    /// <returns>The people found.</returns>
    public HashSet<string> Name(Installation heed, Guard.Guard door, Period period)
    {
        HashSet<Voice> voices = [.. heed.Archive.ReadPeriod(period).Where(row => heed.Archive.Find(row.Mention) is { } mention && about.Holds(mention.Text)).Select(row => row.Voice)];
        return [.. accounts.Where(account => door.Admit(Harmless(account)) is Post post && voices.Contains(post.Voices.Week)).Select(personOf)];
    }

    /// <summary>A post of the same account that every guard lets in.</summary>
    public static RawPost Harmless(RawPost account) => account with { Title = null, Text = "a harmless word", IsHtml = false, Language = "en", Kind = PostKind.Post };

    /// <summary>Looks for names in every file of a data folder.</summary>
    /// <returns>Name of a file and what was found in it.</returns>
    public static IReadOnlyList<string> FindIn(string folder, IReadOnlyCollection<string> names)
    {
        SearchValues<string> wanted = SearchValues.Create([.. names], StringComparison.OrdinalIgnoreCase);
        List<string> found = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            string text = Encoding.Latin1.GetString(Read(file));
            if (text.AsSpan().IndexOfAny(wanted) is var at and >= 0) found.Add($"{Path.GetFileName(file)} at {at}");
        }
        return found;
    }

    private static byte[] Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

/// <summary>Which of the texts that are kept were about organising: a text comes back redacted, and its white space and signs as its place gave them.</summary>
internal sealed class OrganisingTexts
{
    private static readonly string[] Languages = ["en", "es", "de", "fr", "it", "pl"];

    private readonly HashSet<string> _letters;

    public OrganisingTexts(IEnumerable<string> texts) => _letters =
    [
        .. texts.Distinct().SelectMany(text => Languages.Select(language => Redaction.Redact(text, language).Text).Append(text)).Select(Letters),
    ];

    public bool Holds(string text) => _letters.Contains(Letters(text));

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
