namespace Heed.App.Public;

/// <summary>How well the guard does, as <c>docs/guard-model-card.md</c> says it: part of the program, so that the page cannot speak of other weights.</summary>
internal static class GuardCard
{
    private const string Resource = "guard-model-card.md";

    /// <summary>Markdown.</summary>
    public static string Text { get; } = Read();

    /// <summary>Blocks of the text in order, without the title: what begins with <c>#</c> is a heading, with <c>|</c> a table, with <c>-</c> a list.</summary>
    public static IReadOnlyList<string> Blocks { get; } = [.. Text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(block => !block.StartsWith("# ", StringComparison.Ordinal))];

    /// <summary>The cells of a table's rows, the heading's row first.</summary>
    public static IReadOnlyList<string[]> Rows(string table) =>
        [.. table.Split('\n').Where(line => !line.StartsWith("|--", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))];

    private static string Read()
    {
        using StreamReader reader = new(typeof(GuardCard).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidDataException("The guard's model card is missing."));
        return reader.ReadToEnd();
    }
}
