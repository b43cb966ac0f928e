using Heed.Archive;
using Heed.Match;
using Heed.Match.Language;
using Heed.Match.Verify;
using static Heed.Tests.Archive.ArchiveFolder;

namespace Heed.Tests.Archive;

public class A_search
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Node Tree(string query) => Query.Parse(query, QueryUse.Search).Tree ?? throw new ArgumentException($"{query}: {string.Join(" ", Query.Parse(query, QueryUse.Search).Findings)}");

    [Theory]
    [InlineData("Die Straße ist gesperrt", "STRASSE")]
    [InlineData("Die STRASSE ist gesperrt", "straße")]
    [InlineData("the ﬁrst ofﬁce", "\"first office\"")]
    [InlineData("well done 👍🏽 team", "👍")]
    [InlineData("well done 👍🏽 team", "👍🏽")]
    [InlineData("we write C++ here", "{C++}")]
    [InlineData("tell the US office", "{US}")]
    [InlineData("we can't wait", "{can}")]
    [InlineData("version 3.5 broke", "{3}")]
    [InlineData("le cafe\u0301 est froid", "{café}")]
    [InlineData("un café froid", "cafe")]
    [InlineData("Łódź jest daleko", "lodz")]
    [InlineData("my #LateParcel again", "lateparcel")]
    [InlineData("my #LateParcel again", "#late*")]
    [InlineData("東京へ行く", "東")]
    [InlineData("it froze twice", "froz*")]
    [InlineData("the parsel is late", "parcel~1")]
    [InlineData("late parcel", "title:parcel OR late")]
    [InlineData("my parcel is really very late", "parcel NEAR/3 late")]
    [InlineData("it didn't come", "\"it didn’t come\"")]
    [InlineData("late late late", "ATLEAST/3 late")]
    public async Task finds(string text, string query)
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, text), PostOf(2, "something else altogether"));
        Assert.Equal([text], folder.Archive.Search(Tree(query), new()).Mentions.Select(mention => mention.Text));
    }

    [Theory]
    [InlineData("un cafe froid", "café")]
    [InlineData("my tip", "#tip")]
    [InlineData("call [phone] now", "phone")]
    [InlineData("late [phone] parcel", "\"late parcel\"")]
    [InlineData("see https://parcel.example/late", "late")]
    [InlineData("C+++", "{C++}")]
    public async Task does_not_find(string text, string query)
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, text));
        Assert.Empty(folder.Archive.Search(Tree(query), new()).Mentions);
    }

    [Fact]
    public async Task asks_the_marks_for_the_fields_that_only_the_archive_knows()
    {
        await using ArchiveFolder folder = new();
        await folder.Archive.KeepAsync(PostOf(1, "late parcel"), [HitOf("parcels", PeriodLength.Week, "delays")], Cancel);
        await folder.KeepAsync(PostOf(2, "late card"), PostOf(3, "late letter"));
        IReadOnlyList<Mention> all = folder.Archive.Newest(new());
        await folder.MarkAsync(all.Single(mention => mention.Text == "late card").Id, Marks.Theme, "Delays");
        await folder.MarkAsync(all.Single(mention => mention.Text == "late letter").Id, Marks.State, "taken");
        Node late = new Node.Term("late"), delays = new Node.Field("theme", new(["delays"]));
        IEnumerable<string> texts(params Node[] all) => folder.Archive.Search(new Node.And(new(all)), new()).Mentions.Select(mention => mention.Text);
        Assert.Equal(["late parcel", "late card"], texts(late, delays));
        Assert.Equal(["late letter"], texts(late, new Node.Not(delays)));
        Assert.Equal(["late letter"], texts(late, new Node.Field("state", new(["taken"]))));
        Assert.Equal(["late parcel", "late card"], texts(late, new Node.Field("state", new(["open"]))));
    }

    [Fact]
    public async Task takes_the_queries_of_topics_for_their_names()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late parcel"), PostOf(2, "late card"), PostOf(3, "new parcel"));
        SearchRequest request = new() { Queries = [new("parcels", Tree("parcel*")), new("late", Tree("late AND topic:parcels"))] };
        Assert.Equal(["late parcel"], folder.Archive.Search(Tree("topic:late"), request).Mentions.Select(mention => mention.Text));
        Assert.Throws<ArgumentException>(() => folder.Archive.Search(Tree("topic:unknown"), request));
    }

    [Fact]
    public async Task takes_a_query_nested_as_deep_as_the_language_allows()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late parcel"));
        Node tree = new Node.Term("late");
        for (int level = 0; level < 60; level++)
            tree = level % 2 == 0 ? new Node.And(new([tree, new Node.Term("parcel")])) : new Node.Or(new([tree, new Node.Term($"x{level}")]));
        Assert.Single(folder.Archive.Search(tree, new()).Mentions);
    }

    [Fact]
    public async Task indexes_anew_when_words_are_cut_in_another_way()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late parcel"), PostOf(2, "late card", Noon.AddMonths(-1)));
        foreach (MonthFile month in folder.Archive.Months.NewestFirst)
            Dapper.SqlMapper.Execute(month.Writer, "UPDATE tokenizer SET version = 1; INSERT INTO words(words) VALUES('delete-all')");
        Assert.Empty(folder.Archive.Search(Tree("late"), new()).Mentions);
        await folder.ReopenAsync();
        Assert.Equal(2, folder.Archive.Search(Tree("late"), new()).Mentions.Count);
    }

    /// <summary>One meaning, live and kept: over random posts, a search gives just those that the query matches before they are kept.</summary>
    [Theory, InlineData(1), InlineData(2)]
    public async Task gives_what_a_plain_evaluation_of_every_post_gives(int seed)
    {
        await using ArchiveFolder folder = new();
        RandomPosts random = new(seed);
        List<Post> posts = [.. Enumerable.Range(0, 300).Select(random.Post)];
        foreach (Post post in posts) await folder.Archive.KeepAsync(post, [Parcels], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        foreach (Post gone in posts.Where((_, at) => at % 4 == 1)) await folder.Archive.EraseAsync(gone.Tag, Cancel);
        posts = [.. posts.Where((_, at) => at % 4 != 1).OrderByDescending(post => post.Seen)];

        int found = 0;
        for (int query = 0; query < 120; query++)
        {
            Node tree = random.Tree(3);
            PlainScan plain = new([new NamedQuery("q", tree)]);
            List<string> expected = [.. posts.Where(post => plain.Match(post.ToFields()).Topics.Count > 0).Select(post => post.Text)];
            List<string> got = [];
            SearchPage page = new([], null);
            do
            {
                page = folder.Archive.Search(tree, new() { Limit = 40, After = page.Next }, budget: 100);
                got.AddRange(page.Mentions.Select(mention => mention.Text));
            }
            while (page.Next is not null);
            Assert.True(expected.SequenceEqual(got), $"{Query.Format(tree)}\nmissing: {string.Join(" | ", expected.Except(got))}\nextra: {string.Join(" | ", got.Except(expected))}");
            found += got.Count;
        }
        Assert.True(found > 500, $"Only {found} mentions were found: the queries say too little.");
    }
}
