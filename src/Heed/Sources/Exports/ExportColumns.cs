namespace Heed.Sources.Exports;

/// <summary>Exports by the names of their fields, which stay the same when an export is turned into a table or JSON lines: of an object of
/// JSON, or of the columns of a table.</summary>
internal static class ExportColumns
{
    private const string Facebook = "an export of Facebook or Instagram messages", FacebookGroup = "an export of a Facebook group",
        Slack = "an export of a Slack workspace", Discord = "an export of Discord messages", Teams = "an export of Teams messages", Signal = "an export of Signal messages";

    /// <summary>Names as <see cref="Plain"/> gives them; all of a row must be there.</summary>
    private static readonly (string Shape, string[] Names)[] Known =
    [
        (Facebook, ["sendername", "timestampms"]),
        (FacebookGroup, ["grouppostsv2"]),
        (FacebookGroup, ["groupcommentsv2"]),
        (FacebookGroup, ["groupsjoinedv2"]),
        (Slack, ["clientmsgid"]),
        (Discord, ["authorid", "author", "date", "content", "attachments", "reactions"]),
        (Discord, ["timestampedited", "ispinned", "author"]),
        (Discord, ["guild", "channel", "messages"]),
        (Discord, ["channelid", "mentioneveryone", "content"]),
        (Teams, ["chatid", "messagetype"]),
        (Teams, ["channelidentity", "messagetype"]),
        (Teams, ["conversationid", "messagetype", "originalarrivaltime"]),
        (Teams, ["displayname", "messagelist"]),
        (Signal, ["envelope", "account"]),
        (Signal, ["sourceuuid", "datamessage"]),
        (Signal, ["conversationid", "sentat", "sourceserviceid"]),
        (Signal, ["conversationid", "sentat", "sourceuuid"]),
        (Signal, ["chatid", "authorid", "datesent"]),
        (Signal, ["fromrecipientid", "threadid", "body"]),
        (Signal, ["sender", "body", "quote", "sticker", "reactions"]),
    ];

    /// <summary>All the columns there are, in a package that a person gets of Discord.</summary>
    private static readonly string[] DiscordPackage = ["id", "timestamp", "contents", "attachments"];

    /// <param name="names">As <see cref="Plain"/> gives them.</param>
    public static string? ShapeOf(IReadOnlySet<string> names) =>
        names.SetEquals(DiscordPackage) ? Discord : Known.FirstOrDefault(known => known.Names.All(names.Contains)).Shape;

    /// <param name="value">The value of the field of that name, in a row or object; null: there is none.</param>
    public static string? ShapeOf(Func<string, string?> value)
    {
        if (IsSlackTime(value("ts")) && value("user") is [('U' or 'W' or 'B'), _, _, _, _, _, _, _, ..]) return Slack;
        if (value("fromid") is { } from && from.StartsWith("user", StringComparison.Ordinal) && from.AsSpan(4) is { Length: >= 5 } number && !number.ContainsAnyExceptInRange('0', '9'))
            return "a chat exported from Telegram";
        return null;
    }

    /// <summary>Letters and digits in lower case, of the last part of a name: <c>messages.sender_name</c> is <c>sendername</c>.</summary>
    public static string Plain(string name) =>
        string.Concat(name[(name.LastIndexOfAny(['.', '/']) + 1)..].Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));

    /// <summary><c>1788768000.000200</c></summary>
    private static bool IsSlackTime(string? value) =>
        value is { Length: 17 } && value[10] is '.' && !value.AsSpan(0, 10).ContainsAnyExceptInRange('0', '9') && !value.AsSpan(11).ContainsAnyExceptInRange('0', '9');
}
