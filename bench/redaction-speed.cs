// CPU time of redacting short posts, one thread: those without anything to find, and those with.
// dotnet run -c Release bench/redaction-speed.cs -- bench/guard/examples/*.jsonl bench/guard/redaction/*/*.jsonl
#:property RestorePackagesWithLockFile=false
#:property PublishAot=false
#:project ../src/Heed/Heed.csproj
using System.Diagnostics;
using System.Text.Json;
using Heed.Guard;

const int PassesMeasured = 7;
List<(string Text, string? Lang)> found = [], nothing = [];
foreach (string line in args.SelectMany(File.ReadLines).Where(line => line.Length > 0))
{
    JsonElement post = JsonDocument.Parse(line).RootElement;
    (string text, string? lang) = (post.GetProperty("text").GetString()!, post.GetProperty("lang").GetString());
    (Redaction.Redact(text, lang).Spans.Count == 0 ? nothing : found).Add((text, lang));
}
Measure("nothing to find", nothing);
Measure("something to find", found);

static void Measure(string name, List<(string Text, string? Lang)> posts)
{
    if (posts.Count == 0) return;
    // So often that one pass lasts some tenths of a second, whatever the number of posts.
    int rounds = Math.Max(1, 40_000 / posts.Count);
    double[] passes = new double[PassesMeasured];
    long bytes = 0;
    for (int pass = -3; pass < PassesMeasured; pass++)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        for (int round = 0; round < rounds; round++)
        {
            foreach ((string text, string? lang) in posts) _ = Redaction.Redact(text, lang);
        }
        TimeSpan spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        bytes = (GC.GetAllocatedBytesForCurrentThread() - allocated) / (rounds * posts.Count);
        if (pass >= 0) passes[pass] = spent.TotalMicroseconds / (rounds * posts.Count);
    }
    Array.Sort(passes);
    Console.WriteLine($"{name}: {posts.Count} posts of {posts.Average(post => post.Text.Length):F0} signs, "
        + $"{passes[PassesMeasured / 2]:F2} µs a post (median; {passes[0]:F2} to {passes[^1]:F2}), {bytes} bytes allocated");
}
