using System.Globalization;
using System.Text;
using System.Text.Json;
using Heed.Sources;

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
            await File.WriteAllTextAsync(Path.Combine(Source.Address, "new", string.Create(CultureInfo.InvariantCulture, $"{Moment.ToUnixTimeSeconds() + number}.M1.post")), $"""
                From: {post.Person}@mail.example
                To: town@town.example
                Subject: Hello
                Date: {Moment:ddd, dd MMM yyyy HH:mm:ss} +0000
                Message-Id: <{number}@mail.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                {post.Text}
                """);
        }
    }
}
