namespace Heed.Sources.Exports;

/// <summary>Exports as pages, by the classes of their elements.</summary>
internal static class ExportPages
{
    private static readonly (string Shape, string[] Marks)[] Known =
    [
        // The page does not say whether it was a public channel; the export as JSON does.
        ("a chat exported from Telegram", ["class=\"page_wrap\"", "class=\"from_name\""]),
        ("a chat exported from Telegram", ["class=\"page_wrap\"", "class=\"page_body chat_page\""]),
        ("an export of Discord messages", ["chatlog__message"]),
        ("an export of Facebook or Instagram messages", ["_a6-g", "uiBoxWhite"]),
        ("an export of text messages", ["<smses ", "contact_name="]),
    ];

    public static string? ShapeOf(string text) => Known.FirstOrDefault(known => known.Marks.All(mark => text.Contains(mark, StringComparison.Ordinal))).Shape;
}
