using System.Diagnostics;
using System.Globalization;
using Dapper;
using Heed.Archive;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using static Heed.Tests.Archive.ArchiveFolder;

namespace Heed.Tests.Archive;

/// <summary>The test program starts itself again as a child that keeps posts and kills itself (kill -9) in the midst of it.</summary>
public class A_crash
{
    private const string FolderVariable = "HEED_TEST_CRASH_FOLDER";
    private const string EarlyVariable = "HEED_TEST_CRASH_EARLY";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task loses_nothing_that_was_acknowledged_and_keeps_nothing_twice(int attempt)
    {
        (int acknowledged, long[] found) = await CrashAsync(early: false);
        Assert.True(acknowledged >= 300, $"In attempt {attempt} the child came to {acknowledged} posts.");
        Assert.Empty(Enumerable.Range(0, acknowledged).Select(number => (long)number).Except(found));
        Assert.Equal(found.Distinct().Count(), found.Length);
    }

    [Fact]
    public async Task would_lose_posts_that_were_acknowledged_before_they_were_on_disk()
    {
        (int acknowledged, long[] found) = await CrashAsync(early: true);
        Assert.NotEmpty(Enumerable.Range(0, acknowledged).Select(number => (long)number).Except(found));
    }

    [Fact(Explicit = true)]
    public async Task is_what_the_child_comes_to()
    {
        string folder = Environment.GetEnvironmentVariable(FolderVariable) ?? throw new InvalidOperationException("Only the tests above start this one.");
        bool early = Environment.GetEnvironmentVariable(EarlyVariable) is not null;
        using State state = State.Open(Path.Combine(folder, "state.db"), [Marks.Tables]);
        PostArchive archive = PostArchive.Open(Path.Combine(folder, "mentions"), state, new KeyRing(Path.Combine(folder, "keys")), TimeProvider.System, NullLogger<PostArchive>.Instance, (_, _) => { });
        int number = 0;
        for (int round = 0; round < 5; round++)
        {
            while (number < (round + 1) * 300) await archive.KeepAsync(PostOf(number, $"late parcel {number++}", Noon), [Parcels], Cancel);
            if (!early) await archive.CommitAsync(Cancel);
            await File.AppendAllTextAsync(Path.Combine(folder, "acknowledged"), $"{number}\n", Cancel);
        }
        for (int more = 0; !early && more < 1_500; more++) await archive.KeepAsync(PostOf(number, $"late parcel {number++}", Noon), [Parcels], Cancel);
        using Process self = Process.GetCurrentProcess();
        self.Kill();
        await Task.Delay(Timeout.Infinite, Cancel);
    }

    private static async Task<(int Acknowledged, long[] Found)> CrashAsync(bool early)
    {
        string folder = Directory.CreateTempSubdirectory("heed-crash-").FullName;
        try
        {
            ProcessStartInfo start = new(Path.Combine(AppContext.BaseDirectory, "Heed.Tests" + (OperatingSystem.IsWindows() ? ".exe" : "")))
            {
                ArgumentList = { "-explicit", "only", "-method", $"{typeof(A_crash).FullName}.{nameof(is_what_the_child_comes_to)}" },
                RedirectStandardOutput = true,
            };
            start.Environment[FolderVariable] = folder;
            if (early) start.Environment[EarlyVariable] = "yes";
            using (Process child = Process.Start(start)!)
            {
                _ = child.StandardOutput.ReadToEndAsync(Cancel);
                await child.WaitForExitAsync(Cancel);
            }
            string[] acknowledged = await File.ReadAllLinesAsync(Path.Combine(folder, "acknowledged"), Cancel);
            return (int.Parse(acknowledged[^1], CultureInfo.InvariantCulture), await FoundAsync(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long[]> FoundAsync(string folder)
    {
        using State state = State.Open(Path.Combine(folder, "state.db"), [Marks.Tables]);
        await using PostArchive archive = PostArchive.Open(
            Path.Combine(folder, "mentions"), state, new KeyRing(Path.Combine(folder, "keys")), TimeProvider.System, NullLogger<PostArchive>.Instance, (_, _) => { });
        return [.. archive.Months.NewestFirst.SelectMany(month => Found(month.Writer))];
    }

    private static IEnumerable<long> Found(SqliteConnection db)
    {
        Assert.Equal("ok", db.ExecuteScalar<string>("PRAGMA integrity_check"));
        db.Execute("INSERT INTO words(words, rank) VALUES('integrity-check', 1)");
        return db.Query<string>("SELECT text FROM posts").Select(text => long.Parse(text.Split(' ')[^1], CultureInfo.InvariantCulture));
    }
}
