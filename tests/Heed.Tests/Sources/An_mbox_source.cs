using System.Text;
using Heed.Sources;

namespace Heed.Tests.Sources;

public class An_mbox_source : SourceContract
{
    private string Path => System.IO.Path.Combine(Folder, "letters.mbox");

    protected override async Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        await WriteAsync(Mail(1) + Mail(2) + Mail(3));
        return (Open(), Make(SourceKind.Mbox, Path));
    }

    protected override Task AddOneAsync() => File.AppendAllTextAsync(Path, Mail(4), Cancel);

    protected override async Task<ISource> BrokenAsync()
    {
        await WriteAsync("Dear council,\n\nFrom the outset this was no mbox.\n");
        return Open();
    }

    protected override Task<ISource> MissingAsync() => Task.FromResult<ISource>(Open());

    protected override string ExpectedPlace(Source source) => "mail:river-forum";

    [Fact]
    public async Task reads_what_a_mail_says()
    {
        await WriteAsync("From zoe@example.org Mon Sep  7 10:00:00 2026\nFrom: =?utf-8?q?Zo=C3=AB?= <zoe@example.org>\nSubject: Late\nDate: Mon, 7 Sep 2026 10:00:00 +0200\nMessage-Id: <17@example.org>\n\nThe ferry was late.\n\n");

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("17@example.org", "zoe@example.org", "Late", "The ferry was late."), (post.NativeId, post.Author, post.Title, post.Text.Trim()));
        Assert.Equal((PostKind.Message, "mail"), (post.Kind, post.Network));
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 0, 0, TimeSpan.Zero), post.Written);
    }

    [Theory]
    [InlineData("\nFrom the outset it was late.\n", "From the outset it was late.")]
    [InlineData("\n>From Ann it came.\n", "From Ann it came.")]
    [InlineData("\n>>From Ann it came.\n", ">From Ann it came.")]
    [InlineData("A line\nFrom ann@example.org Mon Sep  7 10:00:00 2026\n", "A line\nFrom ann@example.org Mon Sep  7 10:00:00 2026")]
    public async Task does_not_take_a_line_of_a_letter_for_the_next_one(string written, string read)
    {
        await WriteAsync(Mail(1, written) + Mail(2));

        RawPost[] posts = Posts(await AllAsync(Open(), null));

        Assert.Equal([read, "The ferry was late for the 2th time."], posts.Select(post => post.Text.Trim().ReplaceLineEndings("\n")));
    }

    [Fact]
    public async Task reads_lines_that_end_as_on_the_wire()
    {
        await WriteAsync((Mail(1) + Mail(2)).ReplaceLineEndings("\r\n"));

        Assert.Equal(["1@example.org", "2@example.org"], Posts(await AllAsync(Open(), null)).Select(post => post.NativeId));
    }

    [Fact]
    public async Task leaves_a_mail_that_is_still_being_written_for_the_next_time()
    {
        await WriteAsync(Mail(1) + Mail(2).TrimEnd()[..^3]);
        List<Delivery> first = await AllAsync(Open(), null);
        await WriteAsync(Mail(1) + Mail(2));

        List<Delivery> second = await AllAsync(Open(), Cursor(first));

        Assert.Equal(["1@example.org"], Posts(first).Select(post => post.NativeId));
        Assert.Equal(["The last mail of the file has no end; it is left for the next time."], Problems(first));
        Assert.Equal(["2@example.org"], Posts(second).Select(post => post.NativeId));
    }

    [Fact]
    public async Task leaves_out_a_mail_that_is_too_large()
    {
        await WriteAsync(Mail(1) + Mail(2, string.Concat(Enumerable.Repeat("A line of a very long letter.\n", MboxSource.MailLimit / 29))) + Mail(3, new string('x', MboxSource.MailLimit + 1) + "\n") + Mail(4));

        List<Delivery> all = await AllAsync(Open(), null);

        Assert.Equal(["1@example.org", "4@example.org"], Posts(all).Select(post => post.NativeId));
        Assert.Equal(["Mail 2 is left out: it is larger than 10 MB.", "Mail 3 is left out: it is larger than 10 MB."], Problems(all));
    }

    [Fact]
    public async Task gives_a_mail_without_an_id_the_same_one_each_time()
    {
        await WriteAsync("From ann@example.org Mon Sep  7 10:00:00 2026\nFrom: ann@example.org\n\nLate.\n");
        string first = Assert.Single(Posts(await AllAsync(Open(), null))).NativeId;
        await File.AppendAllTextAsync(Path, "\n" + Mail(2), Cancel);

        Assert.Equal(first, Posts(await AllAsync(Open(), null))[0].NativeId);
    }

    /// <summary>A file of 60 MB is read with less than that in memory.</summary>
    [Fact]
    public async Task does_not_hold_the_file()
    {
        string body = string.Concat(Enumerable.Repeat("A line of a letter on the ferry.\n", 3_000));
        await using (StreamWriter file = new(Path)) for (int i = 0; i < 600; i++) await file.WriteAsync(Mail(i, body).AsMemory(), Cancel);
        long before = GC.GetTotalMemory(forceFullCollection: true), most = 0, count = 0;

        await foreach (Delivery delivery in Open().ReadAsync(null, Cancel))
        {
            if (delivery is Delivery.Entry && ++count % 100 == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        }

        Assert.Equal(600, count);
        Assert.InRange(most, long.MinValue, 20_000_000);
    }

    private MboxSource Open() => new(Make(SourceKind.Mbox, Path));

    private Task WriteAsync(string text) => File.WriteAllTextAsync(Path, text, new UTF8Encoding(false), Cancel);

    private static string Mail(int number, string? text = null) =>
        $"From jane@example.org Mon Sep  7 10:00:00 2026\nFrom: jane@example.org\nSubject: Ferry {number}\nMessage-Id: <{number}@example.org>\n\n{text ?? $"The ferry was late for the {number}th time.\n"}\n";
}
