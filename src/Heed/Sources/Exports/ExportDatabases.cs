namespace Heed.Sources.Exports;

/// <summary>The programs' own databases, by the tables that SQLite names at the beginning of a file.</summary>
internal static class ExportDatabases
{
    public static string? ShapeOf(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("SQLite format 3\0"u8)) return null;
        if (head.IndexOf("key_remote_jid"u8) >= 0 || head.IndexOf("chat_row_id"u8) >= 0) return "a database of WhatsApp";
        if (head.IndexOf("sourceServiceId"u8) >= 0 || head.IndexOf("from_recipient_id"u8) >= 0) return "a backup of Signal";
        return null;
    }
}
