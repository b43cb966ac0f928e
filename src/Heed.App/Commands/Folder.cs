using System.CommandLine;
using Heed.App.Demo;
using Heed.App.SignIn;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.App.Commands;

/// <summary>The data folder a command works on.</summary>
internal static class Folder
{
    /// <summary>Used where neither <c>--data</c> nor the environment variable <c>HEED_DATA</c> says otherwise.</summary>
    public const string Usual = "heed-data";

    public static Option<string> Option() => new("--data")
    {
        Description = $"The data folder. Without it: the environment variable HEED_DATA, else ./{Usual}",
        HelpName = "DIR",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HEED_DATA") is { Length: > 0 } set ? set : Usual,
    };

    public static Option<bool> Json(string shape) => new("--json") { Description = $"Print JSON: {shape}" };

    /// <summary>Opens the folder for a command that looks, proposes or approves; it may run beside <c>heed serve</c>.</summary>
    public static Installation Visit(string folder) => Open(folder, Use.Visit, NullLoggerFactory.Instance);

    /// <summary>Opens the folder for a command that keeps posts; one process at a time.</summary>
    public static Installation Listen(string folder) => Open(folder, Use.Listen, NullLoggerFactory.Instance);

    public static Installation Open(string folder, Use use, ILoggerFactory logs)
    {
        TimeProvider clock = ClockOf(folder);
        return Installation.Open(folder, use, clock, clock, [People.Tables], logs);
    }

    /// <summary>The demo's folder has the town's time, which its last run reached; every other the time of day.</summary>
    private static TimeProvider ClockOf(string folder)
    {
        if (DemoState.Load(folder) is not { } town) return TimeProvider.System;
        TownClock clock = new(town.Reached);
        clock.Run();
        return clock;
    }

    /// <summary>The name acts are recorded under when they come from the console.</summary>
    public static string Console(Role role) => $"console:{role.ToString().ToLowerInvariant()}";
}
