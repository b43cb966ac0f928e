using System.Text;
using Dapper;
using Heed.Log;
using Heed.Verify;
using Microsoft.Data.Sqlite;

namespace Heed.Tests.Log;

public sealed class The_log_of_acts : IDisposable
{
    private readonly LogFolder _on = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _on.Dispose();

    [Fact]
    public async Task numbers_acts_from_0_and_shows_the_newest_first()
    {
        Assert.Equal(0, await _on.Log.RecordAsync(new Act("source.added", "source:village-news", "ana@village.example"), Cancel));
        Assert.Equal(1, await _on.Log.RecordAsync(new Act("source.approved", "source:village-news", "console:steward", """{"note":"fine"}"""), Cancel));
        Assert.Equal(["source.approved", "source.added"], _on.Log.Newest(10, null).Select(row => row.Kind));
        Assert.Equal("source.added", Assert.Single(_on.Log.Newest(10, before: _on.Log.Newest(1, null)[0].Id)).Kind);
        Assert.Equal(2, _on.Log.Size);
    }

    [Fact]
    public async Task gives_a_number_again_when_its_transaction_was_rolled_back()
    {
        await _on.ActAsync(3);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _on.State.WriteAsync(
            connection =>
            {
                _on.Log.Append(connection, new Act("topic.added", "topic:buses", "ana@village.example"));
                throw new InvalidOperationException("the change did not work out");
            },
            Cancel));
        Assert.Equal(3, await _on.Log.RecordAsync(new Act("topic.added", "topic:trains", "ana@village.example"), Cancel));
        Assert.DoesNotContain(_on.Log.Newest(10, null), row => row.Object == "topic:buses");
    }

    [Fact]
    public async Task publishes_kind_object_and_day_but_not_who_or_why()
    {
        await _on.Log.RecordAsync(new Act("mention.opened", "mention:17", "ana@village.example", """{"reason":"asked for help"}"""), Cancel);
        await _on.PublishAsync();
        byte[] entry = Assert.Single(new TileReader(new FolderPlace(_on.Public)).ReadEntries(new TilePlace(TilePlace.Entries, 0, 1))!);
        Assert.Matches("""^\{"act":"[0-9a-f]{64}","day":"2026-03-02","kind":"mention.opened","object":"mention:17"\}$""", Encoding.UTF8.GetString(entry));
    }

    [Fact]
    public async Task lets_an_act_be_proven_with_its_salt_and_only_as_it_was()
    {
        await _on.Log.RecordAsync(new Act("mention.opened", "mention:17", "ana@village.example", """{"reason":"a \"quote\""}"""), Cancel);
        await _on.PublishAsync();
        ActRow row = Assert.Single(_on.Log.Newest(1, null));
        RevealedAct shown = new(row.Kind, row.Object, row.At!.Value, row.Who!, row.Detail, row.Salt!);
        byte[] entry = Assert.Single(new TileReader(new FolderPlace(_on.Public)).ReadEntries(new TilePlace(TilePlace.Entries, 0, 1))!);
        Assert.Equal(entry, shown.ToEntry().ToBytes());
        Assert.NotEqual(entry, (shown with { Who = "ben@village.example" }).ToEntry().ToBytes());
    }

    [Fact]
    public async Task gives_two_equal_acts_two_entries_nobody_can_match()
    {
        await _on.ActAsync(2);
        await _on.PublishAsync();
        IReadOnlyList<byte[]> entries = new TileReader(new FolderPlace(_on.Public)).ReadEntries(new TilePlace(TilePlace.Entries, 0, 2))!;
        Assert.NotEqual(entries[0], entries[1]);
    }

    [Theory]
    [InlineData("Topic Changed", "topic:x", "ana@village.example")]
    [InlineData("", "topic:x", "ana@village.example")]
    [InlineData("topic.changed", "", "ana@village.example")]
    [InlineData("topic.changed", "topic:x\n{}", "ana@village.example")]
    [InlineData("topic.changed", "topic:x", "")]
    public async Task refuses_an_act_without_a_proper_kind_object_or_actor(string kind, string @object, string who)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _on.Log.RecordAsync(new Act(kind, @object, who), Cancel));
        Assert.Equal(0, _on.Log.Size);
    }

    [Theory]
    [InlineData("DELETE FROM acts WHERE n = 1")]
    [InlineData("UPDATE acts SET object = 'topic:other' WHERE n = 1")]
    [InlineData("UPDATE checkpoints SET note = ''")]
    [InlineData("DELETE FROM checkpoints")]
    public async Task refuses_to_be_changed_by_a_slip_in_the_program(string sql)
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        await Assert.ThrowsAsync<SqliteException>(() => _on.State.WriteAsync(connection => connection.Execute(sql), Cancel));
    }

    [Fact]
    public async Task forgets_who_acted_after_12_months_and_stays_intact()
    {
        await _on.ActAsync(1);
        await _on.PublishAsync();
        _on.Clock.Advance(TimeSpan.FromDays(366));
        await _on.ActAsync(1);
        Assert.Equal(1, await _on.Log.ForgetAsync(Cancel));
        Assert.Collection(
            _on.Log.Newest(10, null),
            fresh => Assert.Equal("ana@village.example", fresh.Who),
            old => Assert.Equal((null, null, null, null, "topic:late-parcels"), (old.At, old.Who, old.Detail, old.Salt, old.Object)));
        _on.Restart();
        await _on.PublishAsync();
        Assert.True(LogCheck.Run(_on.Public, _on.Log.VerifierKey, older: null).Intact);
    }

    [Fact]
    public async Task has_no_checkpoint_before_its_first_act()
    {
        await _on.PublishAsync();
        Assert.Null(_on.Log.Checkpoint);
        Assert.False(File.Exists(_on.CheckpointFile));
    }

    [Fact]
    public async Task is_published_while_it_runs()
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task running = _on.Log.RunAsync(stop.Token);
        await _on.ActAsync(1);
        while (!File.Exists(_on.CheckpointFile))
        {
            _on.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(_on.Clock.GetUtcNow() - new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero) < TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task makes_the_same_files_in_one_go_as_step_by_step()
    {
        for (int step = 0; step < 30; step++)
        {
            await _on.ActAsync(20);
            await _on.PublishAsync();
        }
        SortedDictionary<string, string> grown = _on.Files();
        _on.Restart(_ => Directory.Delete(_on.Public, recursive: true));
        await _on.PublishAsync();
        Assert.Equal(grown, _on.Files());
    }

    [Fact]
    public async Task makes_good_at_its_start_what_a_crash_left_out()
    {
        await _on.ActAsync(300);
        await _on.PublishAsync();
        SortedDictionary<string, string> whole = _on.Files();
        _on.Restart(_ =>
        {
            File.Delete(_on.CheckpointFile);
            File.Delete(Path.Combine(_on.Public, "tile", "0", "001.p", "44"));
            File.WriteAllText(Path.Combine(_on.Public, "tile", "entries", "000"), "half");
        });
        await _on.PublishAsync();
        Assert.Equal(whole, _on.Files());
    }

    [Fact]
    public async Task publishes_after_a_crash_what_was_only_in_the_database()
    {
        await _on.ActAsync(2);
        await _on.PublishAsync();
        await _on.ActAsync(5);
        _on.Restart();
        await _on.PublishAsync();
        Assert.Equal(7, LogCheck.Run(_on.Public, _on.Log.VerifierKey, older: null).Size);
    }

    [Fact]
    public async Task tries_again_when_a_file_could_not_be_written()
    {
        await _on.ActAsync(1);
        // A folder stands where the checkpoint should be.
        Directory.CreateDirectory(_on.CheckpointFile);
        await Assert.ThrowsAnyAsync<SystemException>(_on.PublishAsync);
        Directory.Delete(_on.CheckpointFile);
        await _on.PublishAsync();
        Assert.True(LogCheck.Run(_on.Public, _on.Log.VerifierKey, older: null).Intact);
    }

    [Fact]
    public async Task keeps_partial_tiles_for_older_checkpoints_until_the_tile_is_full()
    {
        await _on.ActAsync(10);
        await _on.PublishAsync();
        await _on.ActAsync(10);
        await _on.PublishAsync();
        Assert.NotNull(new TileReader(new FolderPlace(_on.Public)).ReadHashes(new TilePlace(0, 0, 10)));
        await _on.ActAsync(236);
        await _on.PublishAsync();
        Assert.False(Directory.Exists(Path.Combine(_on.Public, "tile", "0", "000.p")));
        Assert.NotNull(new TileReader(new FolderPlace(_on.Public)).ReadHashes(new TilePlace(0, 0, 10)));
    }

    [Fact]
    public async Task may_be_published_from_several_places_at_once_while_it_grows()
    {
        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(
            async () =>
            {
                await _on.ActAsync(7);
                await _on.PublishAsync();
            },
            Cancel)));
        LogReport report = LogCheck.Run(_on.Public, _on.Log.VerifierKey, older: null);
        Assert.True(report.Intact);
        Assert.Equal(280, report.Size);
    }

    [Fact]
    public async Task begins_a_new_tree_that_says_where_the_old_one_ended_when_signed_acts_were_lost()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        string oldKey = _on.Log.VerifierKey;
        string signed = LogCheck.Run(_on.Public, oldKey, older: null).Root!;
        // A backup from before the third act.
        _on.Restart(database => A_signed_checkpoint.Behind(database, "DELETE FROM acts WHERE n = 2; DELETE FROM checkpoints"));
        await Assert.ThrowsAsync<BrokenLogException>(_on.PublishAsync);

        await _on.Log.BeginAnewAsync("console:restore", Cancel);
        await _on.ActAsync(1);
        await _on.PublishAsync();

        LogReport report = LogCheck.Run(_on.Log.PublicFolder, _on.Log.VerifierKey, older: null);
        Assert.Equal((true, 2, "listening.example/log/2"), (report.Intact, report.Size, report.Origin));
        Assert.Equal(
            $"log:listening.example/log:3:{Convert.ToHexStringLower(Convert.FromBase64String(signed))}",
            Assert.Single(_on.Log.Newest(10, null), row => row.Kind == "log.begun").Object);
        // The old tree's files are as they were, and the old acts can still be read.
        Assert.Equal(signed, LogCheck.Run(_on.Public, oldKey, older: null).Root);
        Assert.Equal([(2, 1L), (2, 0L), (1, 1L), (1, 0L)], _on.Log.Newest(10, null).Select(row => (row.Tree, row.Number)));
    }

    [Fact]
    public async Task goes_on_with_its_new_tree_after_a_restart()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        await _on.Log.BeginAnewAsync("console:restore", Cancel);
        _on.Restart();
        await _on.ActAsync(1);
        await _on.PublishAsync();
        Assert.Equal(2, _on.Log.Size);
        Assert.True(LogCheck.Run(_on.Log.PublicFolder, _on.Log.VerifierKey, older: null).Intact);
    }
}
