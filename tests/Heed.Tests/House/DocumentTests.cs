using System.Text.RegularExpressions;

namespace Heed.Tests.House;

public partial class The_documents
{
    [Fact]
    public void link_only_to_what_is_there() => Assert.Empty(
        from file in Documents()
        from System.Text.RegularExpressions.Match match in Link().Matches(File.ReadAllText(file))
        let target = match.Groups[1].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains("://") && !target.StartsWith("mailto:", StringComparison.Ordinal)
        where !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target))
        select $"{Path.GetFileName(file)}: {target}");

    [Fact]
    public void name_only_paths_that_are_there() => Assert.Empty(
        from file in Documents()
        from System.Text.RegularExpressions.Match match in Code().Matches(File.ReadAllText(file))
        let path = match.Groups[1].Value
        where Roots.Any(root => path.StartsWith(root, StringComparison.Ordinal)) && !path.Contains('*') && !path.Contains('…')
        where !Path.Exists(Path.Combine(Repository.Root, path.TrimEnd('/')))
        select $"{Path.GetFileName(file)}: {path}");

    [Fact]
    public void name_no_path_of_a_machine() => Assert.Empty(
        from file in Documents().Concat(Repository.Files("*.cs", "src", "tests", "samples")).Concat(Repository.Files("*.razor", "src"))
        where MachinePath().IsMatch(File.ReadAllText(file))
        select Path.GetRelativePath(Repository.Root, file));

    private static readonly string[] Roots = ["src/", "tests/", "samples/", "docs/", "bench/", ".ci/"];

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Repository.Files("*.md", "docs", "samples", "bench", "src", "tests"));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([\w./-]+/[\w./-]*)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<![\w.])/(work|farm|root)/\w")]
    private static partial Regex MachinePath();
}
