using System.Diagnostics;

namespace Heed.Match.Tests.Package;

/// <summary>Runs the .NET SDK on the repository the tests were built from, into a folder of its own.</summary>
internal sealed class Sdk : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);

    public string Folder { get; } = Directory.CreateTempSubdirectory("heed-match-").FullName;

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <returns>The exit code and what was written.</returns>
    public (int Code, string Output) Run(string verb, string project, params string[] arguments) =>
        Start("dotnet", [verb, Path.Combine(Root, project), "-c", "Release", "--artifacts-path", Path.Combine(Folder, "artifacts"), "-v", "quiet", "-nologo", .. arguments]);

    public static (int Code, string Output) Start(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Root };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end.");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Heed.slnx")) ? folder
        : Path.GetDirectoryName(folder) is { } up ? Find(up)
        : throw new DirectoryNotFoundException("No folder above the tests holds Heed.slnx.");
}
