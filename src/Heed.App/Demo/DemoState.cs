using System.Text.Json;

namespace Heed.App.Demo;

/// <summary>How far the demo got, in <c>town.json</c> of its data folder, so that it goes on after a stop of any kind.</summary>
/// <param name="Ports">Where the town's news site, blog and forum are served on loopback.</param>
/// <param name="Reached">The town's time up to which everything was read (UTC).</param>
internal sealed record DemoState(IReadOnlyList<int> Ports, DateTimeOffset Reached)
{
    private const string FileName = "town.json";

    public static DemoState? Load(string folder)
    {
        string file = Path.Combine(folder, FileName);
        return File.Exists(file) ? JsonSerializer.Deserialize<DemoState>(File.ReadAllText(file)) : null;
    }

    public void Save(string folder)
    {
        string file = Path.Combine(folder, FileName);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(this));
        File.Move(file + ".new", file, overwrite: true);
    }
}
