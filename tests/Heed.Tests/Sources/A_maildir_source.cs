using Heed.Sources;

namespace Heed.Tests.Sources;

public class A_maildir_source : SourceContract
{
    protected override async Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        await WriteAsync("new", "1788768000.M1.post", Mail(1));
        await WriteAsync("new", "1788768001.M2.post", Mail(2));
        await WriteAsync("cur", "1788767000.M3.post:2,S", Mail(3));
        return (Open(), Make(SourceKind.Maildir, Folder));
    }

    protected override Task AddOneAsync() => WriteAsync("new", "1788767500.M4.post", Mail(4));

    protected override async Task<ISource> BrokenAsync()
    {
        await WriteAsync("new", "1788768000.M1.post", "\0\0\0");
        await WriteAsync("new", "1788768000.M2.post", new string('x', MaildirSource.MailLimit + 1));
        return Open();
    }

    protected override Task<ISource> MissingAsync() => Task.FromResult<ISource>(new MaildirSource(Make(SourceKind.Maildir, Path.Combine(Folder, "nothing"))));

    protected override string ExpectedPlace(Source source) => "mail:river-forum";

    [Fact]
    public async Task reads_what_a_mail_says()
    {
        await WriteAsync("new", "1788768000.M1.post", """
            From: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>
            To: ferry@town.example
            Subject: =?utf-8?q?F=C3=A4hre?= is late
            Date: Mon, 7 Sep 2026 10:00:00 +0200
            Message-Id: <17@example.org>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            The F=E4hre was late.
            --b
            Content-Type: text/html

            <p>The HTML of it</p>
            --b--
            """);

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("17@example.org", "zoe@example.org", "Fähre is late"), (post.NativeId, post.Author, post.Title));
        Assert.Equal(("The Fähre was late.", false), (post.Text.Trim(), post.IsHtml));
        Assert.Equal((PostKind.Message, "mail"), (post.Kind, post.Network));
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 0, 0, TimeSpan.Zero), post.Written);
    }

    [Fact]
    public async Task reads_the_html_of_a_mail_that_has_nothing_else()
    {
        await WriteAsync("new", "1788768000.M1.post", "From: a@example.org\nContent-Type: text/html\n\n<p>Late</p>\n");

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("<p>Late</p>", true), (post.Text.Trim(), post.IsHtml));
    }

    [Fact]
    public async Task does_not_read_a_mail_again_that_was_moved_and_marked()
    {
        var (connector, _) = await WithThreePostsAsync();
        string? cursor = Cursor(await AllAsync(connector, null));
        File.Move(Path.Combine(Folder, "new", "1788768000.M1.post"), Path.Combine(Folder, "cur", "1788768000.M1.post:2,RS"));

        Assert.Empty(Posts(await AllAsync(connector, cursor)));
    }

    [Fact]
    public async Task leaves_the_files_as_they_are()
    {
        var (connector, _) = await WithThreePostsAsync();
        string[] before = Directory.GetFiles(Folder, "*", SearchOption.AllDirectories);

        await AllAsync(connector, null);

        Assert.Equal(before, Directory.GetFiles(Folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task leaves_out_a_mail_that_is_too_large()
    {
        await WriteAsync("new", "1788768000.M1.post", Mail(1) + new string('x', MaildirSource.MailLimit));
        await WriteAsync("new", "1788768000.M2.post", Mail(2));

        List<Delivery> all = await AllAsync(Open(), null);

        Assert.Equal(["2@example.org"], Posts(all).Select(post => post.NativeId));
        Assert.Equal(["A mail is left out: it is larger than 10 MB."], Problems(all));
    }

    private MaildirSource Open() => new(Make(SourceKind.Maildir, Folder));

    private async Task WriteAsync(string folder, string name, string mail)
    {
        Directory.CreateDirectory(Path.Combine(Folder, folder));
        await File.WriteAllTextAsync(Path.Combine(Folder, folder, name), mail, Cancel);
    }

    private static string Mail(int number) => $"From: jane@example.org\nSubject: Ferry {number}\nMessage-Id: <{number}@example.org>\n\nThe ferry was late for the {number}th time.\n";
}
