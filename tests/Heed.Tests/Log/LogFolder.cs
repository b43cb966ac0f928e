using Heed.Log;
using Microsoft.Extensions.Time.Testing;

namespace Heed.Tests.Log;

/// <summary>A real log in a folder of its own, which can be closed and opened again as after a restart.</summary>
public sealed class LogFolder : IDisposable
{
    private const string Origin = "listening.example/log";

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("heed-log-");

    public LogFolder() => Open();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.Zero));

    public State State { get; private set; } = null!;

    public ActLog Log { get; private set; } = null!;

    /// <summary>The public files.</summary>
    public string Public => Path.Combine(_home.FullName, "log");

    public string CheckpointFile => Path.Combine(Public, "checkpoint");

    private string Database => Path.Combine(_home.FullName, "state.db");

    public async Task ActAsync(int count)
    {
        await State.WriteAsync(
            connection =>
            {
                for (int i = 0; i < count; i++) Log.Append(connection, new Act("topic.changed", "topic:late-parcels", "ana@village.example"));
            },
            CancellationToken.None);
    }

    public Task PublishAsync() => Log.PublishAsync(CancellationToken.None);

    public void Restart()
    {
        Close();
        Open();
    }

    /// <summary>Closes the log, lets <paramref name="meanwhile"/> change things on disk, and opens it again.</summary>
    public void Restart(Action<string> meanwhile)
    {
        Close();
        meanwhile(Database);
        Open();
    }

    /// <summary>Content of all public files, by path.</summary>
    public SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Public, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(Public, file), file => Convert.ToHexString(File.ReadAllBytes(file))),
        StringComparer.Ordinal);

    public void Dispose()
    {
        Close();
        _home.Delete(recursive: true);
    }

    private void Open()
    {
        State = State.Open(Database, [ActLog.Tables]);
        Log = new ActLog(State, new KeyRing(Path.Combine(_home.FullName, "keys")), Public, Origin, Clock);
    }

    private void Close()
    {
        Log.Dispose();
        State.Dispose();
    }
}
