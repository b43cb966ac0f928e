using System.Text.RegularExpressions;

namespace Heed.Sources.Exports;

/// <summary>Exports by the names of their files.</summary>
internal static partial class ExportNames
{
    /// <param name="paths">Of one file, folder or archive, with <c>/</c>.</param>
    public static string? ShapeOf(IReadOnlyCollection<string> paths)
    {
        HashSet<string> names = new(paths.Select(path => path[(path.LastIndexOf('/') + 1)..]), StringComparer.OrdinalIgnoreCase);
        if (paths.Any(path => WhatsApp().IsMatch(path))) return "a chat exported from WhatsApp";
        if (paths.Any(path => Facebook().IsMatch(path))) return "an export of Facebook or Instagram messages";
        if (names.Contains("users.json") && (names.Contains("channels.json") || names.Contains("groups.json") || names.Contains("dms.json"))) return "an export of a Slack workspace";
        if (paths.Any(path => Discord().IsMatch(path))) return "an export of Discord messages";
        if (paths.Any(path => Signal().IsMatch(path))) return "a backup of Signal";
        return null;
    }

    /// <summary><c>_chat.txt</c> of iOS; <c>WhatsApp Chat with …</c>, <c>Chat de WhatsApp con …</c>, <c>Czat WhatsApp z …</c> of Android.</summary>
    [GeneratedRegex(@"(?:^|/)(?:_chat\.txt|[^/]*WhatsApp[^/]*\.txt)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WhatsApp();

    [GeneratedRegex(@"(?:^|/)(?:messages/(?:inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)/[^/]+/message_[0-9]+\.(?:json|html)|groups/(?:your_(?:posts|comments)_in_groups|your_group[a-z_]*|group_posts_and_comments|group_interactions)(?:_[0-9]+)?\.(?:json|html))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Facebook();

    /// <summary>The package a person gets of Discord.</summary>
    [GeneratedRegex(@"(?:^|/)messages/c?[0-9]{15,}/(?:messages\.(?:json|csv)|channel\.json)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Discord();

    [GeneratedRegex(@"(?:^|/)(?:sql/db\.sqlite|signal-[0-9-]{8,}\.backup)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signal();
}
