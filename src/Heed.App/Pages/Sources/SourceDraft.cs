using Heed.Sources;

namespace Heed.App.Pages.Sources;

/// <summary>The form that proposes a feed, as it was filled in.</summary>
/// <param name="KeepDays">As typed.</param>
/// <param name="EveryMinutes">As typed.</param>
public sealed record SourceDraft(
    string Id, string Name, string Address, Lane Lane, string Country, string Purpose, string Whose, string KeepDays, string EveryMinutes)
{
    public static SourceDraft Empty { get; } = new("", "", "", Lane.Public, "", "", "", "90", "30");

    public static SourceDraft Of(IFormCollection form) => new(
        Text(form, "id").ToLowerInvariant(), Text(form, "name"), Text(form, "address"), form["lane"] == "press" ? Lane.Press : Lane.Public,
        Text(form, "country").ToUpperInvariant(), Text(form, "purpose"), Text(form, "whose"), Text(form, "keep"), Text(form, "every"));

    public Source ToSource() => new(
        Id, SourceKind.Feed, Name, Address, Lane, Country.Length == 0 ? null : Country, Purpose, "", Whose, new Dictionary<string, string>(),
        int.TryParse(KeepDays, out int days) ? days : 0, TimeSpan.FromMinutes(int.TryParse(EveryMinutes, out int minutes) ? minutes : 0));

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
