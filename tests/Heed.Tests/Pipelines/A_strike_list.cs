using System.Text;
using System.Text.Json;
using Heed.Guard;
using Heed.Sources;
using Heed.Tests.Guard;
using Heed.Tests.House;

namespace Heed.Tests.Pipelines;

/// <summary>Somebody with the whole data folder, and with or without its keys, who wants the names of workers who organise, and has a list of
/// everybody's handles. A twentieth of the workers' messages are about it: texts nobody wrote the guard's rules for.</summary>
public class A_strike_list(ITestOutputHelper output)
{
    private static readonly Period Week = Period.Of(PeriodLength.Week, TestHeed.Monday);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task names_none_but_whom_the_guard_missed_and_a_topic_heard() => MakeAsync(workers: 20, organising: 100, all: 2_000);

    /// <summary>The size of the bar. A few minutes; run it with <c>-explicit only -class "*A_strike_list"</c>.</summary>
    [Fact(Explicit = true)]
    public Task names_none_but_those_among_a_hundred_thousand_posts() => MakeAsync(workers: 200, organising: 1_000, all: 100_000);

    private async Task MakeAsync(int workers, int organising, int all)
    {
        List<Said> said = Say(workers, organising, all);
        await using TestHeed test = new();
        await test.ApproveTopicAsync("shifts", "shift* OR rota OR turno* OR schicht* OR dienstplan");
        Source source = await test.ApproveFileAsync("board", said.Select((post, id) =>
            JsonSerializer.Serialize(new { id = $"p{id}", author = post.Author, text = post.Text, lang = post.Lang })));
        test.Clock.SetUtcNow(Week.From.AddHours(1));
        await test.Heed.Pipeline.RunAsync(source, Cancel);

        HashSet<string> handles = [.. said.Select(post => post.Author)];
        HashSet<string> organisers = [.. said.Where(post => post.IsOrganising).Select(post => post.Author)];
        HashSet<string> mayBeNamed = [.. said.Where(post => post.IsOrganising && IsHeard(test, source, post)).Select(post => post.Author)];
        int missed = said.Count(post => post.IsOrganising && Admit(test.Heed.Guard, source, post) is not null);

        // With every key and an administrator's rights, in the week itself.
        HashSet<string> named = Named(test.Heed, test.Heed.Guard, source, handles, said);
        output.WriteLine($"{organisers.Count} workers, {organising} messages of {all}. The guard turned away {organising - missed} of {organising}.");
        output.WriteLine($"With all keys, in the week itself: {named.Count} named. A build that keeps everything: {await NamedByAllKeepingAsync(test, source, handles, said)}.");
        Assert.Equal(mayBeNamed.Order(), named.Order());
        Assert.True(named.Count < organisers.Count);

        // Without the keys: the same search with keys of one's own, and the handles in every file.
        using Door stranger = new();
        Assert.Empty(Named(test.Heed, stranger.Guard, source, handles, said));
        Assert.Empty(InFiles(test.Folder, organisers));

        // With every key that is left once the week is released; and past what is kept.
        test.Clock.SetUtcNow(Week.ReleaseAt);
        await test.Heed.KeepCalendarAsync(Cancel);
        Assert.Empty(Named(test.Heed, test.Heed.Guard, source, handles, said));
        test.Clock.Advance(TimeSpan.FromDays(91));
        await test.Heed.KeepCalendarAsync(Cancel);
        Assert.Equal(0, test.Heed.Archive.Count());
    }

    /// <summary>The control: the same posts past a door that turns nothing away, all kept.</summary>
    private static async Task<int> NamedByAllKeepingAsync(TestHeed test, Source source, HashSet<string> handles, List<Said> said)
    {
        await using TestHeed all = new();
        foreach ((int id, Said post) in said.Index())
        {
            Post open = Admit(all.Heed.Guard, source, post with { Text = "a harmless word" })! with { Text = post.Text, Tag = new OriginTag(1, (ulong)id) };
            await all.Heed.Archive.KeepAsync(open, [new Hit("everything", 1, PeriodLength.Week, [], [])], Cancel);
        }
        await all.Heed.Archive.CommitAsync(Cancel);
        int named = Named(all.Heed, all.Heed.Guard, source, handles, said).Count;
        Assert.True(named >= 0.95 * said.Where(post => post.IsOrganising).Select(post => post.Author).Distinct().Count());
        return named;
    }

    /// <summary>Every handle whose voice, made at this door, stands at a kept text that is about organising.</summary>
    private static HashSet<string> Named(Installation heed, Heed.Guard.Guard door, Source source, HashSet<string> handles, List<Said> said)
    {
        HashSet<string> texts = [.. said.Where(post => post.IsOrganising).SelectMany(post => new[] { post.Text, Redaction.Redact(post.Text, post.Lang).Text })];
        HashSet<Voice> voices = [.. heed.Archive.ReadPeriod(Week).Where(row => texts.Contains(heed.Archive.Find(row.Mention)!.Text)).Select(row => row.Voice)];
        return [.. handles.Where(handle => Admit(door, source, new(handle, "a harmless word", "en", false)) is { } post && voices.Contains(post.Voices.Week))];
    }

    private static bool IsHeard(TestHeed test, Source source, Said said) =>
        Admit(test.Heed.Guard, source, said) is { } post && test.Heed.Live.Match(post, looksBack: true).Count > 0;

    private static Post? Admit(Heed.Guard.Guard door, Source source, Said said) => (Post?)door.Admit(new RawPost
    {
        Source = source.Id,
        Place = $"file:{source.Id}",
        Network = "file",
        Lane = Lane.Public,
        NativeId = "x",
        Author = said.Author,
        Text = said.Text,
        Language = said.Lang,
        Seen = Week.From.AddHours(1),
    });

    private static IEnumerable<string> InFiles(string folder, HashSet<string> handles) =>
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where !file.EndsWith(".lock", StringComparison.Ordinal)
        let text = Encoding.Latin1.GetString(Read(file))
        from handle in handles
        where text.Contains(handle, StringComparison.OrdinalIgnoreCase)
        select $"{Path.GetFileName(file)}: {handle}";

    private static byte[] Read(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Each worker writes as many organising messages as any other; everybody writes ordinary ones.</summary>
    private static List<Said> Say(int workers, int organising, int all)
    {
        List<(string Text, string Lang, bool IsOrganising)> texts = [.. new[] { "en", "es", "de" }.SelectMany(Texts)];
        List<(string Text, string Lang, bool)> about = [.. texts.Where(text => text.IsOrganising)], ordinary = [.. texts.Where(text => !text.IsOrganising)];
        Random random = new(7);
        List<Said> said = [];
        for (int n = 0; n < organising; n++) said.Add(new($"worker-handle-{n % workers}", about[n % about.Count].Text, about[n % about.Count].Lang, true));
        for (int n = organising; n < all; n++)
        {
            (string text, string lang, _) = ordinary[random.Next(ordinary.Count)];
            int author = random.Next(all / 10);
            said.Add(new(author < workers ? $"worker-handle-{author}" : $"neighbour-{author}", text, lang, false));
        }
        Said[] mixed = [.. said];
        random.Shuffle(mixed);
        return [.. mixed];
    }

    private static IEnumerable<(string, string, bool)> Texts(string lang)
    {
        foreach (string line in File.ReadLines(Path.Combine(Repository.Root, "bench", "guard", "dev", $"{lang}.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return (document.RootElement.GetProperty("text").GetString()!, lang, document.RootElement.GetProperty("label").GetString() == "organising");
        }
    }

    private sealed record Said(string Author, string Text, string Lang, bool IsOrganising);
}
