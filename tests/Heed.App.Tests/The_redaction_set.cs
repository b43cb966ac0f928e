using Heed.App.Commands;

namespace Heed.App.Tests;

public class The_redaction_set
{
    // What redaction must reach (it aims at 0.98).
    private const double ShareMin = 0.9;

    [Theory, InlineData("dev"), InlineData("eval")]
    public void is_left_clean_and_untouched_as_promised(string half)
    {
        RedactionTally tally = Tally(Directory.EnumerateFiles(Path.Combine(Root(AppContext.BaseDirectory), "bench", "guard", "redaction", half), "*.jsonl").SelectMany(File.ReadLines));

        Assert.Equal(["de", "en", "es", "fr", "it", "pl"], tally.Languages.Keys);
        Assert.All(tally.Languages.Values.Append(tally.All), count =>
        {
            Assert.InRange(count.CleanShare!.Value, ShareMin, 1);
            Assert.InRange(count.UntouchedShare!.Value, ShareMin, 1);
        });
    }

    [Theory]
    [InlineData("""{"id":"1","lang":"en","text":"call 07700 900123 now","personal":["07700 900123"]}""", true)]
    [InlineData("""{"id":"1","lang":"en","text":"call 07700 900123 now","personal":["call 07700 900123"]}""", false)]
    [InlineData("""{"id":"1","lang":"en","text":"our cat Smilla","personal":["Smilla"]}""", false)]
    [InlineData("""{"id":"1","lang":"en","text":"our cat Smilla","personal":[]}""", true)]
    [InlineData("""{"id":"1","lang":"en","text":"call 07700 900123 now","personal":[]}""", false)]
    public void counts_as_right_only_what_takes_all_of_it_and_nothing_else(string line, bool right) => Assert.Equal(right ? [] : ["1"], Tally([line]).Misses);

    [Theory]
    [InlineData("""{"id":"1","text":"no list"}""")]
    [InlineData("""{"id":"1","text":"not there","personal":["elsewhere"]}""")]
    [InlineData("""{"id":"1","text":"empty","personal":[""]}""")]
    public void refuses_what_it_cannot_count(string line) => Assert.Throws<FormatException>(() => RedactionSample.Read(line));

    private static RedactionTally Tally(IEnumerable<string> lines)
    {
        RedactionTally tally = new();
        foreach (string line in lines) tally.Add(RedactionSample.Read(line));
        return tally;
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Heed.slnx")) ? folder : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository."));
}
