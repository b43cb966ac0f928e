using System.Diagnostics;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Village;

[assembly: AssemblyFixture(typeof(Heed.App.Tests.Demo.HeardTown))]

namespace Heed.App.Tests.Demo;

/// <summary>One whole run of <c>heed demo --once</c>, as a program of its own, that several tests look at.</summary>
public sealed class HeardTown : IAsyncLifetime
{
    private readonly Lazy<Task<JsonElement>> _result;

    public HeardTown() => _result = new(RunAsync);

    public string Folder { get; } = Path.Combine(Directory.CreateTempSubdirectory("heed-demo-").FullName, "data");

    public Town Town { get; } = Town.Create();

    /// <summary>What <c>--json</c> printed.</summary>
    public Task<JsonElement> ResultAsync() => _result.Value;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Starts the heed program that was built with these tests.</summary>
    public static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Installation).Assembly.Location.Replace("Heed.dll", "Heed.App.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>The edition's text without markup.</summary>
    public async Task<string> EditionAsync(int week)
    {
        JsonElement result = await ResultAsync();
        string html = await File.ReadAllTextAsync(result.GetProperty("editions")[week - 1].GetString()!);
        return System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Replace(html, "<[^>]*>", ""));
    }

    /// <summary>Every file of the data folder, and every term of its full-text indexes.</summary>
    public async Task<(IReadOnlyList<byte[]> Files, HashSet<string> Terms)> EverythingAsync()
    {
        await ResultAsync();
        List<byte[]> files = [];
        foreach (string file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)) files.Add(await File.ReadAllBytesAsync(file));
        HashSet<string> terms = [];
        foreach (string file in Directory.EnumerateFiles(Folder, "mentions-*.db"))
        {
            using SqliteConnection db = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            db.Open();
            using SqliteCommand make = db.CreateCommand();
            make.CommandText = "CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, 'words', 'row'); SELECT term FROM temp.vocabulary";
            using SqliteDataReader reader = make.ExecuteReader();
            while (reader.Read()) terms.Add(reader.GetString(0));
        }
        return (files, terms);
    }

    public ValueTask DisposeAsync()
    {
        string top = Path.GetDirectoryName(Folder)!;
        if (Directory.Exists(top)) Directory.Delete(top, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<JsonElement> RunAsync()
    {
        using Process process = Start("demo", "--once", "--json", "--data", Folder);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"heed demo ended with {process.ExitCode}: {await errors}");
        return JsonDocument.Parse(output).RootElement;
    }
}
