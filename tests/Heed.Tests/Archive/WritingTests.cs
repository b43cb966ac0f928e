using Dapper;
using Heed.Archive;
using static Heed.Tests.Archive.ArchiveFolder;

namespace Heed.Tests.Archive;

public class A_writer
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>As if the disk were full: the file may not grow.</summary>
    private static void Fill(ArchiveFolder folder, bool full) => Assert.Single(folder.Archive.Months.NewestFirst).Writer.Execute(
        full ? "PRAGMA max_page_count=1" : "PRAGMA max_page_count=1000000");

    private static Post Long(int number) => PostOf(number, string.Concat(Enumerable.Repeat($"late parcel {number} ", 500)));

    [Fact]
    public async Task says_that_the_disk_is_full_and_writes_once_it_is_not()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(0, "first"));
        Fill(folder, full: true);
        for (int number = 1; number <= 20; number++) await folder.Archive.KeepAsync(Long(number), [Parcels], Cancel);
        IOException error = await Assert.ThrowsAsync<IOException>(() => folder.Archive.CommitAsync(Cancel));
        Assert.Contains("full", error.Message);
        Assert.Equal(1, folder.Archive.Count());

        Fill(folder, full: false);
        await folder.Archive.CommitAsync(Cancel);
        Assert.Equal(21, folder.Archive.Count());
    }

    [Fact]
    public async Task makes_those_who_keep_wait_while_its_queue_is_full()
    {
        await using ArchiveFolder folder = new();
        await folder.KeepAsync(PostOf(0, "first"));
        Fill(folder, full: true);
        using CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        int accepted = 0;
        ValueTask waits;
        while ((waits = folder.Archive.KeepAsync(Long(++accepted), [Parcels], cancel.Token)).IsCompletedSuccessfully) ;
        Assert.InRange(accepted, MonthWriter.QueuePosts, MonthWriter.QueuePosts + MonthWriter.GroupPosts + 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await waits);
        Fill(folder, full: false);
    }

    [Fact]
    public async Task refuses_a_post_of_a_month_whose_key_is_gone_and_keeps_the_others()
    {
        await using ArchiveFolder folder = new();
        folder.Keys.DestroyOrigins(Period.Parse("2026-10"));
        await folder.Archive.KeepAsync(PostOf(1, "too late", Noon.AddMonths(-1)), [Parcels], Cancel);
        await folder.Archive.KeepAsync(PostOf(2, "in time"), [Parcels], Cancel);
        await Assert.ThrowsAsync<IOException>(() => folder.Archive.CommitAsync(Cancel));
        await folder.Archive.CommitAsync(Cancel);
        Assert.Equal("in time", Assert.Single(folder.Archive.Newest(new())).Text);
    }

    [Fact]
    public async Task takes_nothing_more_once_it_is_closed()
    {
        await using ArchiveFolder folder = new();
        PostArchive archive = folder.Archive;
        await folder.CloseAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await archive.KeepAsync(PostOf(1, "late"), [Parcels], Cancel));
    }

    [Fact]
    public async Task keeps_every_post_that_several_sources_hand_over_at_once()
    {
        await using ArchiveFolder folder = new();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(source => Task.Run(async () =>
        {
            for (int number = 0; number < 300; number++)
            {
                await folder.Archive.KeepAsync(PostOf((source * 200) + number, "late", Noon), [Parcels], Cancel);
                if (number % 50 != 49) continue;
                await folder.Archive.CommitAsync(Cancel);
                Assert.True(folder.Archive.Holds(PostOf((source * 200) + number, "").Tag));
            }
        })));
        Assert.Equal((7 * 200) + 300, folder.Archive.Count());
    }
}
