using Heed.Verify;

namespace Heed.Tests.Log;

public class A_tile
{
    [Theory]
    [InlineData(0, 0, 256, "tile/0/000")]
    [InlineData(0, 1234067, 256, "tile/0/x001/x234/067")]
    [InlineData(2, 1234, 7, "tile/2/x001/234.p/7")]
    [InlineData(TilePlace.Entries, 999, 255, "tile/entries/999.p/255")]
    [InlineData(TilePlace.Entries, 1000, 256, "tile/entries/x001/000")]
    public void stands_where_the_format_says(int level, long index, int width, string path) =>
        Assert.Equal(path, new TilePlace(level, index, width).Path);

    /// <summary>The example of C2SP tlog-tiles.</summary>
    [Fact]
    public void set_of_70_000_entries_is_as_the_format_says()
    {
        TileTree tree = new();
        List<TilePlace> full = [];
        for (int i = 0; i < 70_000; i++) full.AddRange(tree.Add(BitConverter.GetBytes(i)).Select(tile => tile.Place));
        Assert.Equal(273, full.Count(place => place.Level == 0));
        Assert.Equal(273, full.Count(place => place.Level == TilePlace.Entries));
        Assert.Equal(new TilePlace(1, 0, 256), Assert.Single(full, place => place.Level == 1));
        Assert.Equal(
            [new(TilePlace.Entries, 273, 112), new(0, 273, 112), new(1, 1, 17), new(2, 0, 1)],
            tree.Partial().Select(tile => tile.Place));
    }

    [Fact]
    public void above_holds_the_root_of_256_below()
    {
        TileTree tree = new();
        for (int i = 0; i < 256; i++) tree.Add(BitConverter.GetBytes(i));
        Assert.Equal(tree.Root(), Assert.Single(tree.Partial()).Bytes);
    }

    [Fact]
    public void refuses_an_entry_longer_than_its_length_can_say() =>
        Assert.Throws<ArgumentException>(() => new TileTree().Add(new byte[TileTree.MaxEntryBytes + 1]));
}
