using System.Text.RegularExpressions;

namespace Heed.Tests.House;

/// <summary>HUMAN-RIGHTS.md: the ways to misuse Heed, each with the tests that hold what stands against it.</summary>
public partial class The_register_of_misuse
{
    [Fact]
    public void names_a_test_for_every_way() => Assert.All(Rows(), row => Assert.NotEmpty(TestsIn(row)));

    [Fact]
    public void names_only_tests_that_are_there() => Assert.All(Rows().SelectMany(TestsIn), test => Assert.True(IsThere(test), test));

    [Fact]
    public void would_be_caught_naming_a_test_that_is_not_there() => Assert.False(IsThere("A_guard.turns_nobody_away"));

    private static string[] Rows()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Repository.Root, "HUMAN-RIGHTS.md")).Where(line => RowStart().IsMatch(line))];
        Assert.NotEmpty(rows);
        return rows;
    }

    private static IEnumerable<string> TestsIn(string row) => TestName().Matches(row).Select(match => match.Groups[1].Value);

    private static bool IsThere(string test) => Sources.Value.Any(source =>
        source.Contains($"class {test.Split('.')[0]}", StringComparison.Ordinal) && source.Contains($" {test.Split('.')[1]}(", StringComparison.Ordinal));

    private static readonly Lazy<string[]> Sources = new(() => [.. Repository.Files("*.cs", "tests").Select(File.ReadAllText)]);

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex RowStart();

    [GeneratedRegex(@"`(\w+\.[a-z]\w+)`")]
    private static partial Regex TestName();
}
