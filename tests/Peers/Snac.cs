using System.Diagnostics;

namespace Heed.Peers;

/// <summary>A real snac server with two people on it, in a folder of its own. Brought by <c>tests/Peers/bring-snac</c>.</summary>
internal sealed class Snac : IAsyncDisposable
{
    private const string Program = "/usr/bin/snac";
    private readonly string _folder = Directory.CreateTempSubdirectory("heed-snac-").FullName;
    private readonly int _port = FreePort.Find();
    private Process? _server;

    private string Data => Path.Combine(_folder, "data");

    public Uri Root => new($"http://localhost:{_port}");

    /// <summary>Starts it, or skips the test with the reason.</summary>
    public static async Task<Snac> StartAsync(CancellationToken cancel)
    {
        Assert.SkipUnless(File.Exists(Program), "There is no snac on this machine. Bring it with: tests/Peers/bring-snac");
        Snac snac = new();
        await snac.RunAsync(["init", snac.Data], $"127.0.0.1\n{snac._port}\nlocalhost:{snac._port}\n\nadmin@example.test\n", cancel);
        string settings = Path.Combine(snac.Data, "server.json");
        await File.WriteAllTextAsync(settings, (await File.ReadAllTextAsync(settings, cancel)).Replace("\"https\"", "\"http\"", StringComparison.Ordinal), cancel);
        foreach (string person in (string[])["alice", "bob"]) await snac.RunAsync(["adduser", snac.Data, person], "", cancel);
        return snac;
    }

    /// <summary>Writes a post from the command line.</summary>
    public Task WriteAsync(string person, string text, bool unlisted, CancellationToken cancel) =>
        RunAsync([unlisted ? "note_unlisted" : "note", Data, person, text], "", cancel);

    public async Task ServeAsync(CancellationToken cancel)
    {
        _server = Begin(["httpd", Data]);
        using HttpClient http = new();
        for (int tries = 0; ; tries++)
        {
            try
            {
                await http.GetStringAsync(new Uri(Root, "/api/v1/instance"), cancel);
                return;
            }
            catch (HttpRequestException) when (tries < 100)
            {
                await Task.Delay(100, cancel);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync(string[] arguments, string input, CancellationToken cancel)
    {
        using Process run = Begin(arguments);
        await run.StandardInput.WriteAsync(input);
        run.StandardInput.Close();
        await run.WaitForExitAsync(cancel);
        Assert.True(run.ExitCode == 0, $"snac {arguments[0]} ended with {run.ExitCode}.");
    }

    // snac does not run as root.
    private Process Begin(string[] arguments)
    {
        bool root = Environment.UserName is "root";
        if (root)
        {
            using Process give = Process.Start("chown", ["-R", "nobody", _folder]);
            give.WaitForExit();
        }
        string[] all = root ? ["-u", "nobody", "--", Program, .. arguments] : arguments;
        return Process.Start(new ProcessStartInfo(root ? "runuser" : Program, all) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
    }
}
