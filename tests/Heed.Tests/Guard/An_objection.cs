using Dapper;
using Heed.Guard;

namespace Heed.Tests.Guard;

public sealed class An_objection : IDisposable
{
    private readonly Door _door = new();

    public void Dispose() => _door.Dispose();

    [Theory]
    [InlineData("forum.example", "ann", "ann", true)]
    [InlineData("forum.example", "@Ann", "ann", true)]
    [InlineData("forum.example", "ann@forum.example", "@ann", true)]
    [InlineData("Forum.Example", " ann ", "ANN", true)]
    [InlineData("*", "ann", "ann", true)]
    [InlineData("forum.example", "ann", "anna", false)]
    [InlineData("other.example", "ann", "ann", false)]
    public async Task keeps_the_accounts_posts_out(string place, string account, string author, bool kept_out)
    {
        RawPost raw = Door.Raw("The bridge is closed again.", author);
        Assert.NotNull(_door.Guard.Admit(raw));
        await _door.Objections.AddAsync(place, account, TestContext.Current.CancellationToken);
        Assert.Equal(kept_out, _door.Guard.Admit(raw) is null);
    }

    [Fact]
    public async Task holds_after_a_restart()
    {
        await _door.Objections.AddAsync("forum.example", "ann", TestContext.Current.CancellationToken);
        Assert.True(new Objections(_door.State, _door.Keys).Has("forum.example", "ann"));
    }

    [Fact]
    public async Task does_not_touch_posts_without_an_author()
    {
        await _door.Objections.AddAsync("forum.example", "ann", TestContext.Current.CancellationToken);
        Assert.NotNull(_door.Guard.Admit(Door.Raw("The bridge is closed again.", author: null)));
    }

    [Fact]
    public async Task is_stored_as_a_hash_that_needs_the_key_and_only_once()
    {
        await _door.Objections.AddAsync("forum.example", "ann", TestContext.Current.CancellationToken);
        await _door.Objections.AddAsync("forum.example", "@ANN", TestContext.Current.CancellationToken);
        byte[] hash = _door.State.Read(db => db.QuerySingle<byte[]>("SELECT hash FROM objections"));
        Assert.Equal(32, hash.Length);
        using Door other = new();
        await other.Objections.AddAsync("forum.example", "ann", TestContext.Current.CancellationToken);
        Assert.NotEqual(hash, other.State.Read(db => db.QuerySingle<byte[]>("SELECT hash FROM objections")));
    }
}
