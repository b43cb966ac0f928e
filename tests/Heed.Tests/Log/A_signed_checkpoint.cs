using Dapper;
using Heed.Log;
using Heed.Verify;
using Microsoft.Data.Sqlite;

namespace Heed.Tests.Log;

public sealed class A_signed_checkpoint : IDisposable
{
    private readonly LogFolder _on = new();

    public void Dispose() => _on.Dispose();

    [Fact]
    public async Task is_stored_before_it_is_shown()
    {
        await _on.ActAsync(3);
        // Showing it cannot work: a folder stands where the file should be.
        Directory.CreateDirectory(_on.CheckpointFile);
        await Assert.ThrowsAnyAsync<SystemException>(_on.PublishAsync);
        Assert.NotNull(_on.Log.Checkpoint);
    }

    [Fact]
    public async Task is_the_same_however_often_its_size_is_published()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        string first = await File.ReadAllTextAsync(_on.CheckpointFile, TestContext.Current.CancellationToken);
        Assert.Equal(first, _on.Log.Checkpoint);
        _on.Restart(_ => Directory.Delete(_on.Public, recursive: true));
        await _on.PublishAsync();
        Assert.Equal(first, await File.ReadAllTextAsync(_on.CheckpointFile, TestContext.Current.CancellationToken));
        Assert.Equal(1, _on.State.Read(connection => connection.ExecuteScalar<int>("SELECT COUNT(*) FROM checkpoints")));
    }

    [Theory]
    // The same number of acts, one of them another.
    [InlineData("UPDATE acts SET leaf = (SELECT leaf FROM acts WHERE n = 0) WHERE n = 1")]
    // An act taken out, the later ones moved up, one added.
    [InlineData("DELETE FROM acts WHERE n = 2; INSERT INTO acts(tree, n, kind, object, day, leaf) SELECT 1, 2, kind, object, day, leaf FROM acts WHERE n = 0")]
    // The log put back to an older state, and grown again.
    [InlineData("DELETE FROM acts WHERE n > 1; DELETE FROM checkpoints")]
    [InlineData("DELETE FROM acts; DELETE FROM checkpoints")]
    public async Task is_never_followed_by_one_that_contradicts_it(string sql)
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        string shown = await File.ReadAllTextAsync(_on.CheckpointFile, TestContext.Current.CancellationToken);
        _on.Restart(database => Behind(database, sql));
        await Assert.ThrowsAsync<BrokenLogException>(_on.PublishAsync);
        Assert.Equal(shown, await File.ReadAllTextAsync(_on.CheckpointFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task is_followed_by_the_next_when_nothing_was_changed()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        _on.Restart(database => Behind(database, "DELETE FROM acts WHERE n > 2"));
        await _on.ActAsync(1);
        await _on.PublishAsync();
        Assert.Equal(4, Heed.Verify.Checkpoint.Parse(SignedNote.Parse(await File.ReadAllBytesAsync(_on.CheckpointFile, TestContext.Current.CancellationToken))!.Text)!.Size);
    }

    // As somebody with the database file in hand would.
    internal static void Behind(string database, string sql)
    {
        using SqliteConnection connection = new($"Data Source={database};Pooling=False");
        connection.Open();
        connection.Execute("DROP TRIGGER acts_stay; DROP TRIGGER acts_keep; DROP TRIGGER checkpoints_stay; DROP TRIGGER checkpoints_keep;");
        connection.Execute(sql);
    }
}
