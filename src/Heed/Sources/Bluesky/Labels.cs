using System.Text.Json;
using Heed.Sources.Json;

namespace Heed.Sources.Bluesky;

/// <summary>Labels on accounts and posts (com.atproto.label.defs) that say no to a reader like Heed.</summary>
internal static class Labels
{
    private const int Most = 100;

    /// <summary>Only for people who are signed in, hidden by a moderator, or taken down.</summary>
    public static bool SayNo(string label) => label is "!no-unauthenticated" or "!hide" or "!takedown";

    /// <summary>What the author of a record says of it themselves.</summary>
    public static IEnumerable<string> OfRecord(JsonElement record) =>
        record.Field("labels") is { } own ? own.List("values").Take(Most).Select(label => label.Text("val")).OfType<string>() : [];

    /// <summary>What the author and the network's labellers say of what a view shows; what was taken back does not count.</summary>
    public static IEnumerable<string> OfView(JsonElement view) =>
        view.List("labels").Take(Most).Where(label => label.Flag("neg") is not true).Select(label => label.Text("val")).OfType<string>();

    /// <summary>Of a post's view: the post's, its author's, and what the author wrote into the post itself.</summary>
    public static IEnumerable<string> OfPostView(JsonElement view) =>
        OfView(view).Concat(view.Field("author") is { } author ? OfView(author) : []).Concat(view.Field("record") is { } record ? OfRecord(record) : []);
}
