using System.Text;
using Heed.Sources;

namespace Heed.Tests.Sources;

public class A_csv_source : SourceContract
{
    private const string Header = "id,text,rating\n";

    private string Path => System.IO.Path.Combine(Folder, "reviews.csv");

    protected override async Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        await File.WriteAllTextAsync(Path, Header + "1,Late again,2\n2,Friendly crew,5\n3,Too loud,3\n", Cancel);
        return (Open(), Make(SourceKind.Csv, Path));
    }

    protected override Task AddOneAsync() => File.AppendAllTextAsync(Path, "4,On time today,4\n", Cancel);

    protected override async Task<ISource> BrokenAsync()
    {
        await File.WriteAllTextAsync(Path, "colour,size\nred,7\n", Cancel);
        return Open();
    }

    protected override Task<ISource> MissingAsync() => Task.FromResult<ISource>(Open());

    protected override string ExpectedPlace(Source source) => "file:river-forum";

    [Fact]
    public async Task reads_columns_by_the_names_the_source_gives()
    {
        await File.WriteAllTextAsync(Path, "Review;Datum;Sterne;Nutzer;Nr\n\"Spät; \"\"wie immer\"\"\nund laut\";07.09.2026;x;anna;9\nGut;7 Sep 2026;4,5;ben;10\n", Cancel);
        Dictionary<string, string> mapping = new() { ["text"] = "Review", ["published"] = "Datum", ["rating"] = "Sterne", ["author"] = "Nutzer", ["id"] = "Nr" };

        List<Delivery> all = await AllAsync(Open(mapping), null);

        RawPost[] posts = Posts(all);
        Assert.Equal(["Spät; \"wie immer\"\nund laut", "Gut"], posts.Select(post => post.Text));
        Assert.Equal([null, 4.5], posts.Select(post => post.Rating));
        Assert.Equal(["anna", "ben"], posts.Select(post => post.Author));
        Assert.Equal([PostKind.Review, PostKind.Review], posts.Select(post => post.Kind));
        Assert.Equal([7, 7], posts.Select(post => post.Written!.Value.Day));
    }

    [Fact]
    public async Task says_which_column_is_missing()
    {
        await File.WriteAllTextAsync(Path, Header + "1,a,2\n", Cancel);

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(new() { ["text"] = "Review" }), null));

        Assert.Equal("The file has no column “Review”, which the source names for text.", broken.Message);
    }

    [Fact]
    public async Task leaves_out_rows_of_another_length()
    {
        await File.WriteAllTextAsync(Path, Header + "1,Late,again,2\n2,Friendly crew,5\n3\n4,,1\n", Cancel);

        List<Delivery> all = await AllAsync(Open(), null);

        Assert.Equal(["Friendly crew"], Posts(all).Select(post => post.Text));
        Assert.Equal(
            ["Row 1 is left out: it has 4 fields, not 3.", "Row 3 is left out: it has 1 fields, not 3.", "Row 4 is left out: it has no text in the column “text”."],
            Problems(all));
    }

    [Fact]
    public async Task leaves_a_row_that_is_still_being_written_for_the_next_time()
    {
        await File.WriteAllTextAsync(Path, Header + "1,Late again,2\n2,Fri", Cancel);
        List<Delivery> first = await AllAsync(Open(), null);
        await File.AppendAllTextAsync(Path, "endly crew,5\n", Cancel);

        List<Delivery> second = await AllAsync(Open(), Cursor(first));

        Assert.Equal(["Late again"], Posts(first).Select(post => post.Text));
        Assert.Equal(["Friendly crew"], Posts(second).Select(post => post.Text));
    }

    [Fact]
    public async Task reads_windows_1252_as_spreadsheets_write_it()
    {
        await File.WriteAllBytesAsync(Path, Encoding.Latin1.GetBytes("id;text\n1;Spät für 5 Leute\n"), Cancel);

        Assert.Equal("Spät für 5 Leute", Assert.Single(Posts(await AllAsync(Open(), null))).Text);
    }

    [Fact]
    public async Task does_not_hold_a_field_without_end()
    {
        await File.WriteAllTextAsync(Path, Header + "1,\"" + new string('x', CsvSource.RowLimit + 1_000), Cancel);

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null));

        Assert.Contains("a quote is never closed", broken.Message);
    }

    [Fact]
    public async Task reads_a_large_field_within_its_limit()
    {
        await File.WriteAllTextAsync(Path, Header + "1,\"" + new string('x', CsvSource.RowLimit - 1_000) + "\",2\n", Cancel);

        Assert.Single(Posts(await AllAsync(Open(), null)));
    }

    private CsvSource Open(Dictionary<string, string>? mapping = null) => new(Make(SourceKind.Csv, Path, mapping: mapping));
}
