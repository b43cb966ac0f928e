using Heed.Sources;

namespace Heed.Tests.Sources;

public class A_jsonl_source : SourceContract
{
    private string Path => System.IO.Path.Combine(Folder, "posts.jsonl");

    protected override async Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        await File.WriteAllTextAsync(Path, Line(1) + Line(2) + Line(3), Cancel);
        return (Open(), Make(SourceKind.Jsonl, Path));
    }

    protected override Task AddOneAsync() => File.AppendAllTextAsync(Path, Line(4), Cancel);

    protected override async Task<ISource> BrokenAsync()
    {
        await File.WriteAllTextAsync(Path, "this is no JSON\n", Cancel);
        return Open();
    }

    protected override Task<ISource> MissingAsync() => Task.FromResult<ISource>(Open());

    protected override string ExpectedPlace(Source source) => "file:river-forum";

    [Fact]
    public async Task reads_every_field()
    {
        await File.WriteAllTextAsync(Path, """
            {"id":"r-1","text":"The ferry is late again","title":"Ferry","lang":"en","country":"GB","network":"mastodon","source":"ignored","url":"https://forum.example/r-1","links":["https://ferry.example/"],"kind":"reply","tags":["ferry"],"rating":2,"engagement":7,"published":"2026-09-07T10:00:00+02:00","media":["image"],"author":"jane"}

            """, Cancel);

        RawPost post = Assert.Single(Posts(await AllAsync(Open(), null)));

        Assert.Equal(("r-1", "The ferry is late again", "Ferry", "jane"), (post.NativeId, post.Text, post.Title, post.Author));
        Assert.Equal(("en", "GB", "mastodon", "river-forum", PostKind.Reply), (post.Language, post.Country, post.Network, post.Source, post.Kind));
        Assert.Equal(new Uri("https://forum.example/r-1"), post.Url);
        Assert.Equal((2.0, 7L), (post.Rating, post.Engagement));
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 0, 0, TimeSpan.Zero), post.Written);
        Assert.Equal(["https://ferry.example/", "ferry", "image"], [.. post.Links, .. post.Tags, .. post.Media]);
    }

    [Fact]
    public async Task leaves_a_line_that_is_still_being_written_for_the_next_time()
    {
        string half = Line(2)[..20];
        await File.WriteAllTextAsync(Path, Line(1) + half, Cancel);
        List<Delivery> first = await AllAsync(Open(), null);
        await File.AppendAllTextAsync(Path, Line(2)[20..], Cancel);

        List<Delivery> second = await AllAsync(Open(), Cursor(first));

        Assert.Equal(["post-1"], Posts(first).Select(post => post.NativeId));
        Assert.Empty(Problems(first));
        Assert.Equal(["post-2"], Posts(second).Select(post => post.NativeId));
    }

    [Fact]
    public async Task reads_a_last_line_that_is_whole_without_its_end()
    {
        await File.WriteAllTextAsync(Path, Line(1) + Line(2).TrimEnd(), Cancel);

        Assert.Equal(2, Posts(await AllAsync(Open(), null)).Length);
    }

    [Fact]
    public async Task tells_which_lines_are_bad_and_reads_the_others()
    {
        await File.WriteAllTextAsync(Path, Line(1) + "{\"id\":\"x\"}\n\n[1]\n{\"text\":\"half \\ud83d\"}\n{\"text\":\"a\",\"kind\":\"rumour\"}\n" + Line(2), Cancel);

        List<Delivery> all = await AllAsync(Open(), null);

        Assert.Equal(2, Posts(all).Length);
        Assert.Equal(
            [
                "Line 2 is left out: it has no text.",
                "Line 4 is left out: it is not one JSON object.",
                "Line 5 is left out: it is not JSON.",
                "Line 6 is left out: its kind is none of post, reply, article, review, message.",
            ],
            Problems(all));
    }

    [Fact]
    public async Task tells_of_many_bad_lines_as_a_number()
    {
        await File.WriteAllLinesAsync(Path, Enumerable.Repeat("bad", 30), Cancel);

        string[] problems = Problems(await AllAsync(Open(), null));

        Assert.Equal(21, problems.Length);
        Assert.Equal("10 more are left out.", problems[^1]);
    }

    [Fact]
    public async Task leaves_out_a_line_that_is_too_long()
    {
        string longest = $"{{\"id\":\"long\",\"text\":\"{new string('x', JsonlSource.LineLimit - 30)}\"}}\n";
        string longer = $"{{\"text\":\"{new string('x', JsonlSource.LineLimit)}\"}}\n";
        await File.WriteAllTextAsync(Path, Line(1) + longest + longer + Line(2), Cancel);

        List<Delivery> all = await AllAsync(Open(), null);

        Assert.Equal(["post-1", "long", "post-2"], Posts(all).Select(post => post.NativeId));
        Assert.Equal(["Line 3 is left out: it is longer than 10 MB."], Problems(all));
    }

    [Fact]
    public async Task can_be_interrupted_every_thousand_posts()
    {
        await File.WriteAllLinesAsync(Path, Enumerable.Range(1, 2_500).Select(number => Line(number).TrimEnd()), Cancel);
        List<Delivery> all = await AllAsync(Open(), null);
        string?[] reached = all.OfType<Delivery.Reached>().Select(at => at.Cursor).ToArray();

        Assert.Equal(3, reached.Length);
        Assert.Equal("post-2001", Posts(await AllAsync(Open(), reached[1]))[0].NativeId);
    }

    [Fact]
    public async Task starts_anew_with_a_file_that_was_replaced_by_a_shorter_one()
    {
        await File.WriteAllTextAsync(Path, Line(1) + Line(2), Cancel);
        string? cursor = Cursor(await AllAsync(Open(), null));
        await File.WriteAllTextAsync(Path, Line(3), Cancel);

        List<Delivery> second = await AllAsync(Open(), cursor);

        Assert.Equal(["post-3"], Posts(second).Select(post => post.NativeId));
        Assert.Single(Problems(second));
    }

    [Fact]
    public async Task gives_the_same_id_to_the_same_line_that_has_none()
    {
        await File.WriteAllTextAsync(Path, "{\"text\":\"The ferry is late\"}\n", Cancel);

        Assert.Equal(Posts(await AllAsync(Open(), null))[0].NativeId, Posts(await AllAsync(Open(), null))[0].NativeId);
    }

    private JsonlSource Open() => new(Make(SourceKind.Jsonl, Path));

    private static string Line(int number) => $"{{\"id\":\"post-{number}\",\"text\":\"The ferry is late for the {number}th time\"}}\n";
}
