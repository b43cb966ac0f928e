using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Heed.Tests.House;

public partial class The_readme
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every command of its shell blocks, in order, in a data folder of its own. The demo is run by tests of its own, and the tests
    /// do not run themselves: of these two only the name is checked.</summary>
    [Fact]
    public async Task shows_commands_that_run()
    {
        string data = Directory.CreateTempSubdirectory("heed-readme-").FullName;
        try
        {
            List<string> ran = [];
            foreach (string command in Commands())
            {
                if (command.StartsWith("export ", StringComparison.Ordinal)) continue;
                if (command == "./test") Assert.True(File.Exists(Path.Combine(Repository.Root, "test")));
                else if (command == "./heed demo") await ExpectDone("./heed demo --help", data);
                else if (command == "./heed serve") await ExpectServed(data);
                else await ExpectDone(command, data);
                ran.Add(command);
            }
            Assert.True(ran.Count > 10, $"Only {ran.Count} commands were found.");
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task would_be_caught_with_a_command_that_does_not_run() =>
        Assert.NotEqual(0, (await RunAsync("./heed topic add --flie nowhere.jsonl", Path.GetTempPath())).ExitCode);

    private static IEnumerable<string> Commands() =>
        from System.Text.RegularExpressions.Match block in ShellBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "README.md")))
        from line in block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        select line.Trim();

    private static async Task ExpectDone(string command, string data)
    {
        (int exitCode, string output) = await RunAsync(command, data);
        Assert.True(exitCode == 0, $"{command} ended with {exitCode}: {output}");
    }

    private static async Task ExpectServed(string data)
    {
        using Process process = Start("exec ./heed serve --port 0", data);
        string? line = await process.StandardOutput.ReadLineAsync(Cancel).AsTask().WaitAsync(TimeSpan.FromMinutes(2), Cancel);
        Assert.StartsWith("Heed is at http://", line);
        using HttpClient client = new();
        Assert.Contains("Learn what is wrong on the trams", await client.GetStringAsync(line!.Split(' ')[3] + "/listening", Cancel));
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(Cancel);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string command, string data)
    {
        using Process process = Start(command, data);
        Task<string> output = process.StandardOutput.ReadToEndAsync(Cancel), errors = process.StandardError.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(3), Cancel);
        return (process.ExitCode, await output + await errors);
    }

    private static Process Start(string command, string data)
    {
        ProcessStartInfo start = new("bash", ["-c", command]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HEED_DATA"] = data;
        return Process.Start(start)!;
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
