using System.Reflection;
using System.Text.RegularExpressions;
using Heed.Match.Language;
using Heed.Match.Linting;

namespace Heed.Match.Tests.Language;

public partial class The_query_page
{
    private static readonly string _page = File.ReadAllText(Path.Combine(Root(), "docs", "query.md")).ReplaceLineEndings("\n");

    /// <summary>Each query of a fenced block with the findings indented under it.</summary>
    public static TheoryData<string, QueryUse, string> Examples()
    {
        TheoryData<string, QueryUse, string> examples = [];
        foreach (System.Text.RegularExpressions.Match block in Blocks().Matches(_page))
        {
            QueryUse use = block.Groups[1].Value is "search" ? QueryUse.Search : QueryUse.Topic;
            foreach (System.Text.RegularExpressions.Match example in Queries().Matches(block.Groups[2].Value))
            {
                string expected = string.Join('\n', example.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                examples.Add(example.Groups[1].Value, use, expected);
            }
        }

        return examples;
    }

    /// <summary>Each query of a block on advice, with the findings beyond those of the parser indented under it.</summary>
    public static TheoryData<string, string> Advice()
    {
        TheoryData<string, string> examples = [];
        foreach (System.Text.RegularExpressions.Match block in LintBlocks().Matches(_page))
        {
            foreach (System.Text.RegularExpressions.Match example in Queries().Matches(block.Groups[1].Value))
            {
                string expected = string.Join('\n', example.Groups[2].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                examples.Add(example.Groups[1].Value, expected);
            }
        }

        return examples;
    }

    [Theory, MemberData(nameof(Advice))]
    public void says_of_each_example_what_the_linter_says(string typed, string expected) =>
        Assert.Equal(expected, string.Join('\n', Linter.Lint(typed).Select(Written)));

    public static TheoryData<string> Codes() => [.. typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(code => (string)code.GetRawConstantValue()!)];

    [Theory, MemberData(nameof(Examples))]
    public void says_of_each_example_what_the_parser_says(string typed, QueryUse use, string expected) =>
        Assert.Equal(expected, string.Join('\n', Query.Parse(typed, use).Findings.Select(Written)));

    [Theory, MemberData(nameof(Codes))]
    public void has_a_section_for_each_code(string code) => Assert.Contains($"\n### {code}\n", _page);

    [Fact]
    public void has_sections_for_codes_that_exist_only() =>
        Assert.Equal(Codes().Select(row => row.Data).Order(), Sections().Matches(_page).Select(section => section.Groups[1].Value));

    private static string Written(Finding finding) => finding.Suggestion is null ? finding.Code : $"{finding.Code} → {finding.Suggestion}";

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Heed.slnx"))) folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException("No folder above the tests holds Heed.slnx.");
    }

    [GeneratedRegex("```(query|search)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("```lint\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex LintBlocks();

    [GeneratedRegex("^([^ \n].*)\n((?: +.*\n)*)", RegexOptions.Multiline)]
    private static partial Regex Queries();

    [GeneratedRegex("^### (HQ[0-9]+)$", RegexOptions.Multiline)]
    private static partial Regex Sections();
}
