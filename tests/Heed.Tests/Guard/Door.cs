using Heed.Guard;
using Microsoft.Extensions.Logging;

namespace Heed.Tests.Guard;

/// <summary>A guard with its own state and keys, and what it logs.</summary>
internal sealed class Door : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heed-guard-").FullName;
    private readonly Lines _lines = new();

    public Door()
    {
        State = State.Open(Path.Combine(_folder, "state.db"), [Objections.Tables]);
        Keys = new KeyRing(Path.Combine(_folder, "keys"));
        Objections = new Objections(State, Keys);
        Guard = new Heed.Guard.Guard(Objections, Keys, _lines);
    }

    public State State { get; }

    public KeyRing Keys { get; }

    public Objections Objections { get; }

    public Heed.Guard.Guard Guard { get; }

    public IReadOnlyList<string> Logged => _lines.Written;

    public static RawPost Raw(string text, string? author = "ann", string place = "forum.example", Lane lane = Lane.Public, string? title = null) => new()
    {
        Source = "town-forum",
        Place = place,
        Network = "feed",
        Lane = lane,
        NativeId = "1",
        Author = author,
        Title = title,
        Text = text,
        Language = "en",
        Seen = new DateTimeOffset(2026, 9, 9, 12, 0, 0, TimeSpan.Zero),
    };

    public void Dispose()
    {
        State.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed class Lines : ILogger<Heed.Guard.Guard>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add($"{eventId.Id} {formatter(state, exception)} {exception}");
    }
}
