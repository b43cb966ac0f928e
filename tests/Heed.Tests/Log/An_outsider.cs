using System.Globalization;
using System.Text;
using Heed.Verify;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Heed.Tests.Log;

/// <summary>Checks a copy of the log's files with nothing but the log's key and what they kept themselves.</summary>
public sealed class An_outsider : IDisposable
{
    private readonly LogFolder _on = new();

    public void Dispose() => _on.Dispose();

    [Theory, InlineData(1), InlineData(255), InlineData(256), InlineData(257), InlineData(600)]
    public async Task finds_an_untouched_log_intact(int acts)
    {
        await _on.ActAsync(acts);
        await _on.PublishAsync();
        LogReport report = Check();
        Assert.True(report.Intact);
        Assert.Equal(["checkpoint", "entries", "root", "tiles"], report.Findings.Where(f => f.Verdict is Verdict.Holds).Select(f => f.Check));
        Assert.Equal(acts, report.Size);
    }

    [Fact]
    public async Task finds_any_changed_byte_of_any_file()
    {
        await _on.ActAsync(250);
        await _on.PublishAsync();
        await _on.ActAsync(20);
        await _on.PublishAsync();
        string[] files = Directory.GetFiles(_on.Public, "*", SearchOption.AllDirectories);
        // The checkpoint; both full files; those partly filled, of entries and of two levels.
        Assert.Equal(6, files.Length);
        int tried = 0;
        foreach (string file in files)
        {
            byte[] good = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            // Every byte of a small file; of a large one every 97th, which meets all places in hashes and lengths.
            for (int at = 0; at < good.Length; at += good.Length < 1000 ? 1 : 97, tried++)
            {
                byte[] changed = [.. good];
                changed[at] ^= 0x10;
                await File.WriteAllBytesAsync(file, changed, TestContext.Current.CancellationToken);
                Assert.False(Check().Intact, $"byte {at} of {Path.GetRelativePath(_on.Public, file)}");
            }
            await File.WriteAllBytesAsync(file, good, TestContext.Current.CancellationToken);
        }
        Assert.True(Check().Intact);
        Assert.True(tried > 500);
    }

    [Fact]
    public async Task finds_a_changed_partial_tile_of_an_older_size()
    {
        await _on.ActAsync(2);
        await _on.PublishAsync();
        await _on.ActAsync(2);
        await _on.PublishAsync();
        Assert.True(Check().Intact);
        foreach (string kind in (string[])["0", "entries"])
        {
            string older = Path.Combine(_on.Public, "tile", kind, "000.p", "2");
            byte[] good = await File.ReadAllBytesAsync(older, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(older, [.. good[..^2], (byte)'0', (byte)'?'], TestContext.Current.CancellationToken);
            LogFinding bad = Assert.Single(Check().Findings, finding => finding.Verdict is Verdict.Fails);
            Assert.Contains("000.p/2", bad.Text, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(older, good, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task finds_a_missing_file()
    {
        await _on.ActAsync(300);
        await _on.PublishAsync();
        foreach (string file in Directory.GetFiles(_on.Public, "*", SearchOption.AllDirectories))
        {
            byte[] good = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            File.Delete(file);
            Assert.False(Check().Intact, file);
            await File.WriteAllBytesAsync(file, good, TestContext.Current.CancellationToken);
        }
        Assert.True(Check().Intact);
    }

    [Theory]
    [InlineData(10, null, true)]
    [InlineData(10, 3, false)]
    [InlineData(10, 12, true)]
    [InlineData(300, 256, false)]
    [InlineData(256, 256, true)]
    public void finds_an_act_rewritten_under_a_checkpoint_somebody_kept(int kept, int? rewritten, bool intact)
    {
        // The same acts again, in a second log under the same key: what an operator with the key could show later.
        string[] acts = [.. Enumerable.Range(0, 400).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        string older = Sign(acts[..kept]);
        if (rewritten is { } n) acts[n] = "another";
        Write(acts);
        LogReport report = LogCheck.Run(_on.Public, _on.Log.VerifierKey, older);
        Assert.Equal(intact, report.Intact);
        Assert.Equal(intact ? Verdict.Holds : Verdict.Fails, Assert.Single(report.Findings, finding => finding.Check == "older").Verdict);
        // Without the older checkpoint the rewritten log looks whole.
        Assert.True(Check().Intact);
    }

    [Fact]
    public void finds_acts_removed_at_the_end_under_a_checkpoint_somebody_kept()
    {
        string[] acts = ["a", "b", "c"];
        string older = Sign(acts);
        Write(acts[..2]);
        LogReport report = LogCheck.Run(_on.Public, _on.Log.VerifierKey, older);
        Assert.Contains("removed", Assert.Single(report.Findings, finding => finding.Verdict is Verdict.Fails).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task is_not_taken_in_by_the_log_of_another_key()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        using NoteSigner other = new("listening.example/log", new byte[32]);
        Assert.False(LogCheck.Run(_on.Public, other.Public.ToString(), older: null).Intact);
        Assert.True(Check().Intact);
    }

    [Fact]
    public async Task learns_that_the_signature_was_not_checked_without_a_key()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        LogReport report = LogCheck.Run(_on.Public, verifierKey: null, older: null);
        Assert.Equal(Verdict.NotChecked, report.Findings[0].Verdict);
        Assert.True(report.Intact);
    }

    [Fact]
    public async Task gets_one_line_for_each_check_and_an_exit_code()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        (int code, string said) = Run("log", _on.Public, "--key", _on.Log.VerifierKey, "--was", _on.CheckpointFile);
        Assert.Equal(CheckCommand.Intact, code);
        Assert.Equal(6, said.TrimEnd().Split('\n').Length);
        await File.AppendAllTextAsync(Path.Combine(_on.Public, "tile", "0", "000.p", "3"), "x", TestContext.Current.CancellationToken);
        (code, said) = Run("log", _on.Public, "--key", _on.Log.VerifierKey);
        Assert.Equal(CheckCommand.Altered, code);
        Assert.Contains("tile/0/000.p/3", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task gets_json_on_request()
    {
        await _on.ActAsync(3);
        await _on.PublishAsync();
        using System.Text.Json.JsonDocument json = System.Text.Json.JsonDocument.Parse(Run("log", _on.Public, "--json").Said);
        Assert.True(json.RootElement.GetProperty("intact").GetBoolean());
        Assert.Equal(3, json.RootElement.GetProperty("size").GetInt64());
    }

    [Theory]
    [InlineData("moon")]
    [InlineData("log")]
    [InlineData("log", "no-such-folder-here")]
    [InlineData("log", ".", "--key")]
    [InlineData("log", ".", "--key", "nonsense")]
    [InlineData("log", ".", "--was", "no-such-file-here")]
    [InlineData("log", ".", "--sideways")]
    public void is_told_what_is_wrong_with_a_call(params string[] args)
    {
        (int code, string said) = Run(args);
        Assert.Equal(CheckCommand.NotRun, code);
        Assert.StartsWith("heed-verify: ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task can_check_the_log_at_its_address()
    {
        await _on.ActAsync(300);
        await _on.PublishAsync();
        await using WebApplication site = await ServeAsync();
        string address = site.Urls.Single();
        Assert.Equal(CheckCommand.Intact, Run("log", address, "--key", _on.Log.VerifierKey).Code);
        File.Delete(Path.Combine(_on.Public, "tile", "entries", "000"));
        Assert.Equal(CheckCommand.Altered, Run("log", address + "/", "--key", _on.Log.VerifierKey).Code);
        await site.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(CheckCommand.NotRun, Run("log", address).Code);
    }

    private async Task<WebApplication> ServeAsync()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication site = builder.Build();
        site.MapGet("/{**path}", IResult (string path) => Path.Combine(_on.Public, path) is var file && File.Exists(file)
            ? Results.Bytes(File.ReadAllBytes(file))
            : Results.NotFound());
        await site.StartAsync(TestContext.Current.CancellationToken);
        return site;
    }

    private static (int Code, string Said) Run(params string[] args)
    {
        using StringWriter said = new();
        return (CheckCommand.Run(args, said, said), said.ToString());
    }

    private LogReport Check() => LogCheck.Run(_on.Public, _on.Log.VerifierKey, older: null);

    private static byte[] Entry(string text) =>
        new LogEntry("topic.changed", $"topic:{text}", new DateOnly(2026, 3, 2), new string('0', 64)).ToBytes();

    private string Sign(string[] acts)
    {
        TileTree tree = new();
        foreach (string act in acts) tree.Add(Entry(act));
        using NoteSigner signer = new("listening.example/log", new KeyRing(Path.Combine(_on.Public, "..", "keys")).LogSeed);
        return SignedNote.Sign(new Checkpoint("listening.example/log", tree.Size, tree.Root()).ToText(), signer).ToString();
    }

    private void Write(string[] acts)
    {
        TileTree tree = new();
        List<Tile> tiles = [];
        foreach (string act in acts) tiles.AddRange(tree.Add(Entry(act)));
        foreach (Tile tile in tiles.Concat(tree.Partial()))
        {
            string file = Path.Combine(_on.Public, tile.Place.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, tile.Bytes);
        }
        File.WriteAllText(_on.CheckpointFile, Sign(acts), new UTF8Encoding(false));
    }
}
