using System.Globalization;
using System.Text;
using System.Text.Json;
using Heed.Sources;
using MiniExcelLibs;

namespace Heed.Bench.StrikeList.Places;

internal sealed class JsonlPlace(string folder) : ReadPlace
{
    private int _next;

    public override Source Source { get; } = Make(SourceKind.Jsonl, Path.Combine(folder, "posts.jsonl"));

    public override ISource Open() => new JsonlSource(Source);

    protected override Task SayAsync(IReadOnlyList<Said> said) => File.AppendAllLinesAsync(Source.Address, said.Select(post =>
        JsonSerializer.Serialize(new { id = $"p{_next++}", author = post.Person, text = post.Text, lang = post.Language })));
}

internal sealed class CsvPlace(string folder) : ReadPlace
{
    private int _next;

    public override Source Source { get; } = Make(SourceKind.Csv, Path.Combine(folder, "posts.csv"),
        ((string[])["id", "author", "lang", "text"]).ToDictionary(column => column));

    public override ISource Open() => new CsvSource(Source);

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        StringBuilder rows = new(_next == 0 ? "id,author,lang,text\n" : "");
        foreach (Said post in said) rows.Append(CultureInfo.InvariantCulture, $"{_next++},{post.Person},{post.Language},\"{post.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n");
        return File.AppendAllTextAsync(Source.Address, rows.ToString());
    }
}

internal sealed class MaildirPlace : ReadPlace
{
    private int _next;

    public MaildirPlace(string folder)
    {
        Source = Make(SourceKind.Maildir, Path.Combine(folder, "mail"));
        foreach (string part in (string[])["cur", "new", "tmp"]) Directory.CreateDirectory(Path.Combine(Source.Address, part));
    }

    public override Source Source { get; }

    public override ISource Open() => new MaildirSource(Source);

    protected override async Task SayAsync(IReadOnlyList<Said> said)
    {
        foreach (Said post in said)
        {
            int number = _next++;
            await File.WriteAllTextAsync(
                Path.Combine(Source.Address, "new", string.Create(CultureInfo.InvariantCulture, $"{Moment.ToUnixTimeSeconds() + number}.M1.post")), Letter.Of(number, post, Moment));
        }
    }
}

internal sealed class MboxPlace(string folder) : ReadPlace
{
    private int _next;

    public override Source Source { get; } = Make(SourceKind.Mbox, Path.Combine(folder, "letters.mbox"));

    public override ISource Open() => new MboxSource(Source);

    protected override Task SayAsync(IReadOnlyList<Said> said) => File.AppendAllLinesAsync(Source.Address, said.Select(post =>
        $"From {post.Person}@mail.example {Moment.ToString("ddd MMM dd HH:mm:ss yyyy", CultureInfo.InvariantCulture)}\n{Letter.Of(_next++, post, Moment)}\n"));
}

internal sealed class XlsxPlace(string folder) : ReadPlace
{
    private readonly List<Dictionary<string, object>> _rows = [];

    public override Source Source { get; } = Make(SourceKind.Xlsx, Path.Combine(folder, "posts.xlsx"),
        ((string[])["id", "author", "lang", "text"]).ToDictionary(column => column));

    public override ISource Open() => new XlsxSource(Source);

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        foreach (Said post in said) _rows.Add(new() { ["id"] = _rows.Count, ["author"] = post.Person, ["lang"] = post.Language, ["text"] = post.Text });
        return MiniExcel.SaveAsAsync(Source.Address, _rows, overwriteFile: true);
    }
}

/// <summary>A made-up mail.</summary>
internal static class Letter
{
    public static string Of(int number, Said post, DateTimeOffset moment) => string.Create(CultureInfo.InvariantCulture, $"""
        From: {post.Person}@mail.example
        To: town@town.example
        Subject: Hello
        Date: {moment:ddd, dd MMM yyyy HH:mm:ss} +0000
        Message-Id: <{number}@mail.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Transfer-Encoding: 8bit

        {post.Text}
        """);
}
