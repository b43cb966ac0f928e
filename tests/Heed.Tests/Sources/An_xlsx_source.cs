using System.IO.Compression;
using System.Text;
using Heed.Sources;
using Heed.Sources.Exports;
using MiniExcelLibs;

namespace Heed.Tests.Sources;

public class An_xlsx_source : SourceContract
{
    private readonly List<Dictionary<string, object>> _rows = [Row(1, "Late again", 2), Row(2, "Friendly crew", 5), Row(3, "Too loud", 3)];

    private string Path => System.IO.Path.Combine(Folder, "reviews.xlsx");

    protected override async Task<(ISource Connector, Source Source)> WithThreePostsAsync()
    {
        await SaveAsync(_rows);
        return (Open(), Make(SourceKind.Xlsx, Path));
    }

    protected override Task AddOneAsync() => SaveAsync(_rows.Append(Row(4, "On time today", 4)));

    protected override async Task<ISource> BrokenAsync()
    {
        await File.WriteAllTextAsync(Path, "no workbook", Cancel);
        return Open();
    }

    protected override Task<ISource> MissingAsync() => Task.FromResult<ISource>(Open());

    protected override string ExpectedPlace(Source source) => "file:river-forum";

    [Fact]
    public async Task reads_columns_by_the_names_the_source_gives()
    {
        await SaveAsync(new[] { new { Nr = 9, Review = "Spät und laut", Datum = new DateTime(2026, 9, 7, 8, 30, 0), Sterne = 4.5, Nutzer = "anna" } });

        RawPost post = Assert.Single(Posts(await AllAsync(Open(new() { ["text"] = "Review", ["published"] = "Datum", ["rating"] = "Sterne", ["author"] = "Nutzer", ["id"] = "Nr" }), null)));

        Assert.Equal(("9", "Spät und laut", 4.5, "anna", PostKind.Review), (post.NativeId, post.Text, post.Rating, post.Author, post.Kind));
        Assert.Equal(new DateTimeOffset(2026, 9, 7, 8, 30, 0, TimeSpan.Zero), post.Written);
    }

    [Fact]
    public async Task reads_a_date_that_lost_its_format()
    {
        await SaveAsync(new[] { new { text = "Late", published = 46272.5 } });

        Assert.Equal(new DateTimeOffset(2026, 9, 7, 12, 0, 0, TimeSpan.Zero), Assert.Single(Posts(await AllAsync(Open(), null))).Written);
    }

    [Fact]
    public async Task reads_the_sheet_that_was_named()
    {
        await SaveAsync(new Dictionary<string, object> { ["Summary"] = new[] { new { total = 2 } }, ["Answers"] = new[] { new { text = "Late" } } });

        Assert.Equal(["Late"], Posts(await AllAsync(Open(new() { ["sheet"] = "answers" }), null)).Select(post => post.Text));
        Assert.Contains("no column “text”", (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null))).Message);
    }

    [Fact]
    public async Task says_which_sheets_there_are()
    {
        await SaveAsync(new Dictionary<string, object> { ["Summary"] = new[] { new { total = 2 } }, ["Answers"] = new[] { new { text = "Late" } } });

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(new() { ["sheet"] = "Replies" }), null));

        Assert.Equal("The workbook has no sheet “Replies”. It has: “Summary”, “Answers”.", broken.Message);
    }

    [Fact]
    public async Task says_in_which_row_and_column_something_is_wrong()
    {
        await SaveAsync(new[] { new { text = "Late", When = "the other day", kind = "post" }, new { text = "", When = "2026-09-07", kind = "post" }, new { text = "Loud", When = "2026-09-07", kind = "song" }, new { text = "Fine", When = "2026-09-07", kind = "post" } });

        List<Delivery> all = await AllAsync(Open(new() { ["text"] = "text", ["published"] = "When" }), null);

        Assert.Equal(["Fine"], Posts(all).Select(post => post.Text));
        Assert.Equal(
            ["Row 2 is left out: its date in the column “When” cannot be read.", "Row 3 is left out: it has no text in the column “text”.",
                "Row 4 is left out: its kind in the column “kind” is none of post, reply, article, review, message."],
            Problems(all));
    }

    [Fact]
    public async Task reads_only_rows_that_were_added()
    {
        var (connector, _) = await WithThreePostsAsync();
        string? cursor = Cursor(await AllAsync(connector, null));
        await AddOneAsync();

        Assert.Equal(["On time today"], Posts(await AllAsync(connector, cursor)).Select(post => post.Text));
    }

    [Fact]
    public async Task reads_all_again_when_rows_before_have_changed()
    {
        var (connector, _) = await WithThreePostsAsync();
        string? cursor = Cursor(await AllAsync(connector, null));
        await SaveAsync(_rows.Prepend(Row(4, "On time today", 4)));

        List<Delivery> all = await AllAsync(connector, cursor);

        Assert.Equal(4, Posts(all).Length);
        Assert.Equal(["Rows that were read before have changed; the sheet is read from its start."], Problems(all));
    }

    /// <summary>By itself the library writes texts that cells share to a file; nothing may be on disk left of the guard.</summary>
    [Fact]
    public async Task keeps_nothing_on_disk_while_it_reads()
    {
        await SaveSheetAsync("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><dimension ref=\"A1:A2\"/><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c></row></sheetData></worksheet>");
        using (ZipArchive parts = await ZipFile.OpenAsync(Path, ZipArchiveMode.Update, Cancel))
        {
            parts.GetEntry("xl/sharedStrings.xml")?.Delete();
            await using Stream texts = await parts.CreateEntry("xl/sharedStrings.xml").OpenAsync(Cancel);
            await texts.WriteAsync(Encoding.UTF8.GetBytes($"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>text</t></si><si><t>Late</t></si>{string.Concat(Enumerable.Repeat($"<si><t>{new string('x', 1_000)}</t></si>", 8_000))}</sst>"), Cancel);
        }

        await foreach (Delivery delivery in Open().ReadAsync(null, Cancel))
            if (delivery is Delivery.Entry(var post)) Assert.Equal(("Late", false), (post.Text, Leaves()));
        Assert.Contains(true, MiniExcel.Query(Path, excelType: ExcelType.XLSX).Select(_ => Leaves())); // the control

        static bool Leaves() => Directory.GetFiles(System.IO.Path.GetTempPath(), "*miniexcel*").Length > 0;
    }

    [Theory]
    [InlineData("""<dimension ref="A1:A2"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="2"><c r="A2" """, "The sheet “Sheet1” cannot be read after row 1.")]
    [InlineData("""<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c></row><row r="900000000"><c r="A2"><v>1</v></c></row></sheetData></worksheet>""", "The sheet “Sheet1” has more than 1048576 rows.")]
    [InlineData("""<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>text</t></is></c><c r="ZZ1"><v>1</v></c></row></sheetData></worksheet>""", "The sheet “Sheet1” has more than 500 columns at row 1.")]
    [InlineData("""<sheetData></sheetData></worksheet>""", "The sheet is empty: its first row must name the columns.")]
    public async Task says_what_is_wrong_with_a_sheet(string sheet, string message)
    {
        await SaveSheetAsync($"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{sheet}");

        Assert.Equal(message, (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null))).Message);
    }

    [Fact]
    public async Task does_not_read_entities()
    {
        await SaveSheetAsync("<!DOCTYPE a [<!ENTITY b \"text\">]><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&b;</t></is></c></row></sheetData></worksheet>");

        Assert.Equal("The sheet “Sheet1” cannot be read after row 0.", (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null))).Message);
    }

    [Fact]
    public async Task does_not_unpack_more_than_its_limit()
    {
        await SaveAsync(_rows);
        using (ZipArchive parts = await ZipFile.OpenAsync(Path, ZipArchiveMode.Update, Cancel))
        await using (Stream bomb = await parts.CreateEntry("xl/media/a.bin", CompressionLevel.Optimal).OpenAsync(Cancel))
        {
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i <= XlsxSheet.UnpackedLimit / zeros.Length; i++) await bomb.WriteAsync(zeros, Cancel);
        }
        Assert.InRange(new FileInfo(Path).Length, 0, 5_000_000);

        Assert.Contains("unpacks to more than is read", (await Assert.ThrowsAsync<SourceException>(() => AllAsync(Open(), null))).Message);
    }

    /// <summary>An export of a closed group is known in any sheet; the control is every other test here.</summary>
    [Fact]
    public async Task is_refused_with_the_columns_of_an_export()
    {
        await SaveAsync(new Dictionary<string, object> { ["Summary"] = new[] { new { total = 2 } }, ["Answers"] = new[] { new { client_msg_id = "9b1c", text = "Late" } } });

        Assert.Contains("Slack", ClosedExports.RefusalOf(Path));
    }

    private XlsxSource Open(Dictionary<string, string>? mapping = null) => new(Make(SourceKind.Xlsx, Path, mapping: mapping));

    private static Dictionary<string, object> Row(int id, string text, int rating) => new() { ["id"] = id, ["text"] = text, ["rating"] = rating };

    private Task<int[]> SaveAsync(object rows) => MiniExcel.SaveAsAsync(Path, rows, overwriteFile: true, cancellationToken: Cancel);

    /// <summary>A workbook whose one sheet is this XML.</summary>
    private async Task SaveSheetAsync(string sheet)
    {
        await SaveAsync(_rows);
        using ZipArchive parts = await ZipFile.OpenAsync(Path, ZipArchiveMode.Update, Cancel);
        ZipArchiveEntry old = parts.Entries.Single(part => part.FullName.Contains("worksheets/sheet1.xml", StringComparison.Ordinal));
        string name = old.FullName;
        old.Delete();
        await using Stream file = await parts.CreateEntry(name).OpenAsync(Cancel);
        await file.WriteAsync(Encoding.UTF8.GetBytes(sheet), Cancel);
    }
}
