using Dapper;
using Heed.Archive;
using Microsoft.Data.Sqlite;
using static Heed.Tests.Archive.ArchiveFolder;

namespace Heed.Tests.Archive;

public class An_erasure
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<ArchiveFolder> WithNamesAsync(bool erasesForGood = true)
    {
        ArchiveFolder folder = new(erasesForGood);
        await folder.KeepAsync(
            PostOf(1, "Zaphodbeeblebrox of Wurzelstadt wrote about a late parcel") with { Title = "Quibbleworth speaks", Tags = ["Snorkelack"] },
            PostOf(2, "another late parcel"));
        return folder;
    }

    [Fact]
    public async Task leaves_no_word_of_the_post_in_any_file()
    {
        await using ArchiveFolder folder = await WithNamesAsync();
        Assert.True(await folder.Archive.EraseAsync(PostOf(1, "").Tag, Cancel));
        Assert.All(["Zaphodbeeblebrox", "zaphodbeeblebrox", "Wurzelstadt", "wurzelstadt", "uibbleworth", "norkelack"], word => Assert.Empty(folder.FilesWith(word)));
        Assert.NotEmpty(folder.FilesWith("another late parcel"));
        Assert.False(folder.Archive.Holds(PostOf(1, "").Tag));
        Assert.Equal(1, folder.Archive.Count());
    }

    [Fact]
    public async Task would_leave_words_in_the_files_without_secure_deletion()
    {
        await using ArchiveFolder folder = await WithNamesAsync(erasesForGood: false);
        await folder.Archive.EraseAsync(PostOf(1, "").Tag, Cancel);
        Assert.NotEmpty(folder.FilesWith("zaphodbeeblebrox"));
    }

    [Theory, InlineData(2), InlineData(3)]
    public async Task leaves_no_word_of_many_posts_in_the_inner_pages_of_the_index(int everyOther)
    {
        await using ArchiveFolder folder = await WithManyNamesAsync();
        for (int number = 0; number < ManyNames; number++)
        {
            if (number % everyOther != 0) await folder.Archive.EraseAsync(PostOf(number, "").Tag, Cancel);
        }
        Assert.Equal(Enumerable.Range(0, ManyNames).Where(number => number % everyOther == 0), NamesInFiles(folder));
        AssertSound(folder);
    }

    [Fact]
    public async Task would_leave_words_in_the_inner_pages_with_the_secure_deletion_of_FTS5_alone()
    {
        await using ArchiveFolder folder = await WithManyNamesAsync();
        MonthFile file = Assert.Single(folder.Archive.Months.NewestFirst);
        file.Writer.Execute(
            """
            INSERT INTO words(words, rowid, title, text) SELECT 'delete', id, title, text FROM posts WHERE substr(text, -4) % 3 <> 0;
            DELETE FROM posts WHERE substr(text, -4) % 3 <> 0;
            """);
        Assert.True(file.EmptyLog());
        Assert.Contains(NamesInFiles(folder), number => number % 3 != 0);
    }

    [Fact]
    public async Task leaves_nothing_in_the_vocabulary_of_the_index()
    {
        await using ArchiveFolder folder = await WithNamesAsync();
        await folder.Archive.EraseAsync(PostOf(1, "").Tag, Cancel);
        using SqliteConnection db = new($"Data Source={Assert.Single(Directory.GetFiles(folder.MentionsPath, "*.db"))};Pooling=False");
        db.Open();
        NativeTokenizer.Register(db);
        db.Execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', 'words', 'row')");
        Assert.Equal(["another", "late", "parcel"], db.Query<string>("SELECT term FROM vocabulary ORDER BY term"));
    }

    [Fact]
    public async Task takes_back_a_post_that_was_accepted_and_not_yet_written()
    {
        await using ArchiveFolder folder = new();
        await folder.Archive.KeepAsync(PostOf(1, "late parcel"), [Parcels], Cancel);
        Assert.True(await folder.Archive.EraseAsync(PostOf(1, "").Tag, Cancel));
        await folder.Archive.CommitAsync(Cancel);
        Assert.Equal(0, folder.Archive.Count());
    }

    [Fact]
    public async Task says_when_there_was_nothing_to_erase()
    {
        await using ArchiveFolder folder = await WithNamesAsync();
        Assert.False(await folder.Archive.EraseAsync(PostOf(9, "").Tag, Cancel));
        Assert.False(await folder.Archive.EraseAsync(7L, Cancel));
    }

    [Fact]
    public async Task corrects_the_counts_by_day()
    {
        await using ArchiveFolder folder = await WithNamesAsync();
        await folder.Archive.EraseAsync(PostOf(1, "").Tag, Cancel);
        Assert.Equal([new(new(2026, 11, 10), 1)], folder.Archive.CountByDay("parcels", new(2026, 11, 10), new(2026, 11, 10)));
    }

    [Fact]
    public async Task takes_the_marks_and_tells_who_keeps_more_on_a_mention()
    {
        await using ArchiveFolder folder = await WithNamesAsync();
        long mention = folder.Archive.Newest(new()).Single(mention => mention.Title is not null).Id;
        await folder.MarkAsync(mention, Marks.State, "taken");
        Assert.True(await folder.Archive.EraseAsync(mention, Cancel));
        Assert.Empty(folder.Marks.Of(mention));
        Assert.Equal([mention], folder.Erased);
    }

    [Fact]
    public async Task of_a_topic_leaves_what_another_topic_holds()
    {
        await using ArchiveFolder folder = new();
        await folder.Archive.KeepAsync(PostOf(1, "late parcel"), [HitOf("parcels"), HitOf("mail")], Cancel);
        await folder.Archive.KeepAsync(PostOf(2, "late card"), [HitOf("mail")], Cancel);
        await folder.Archive.KeepAsync(PostOf(3, "new card", Noon.AddHours(1)), [HitOf("mail")], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        Assert.Equal(1, await folder.Archive.EraseTopicBeforeAsync("mail", Noon, Cancel));
        Assert.Equal(["new card", "late parcel"], folder.Archive.Newest(new()).Select(mention => mention.Text));
        Assert.Equal(["parcels"], folder.Archive.Newest(new()).Single(mention => mention.Text == "late parcel").Hits.Select(hit => hit.Topic));
        Assert.Equal(1, folder.Archive.CountByDay("mail", new(2026, 11, 10), new(2026, 11, 10))[0].Mentions);
    }

    [Fact]
    public async Task of_a_source_takes_all_it_delivered_before_a_moment()
    {
        await using ArchiveFolder folder = new();
        for (int number = 0; number < 1_200; number++) await folder.Archive.KeepAsync(PostOf(number, "late", source: number % 2 == 0 ? "forum" : "news"), [Parcels], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        Assert.Equal(595, await folder.Archive.EraseSourceBeforeAsync("forum", Noon.AddMinutes(-9), Cancel));
        Assert.Equal(605, folder.Archive.Count());
        AssertSound(folder);
    }

    [Fact]
    public async Task by_age_passes_evidence_by_until_its_time_is_over()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(1, "late parcel"), PostOf(2, "late card"));
        long evidence = folder.Archive.Newest(new()).Single(mention => mention.Text == "late parcel").Id;
        await folder.MarkAsync(evidence, Marks.Captured, "yes");
        Assert.Equal(1, await folder.Archive.EraseSourceBeforeAsync("forum", Noon, Cancel));
        Assert.Equal("late parcel", Assert.Single(folder.Archive.Newest(new())).Text);

        folder.Clock.Advance(PostArchive.LongestCapture);
        Assert.Equal(1, await folder.Archive.EraseSourceBeforeAsync("forum", Noon, Cancel));
    }

    [Fact]
    public async Task ends_a_month_that_is_over_with_its_file_and_its_key()
    {
        await using ArchiveFolder folder = new();
        Period october = Period.Parse("2026-10");
        await folder.KeepAsync(PostOf(1, "late parcel", Noon.AddMonths(-1)), PostOf(2, "late card"));
        await folder.Archive.EraseTopicBeforeAsync("parcels", Noon.AddDays(-9), Cancel);
        Assert.Equal(["mentions-2026-11.db"], Directory.GetFiles(folder.MentionsPath, "*.db").Select(Path.GetFileName));
        Assert.Throws<KeyDestroyedException>(() => folder.Keys.Origins(october));
        Assert.Equal("late card", Assert.Single(folder.Archive.Newest(new())).Text);
    }

    [Fact]
    public async Task leaves_the_file_of_the_running_month_for_what_comes()
    {
        await using ArchiveFolder folder = await WithNamesAsync();
        await folder.Archive.EraseSourceBeforeAsync("forum", Noon.AddDays(1), Cancel);
        await folder.KeepAsync(PostOf(3, "late card"));
        Assert.Equal("late card", Assert.Single(folder.Archive.Newest(new())).Text);
    }

    [Fact]
    public async Task that_a_crash_cut_short_is_finished_at_the_next_start()
    {
        await using ArchiveFolder folder = await WithNamesAsync();
        await folder.MarkAsync(123, Marks.State, "taken"); // of a mention that no file holds
        await folder.ReopenAsync();
        Assert.Empty(folder.Marks.Of(123));
    }

    private const int ManyNames = 1_200;

    // They differ in their last signs only, so that the inner pages of the index hold some of them whole.
    private static string NameOf(int number) => $"wanderfalke{number:0000}";

    private static async Task<ArchiveFolder> WithManyNamesAsync()
    {
        ArchiveFolder folder = new();
        for (int number = 0; number < ManyNames; number++) await folder.Archive.KeepAsync(PostOf(number, $"a late parcel of {NameOf(number)}"), [Parcels], Cancel);
        await folder.Archive.CommitAsync(Cancel);
        return folder;
    }

    private static IReadOnlyList<int> NamesInFiles(ArchiveFolder folder)
    {
        string bytes = string.Concat(Directory.GetFiles(folder.MentionsPath).Select(file => System.Text.Encoding.Latin1.GetString(ReadShared(file))));
        return [.. Enumerable.Range(0, ManyNames).Where(number => bytes.Contains(NameOf(number), StringComparison.Ordinal))];
    }

    /// <summary>SQLite's own check of every page, and FTS5's that the index holds just the words of the posts left.</summary>
    private static void AssertSound(ArchiveFolder folder)
    {
        foreach (string file in Directory.GetFiles(folder.MentionsPath, "*.db"))
        {
            using SqliteConnection db = new($"Data Source={file};Pooling=False");
            db.Open();
            NativeTokenizer.Register(db);
            Assert.Equal("ok", db.ExecuteScalar<string>("PRAGMA integrity_check"));
            db.Execute("INSERT INTO words(words, rank) VALUES('integrity-check', 1)");
        }
    }
}
