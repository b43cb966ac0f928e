using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Heed.Bench.Matching;

/// <summary>Where and with what a result was measured.</summary>
/// <param name="Cpu">The model as the system names it.</param>
/// <param name="Commit">Of the checkout; <c>+changes</c> when files differ from it; <c>unknown</c> outside one.</param>
internal sealed record Machine(int Cores, string Cpu, string System, string Runtime, string Commit)
{
    private const string CpuInfo = "/proc/cpuinfo";

    public static Machine Here() => new(Environment.ProcessorCount, CpuModel(), RuntimeInformation.OSDescription, RuntimeInformation.FrameworkDescription, CommitHere());

    private static string CpuModel()
    {
        if (!File.Exists(CpuInfo)) return RuntimeInformation.ProcessArchitecture.ToString();
        string? line = File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string CommitHere()
    {
        if (Git("rev-parse", "--short=12", "HEAD") is not { Length: > 0 } commit) return "unknown";
        return Git("status", "--porcelain") is "" ? commit : commit + "+changes";
    }

    /// <summary>What git answers; null: it is not there, or this is no checkout.</summary>
    private static string? Git(params string[] arguments)
    {
        try
        {
            ProcessStartInfo start = new("git", ["-C", AppContext.BaseDirectory, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using Process git = Process.Start(start)!;
            string answer = git.StandardOutput.ReadToEnd().Trim();
            git.WaitForExit();
            return git.ExitCode == 0 ? answer : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
