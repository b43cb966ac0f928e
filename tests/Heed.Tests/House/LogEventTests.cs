using System.Text.RegularExpressions;

namespace Heed.Tests.House;

public partial class Log_messages
{
    private static readonly Dictionary<string, int> FirstId = new()
    {
        ["Sources"] = 1000,
        ["Intake"] = 2000,
        ["Guard"] = 3000,
        ["Topics"] = 4000,
        ["Archive"] = 5000,
        ["Insight"] = 6000,
        ["Desk"] = 7000,
        ["Reports"] = 8000,
        ["Log"] = 9000,
    };

    [Fact]
    public void have_ids_that_are_used_once() => Assert.Empty(All().GroupBy(found => found.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(found => found.File))}"));

    [Fact]
    public void have_ids_of_their_room() => Assert.Empty(
        from found in All()
        let room = Path.GetRelativePath(Path.Combine(Repository.Root, "src", "Heed"), found.File).Split(Path.DirectorySeparatorChar)[0]
        where FirstId.TryGetValue(room, out int first) && (found.Id < first || found.Id >= first + 1000)
        select $"{found.Id} in {found.File}");

    [Fact]
    public void are_found_by_this_test() => Assert.True(All().Count() >= 3);

    private static IEnumerable<(int Id, string File)> All() =>
        from file in Repository.Files("*.cs", "src")
        from System.Text.RegularExpressions.Match match in EventId().Matches(File.ReadAllText(file))
        select (int.Parse(match.Groups[1].Value), file);

    [GeneratedRegex(@"\[LoggerMessage\([^\]]*?EventId = (\d+)")]
    private static partial Regex EventId();
}
