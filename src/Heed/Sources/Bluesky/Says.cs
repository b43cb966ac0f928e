using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;

namespace Heed.Sources.Bluesky;

/// <summary>What people's own records say on being read by machines.</summary>
internal static partial class Says
{
    /// <summary>A profile record or a view of one: by its labels, or by a sign in the description.</summary>
    public static bool NoInProfile(JsonElement profile) =>
        Labels.OfRecord(profile).Concat(Labels.OfView(profile)).Any(Labels.SayNo) || (profile.Text("description") is { } description && Signs().IsMatch(description));

    /// <summary>A declaration of intents: Heed keeps what it reads, and counts over many; it does not generate.</summary>
    public static bool NoInIntents(JsonElement declaration) =>
        ((string[])["publicAccessArchive", "bulkDataset"]).Any(use => declaration.Field(use) is { } said && said.TryGetProperty("allow", out JsonElement allow) && allow.ValueKind is JsonValueKind.False);

    public static bool No(AtUri of, JsonElement record) => of.Collection is AtUri.Intents ? NoInIntents(record) : NoInProfile(record);

    [GeneratedRegex(@"#(nobots?|noindex|nosearch|noarchive)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Signs();
}
