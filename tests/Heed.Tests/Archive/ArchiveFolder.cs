using Heed.Archive;
using Heed.Match;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Heed.Tests.Archive;

/// <summary>A data folder of its own for one test: open, close and open again.</summary>
internal sealed class ArchiveFolder : IAsyncDisposable
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 10, 12, 0, 0, TimeSpan.Zero);

    private readonly bool _erasesForGood;
    private bool _open = true;

    public ArchiveFolder(bool erasesForGood = true)
    {
        _erasesForGood = erasesForGood;
        Path = Directory.CreateTempSubdirectory("heed-archive-").FullName;
        Keys = new KeyRing(System.IO.Path.Combine(Path, "keys"));
        (State, Archive) = Open();
    }

    public string Path { get; }

    public string MentionsPath => System.IO.Path.Combine(Path, "mentions");

    public FakeTimeProvider Clock { get; } = new(Noon);

    public KeyRing Keys { get; }

    public State State { get; private set; }

    public PostArchive Archive { get; private set; }

    /// <summary>Mentions the archive said were erased.</summary>
    public List<long> Erased { get; } = [];

    public Marks Marks => new(State);

    public async Task CloseAsync()
    {
        if (!_open) return;
        _open = false;
        await Archive.DisposeAsync();
        State.Dispose();
    }

    public async Task ReopenAsync()
    {
        await CloseAsync();
        (State, Archive) = Open();
        _open = true;
    }

    /// <summary>Keeps posts that the topic <c>parcels</c> matched and waits until they are on disk.</summary>
    public async Task KeepAsync(params Post[] posts)
    {
        foreach (Post post in posts) await Archive.KeepAsync(post, [Parcels], TestContext.Current.CancellationToken);
        await Archive.CommitAsync(TestContext.Current.CancellationToken);
    }

    public Task MarkAsync(long mention, string field, string value) =>
        State.WriteAsync(db => Marks.Set(db, mention, field, value), TestContext.Current.CancellationToken);

    public static Hit Parcels { get; } = HitOf("parcels");

    public static Hit HitOf(string topic, PeriodLength period = PeriodLength.Week, params string[] themes) =>
        new(topic, 1, period, themes, [new MatchSpan(TextPart.Text, 0, 3)]);

    /// <param name="number">Also the post's id within its place.</param>
    public static Post PostOf(int number, string text, DateTimeOffset? seen = null, string source = "forum", Lane lane = Lane.Public) => new()
    {
        Tag = new OriginTag(0x7A6, (ulong)number),
        Source = source,
        Place = "forum.example",
        Network = "feed",
        Lane = lane,
        Text = text,
        Seen = seen ?? Noon.AddMinutes(-number),
        Voices = new Voices(new Voice(11), new Voice(22)),
    };

    /// <summary>The files of the archive that hold these bytes.</summary>
    public IReadOnlyList<string> FilesWith(string word)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(word);
        return [.. Directory.EnumerateFiles(MentionsPath).Where(file => ReadShared(file).AsSpan().IndexOf(bytes) >= 0)];
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Directory.Delete(Path, recursive: true);
    }

    private (State, PostArchive) Open()
    {
        State state = State.Open(System.IO.Path.Combine(Path, "state.db"), [Marks.Tables]);
        return (state, PostArchive.Open(MentionsPath, state, Keys, Clock, NullLogger<PostArchive>.Instance, (_, mention) => Erased.Add(mention), _erasesForGood));
    }

    /// <summary>The bytes of a file that another connection has open.</summary>
    public static byte[] ReadShared(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using MemoryStream all = new();
        stream.CopyTo(all);
        return all.ToArray();
    }
}
