using Heed.Sources;
using Heed.Topics;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Heed.Tests;

/// <summary>A whole Heed over a data folder of its own, on a clock the test moves. Begins on Monday 7 September 2026.</summary>
internal sealed class TestHeed : IAsyncDisposable
{
    public static readonly DateTimeOffset Monday = new(2026, 9, 7, 0, 0, 0, TimeSpan.Zero);

    private readonly string _files = Directory.CreateTempSubdirectory("heed-files-").FullName;

    public TestHeed()
    {
        Folder = Directory.CreateTempSubdirectory("heed-data-").FullName;
        Heed = Open();
    }

    public string Folder { get; }

    public FakeTimeProvider Clock { get; } = new(Monday);

    public Installation Heed { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task ReopenAsync()
    {
        await Heed.DisposeAsync();
        Heed = Open();
    }

    public async Task ApproveTopicAsync(string id, string query, PeriodLength period = PeriodLength.Week, params Theme[] themes)
    {
        Topic topic = new(id, id, query, "Learn what people say of it", [Lane.Public, Lane.Press, Lane.Addressed], themes, Period: period);
        Assert.Equal(Outcome.Done, await Heed.Topics.ProposeAsync(topic, "ann@heed.local", Cancel));
        Assert.Equal(Outcome.Done, await Heed.Topics.ApproveAsync(id, "steward@heed.local", Cancel));
    }

    /// <summary>Approves a source over a file of these JSON lines and gives it.</summary>
    public async Task<Source> ApproveFileAsync(string id, IEnumerable<string> lines, Lane lane = Lane.Public)
    {
        string file = Path.Combine(_files, id + ".jsonl");
        await File.WriteAllLinesAsync(file, lines, Cancel);
        Source source = new(
            id, SourceKind.Jsonl, id, file, lane, "GB", "Learn what people say of it", "Written for this test", "people made up for this test",
            new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
        {
            Speakers = lane is Lane.Press ? Speakers.Institution : Speakers.Others,
            Referral = lane is Lane.Addressed ? "the ombudsperson of the test" : "",
        };
        Assert.Equal(Outcome.Done, await Heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel));
        Assert.Equal(Outcome.Done, await Heed.Sources.ApproveAsync(id, "steward@heed.local", Cancel));
        return source;
    }

    /// <summary>One made-up post as a JSON line.</summary>
    public static string Line(int number, string text, string? author = null) =>
        $$"""{"id":"{{number}}","author":"{{author ?? $"person{number}"}}","text":"{{text}}","lang":"en"}""";

    public async ValueTask DisposeAsync()
    {
        await Heed.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(_files, recursive: true);
    }

    /// <summary>Approves a form and gives it.</summary>
    public async Task<Source> ApproveFormAsync(string id)
    {
        new Settings { OperatorKind = OperatorKind.PublicBody }.Save(Folder);
        await ReopenAsync();
        Source source = new(
            id, SourceKind.Form, id, Source.FormAddress(id), Lane.Addressed, null, "Hear what people want mended", "", "people made up for this test", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Others,
            Referral = "the ombudsperson of the test",
        };
        Assert.Equal(Outcome.Done, await Heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel));
        Assert.Equal(Outcome.Done, await Heed.Sources.ApproveAsync(id, "steward@heed.local", Cancel));
        return source;
    }

    private Installation Open() => Installation.Open(Folder, Use.Listen, Clock, TimeProvider.System, [], NullLoggerFactory.Instance);
}
