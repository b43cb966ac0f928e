using Dapper;
using Heed.Archive;
using Heed.Sources;
using Microsoft.Data.Sqlite;

namespace Heed.Tests.Lanes;

public class The_lane_workers
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void is_let_through_the_guard_as_something_the_archive_cannot_take()
    {
        Type[] admitted = [.. typeof(Admitted).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Admitted)))];

        Assert.Equal([typeof(Post), typeof(WorkerSpeech)], admitted.OrderBy(type => type.Name));
        Assert.All(admitted, type => Assert.True(type.IsSealed));
        Assert.Equal(typeof(Post), typeof(PostArchive).GetMethod("KeepAsync")!.GetParameters()[0].ParameterType);
        Assert.False(typeof(WorkerSpeech).IsAssignableTo(typeof(IFindable)));
        Assert.DoesNotContain(typeof(WorkerSpeech).GetProperties(), property => property.PropertyType == typeof(string));
        Assert.DoesNotContain(typeof(WorkerSign).GetProperties(), property => property.PropertyType == typeof(string));
    }

    [Fact]
    public void reaches_no_table_with_a_column_that_could_hold_a_text() => Assert.Empty(ColumnsForText(WorkerTally.Tables.Migrations));

    [Theory]
    [InlineData("ALTER TABLE tally ADD COLUMN remark TEXT")]
    [InlineData("ALTER TABLE tally ADD COLUMN remark ANY")]
    [InlineData("CREATE TABLE worker_words(month INTEGER NOT NULL, words BLOB NOT NULL) STRICT")]
    public void would_be_caught_reaching_one(string change) => Assert.Single(ColumnsForText([.. WorkerTally.Tables.Migrations, change]));

    [Fact]
    public async Task leaves_a_number_and_no_word_of_what_was_said()
    {
        await using TestHeed test = new();

        await test.Heed.Pipeline.TakeInAsync(SourceOf(Lane.Workers), Said(Lane.Workers, "My tips are missing again, says quixotterdam."), Cancel);

        Assert.Equal([(int)WorkingDay.Tips], test.Heed.State.Read(db => db.Query<int>("SELECT themes FROM tally").ToList()));
        Assert.Equal(0, test.Heed.Archive.Count());
        Assert.Empty(Files.With("quixotterdam", test.Folder));
    }

    [Fact]
    public async Task would_be_caught_leaving_a_word()
    {
        await using TestHeed test = new();

        await test.Heed.Pipeline.TakeInAsync(SourceOf(Lane.Addressed), Said(Lane.Addressed, "My tips are missing again, says quixotterdam."), Cancel);

        Assert.NotEmpty(Files.With("quixotterdam", test.Folder));
    }

    [Fact]
    public async Task counts_nothing_of_what_is_about_no_theme_or_about_acting_together()
    {
        await using TestHeed test = new();

        await test.Heed.Pipeline.TakeInAsync(SourceOf(Lane.Workers), Said(Lane.Workers, "Lovely cheese at the market."), Cancel);
        await test.Heed.Pipeline.TakeInAsync(SourceOf(Lane.Workers), Said(Lane.Workers, "No tips, no work: the drivers go on strike on Monday."), Cancel);

        Assert.Equal(0, test.Heed.State.Read(db => db.ExecuteScalar<int>("SELECT count(*) FROM tally")));
    }

    internal static Source SourceOf(Lane lane) => new(
        "own", SourceKind.Form, "Own", Source.FormAddress("own"), lane, null, "Hear what a working day lacks", "", "made up for this test", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1));

    private static RawPost Said(Lane lane, string text) => new()
    {
        Source = "own",
        Place = "form:own",
        Network = "form",
        Lane = lane,
        NativeId = Guid.NewGuid().ToString(),
        Text = text,
        Language = "en",
    };

    /// <summary>Columns that are no number, and no bytes of a length the table itself fixes.</summary>
    private static List<string> ColumnsForText(IEnumerable<string> migrations)
    {
        using SqliteConnection db = new("Data Source=:memory:");
        db.Open();
        foreach (string migration in migrations) db.Execute(migration);
        return
        [
            .. from table in db.Query<(string Name, string Sql)>("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")
               from column in db.Query<(string Name, string Type)>("SELECT name, type FROM pragma_table_info(@Name)", new { table.Name })
               where !(column.Type is "INTEGER" or "REAL" || (column.Type is "BLOB" && table.Sql.Contains($"CHECK(length({column.Name}) = ", StringComparison.Ordinal)))
                   || !table.Sql.Contains("STRICT", StringComparison.Ordinal)
               select $"{table.Name}.{column.Name}",
        ];
    }
}
