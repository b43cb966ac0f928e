using Heed.Sources;

namespace Heed.App.Pages.Sources;

/// <summary>The form that proposes a feed or a form, as it was filled in.</summary>
/// <param name="Speakers">Null: not answered.</param>
/// <param name="KeepDays">As typed.</param>
/// <param name="EveryMinutes">As typed; of a feed.</param>
public sealed record SourceDraft(
    string Id, string Name, string Address, Lane Lane, string Country, string Purpose, Speakers? Speakers, string Whose, string Referral, string KeepDays, string EveryMinutes)
{
    public static SourceDraft Empty { get; } = new("", "", "", Lane.Public, "", "", null, "", "", "90", "30");

    /// <summary>It is to be a form that people write to, not a feed that is read.</summary>
    public bool IsForm { get; init; }

    public static SourceDraft Of(IFormCollection form) => new(
        Text(form, "id").ToLowerInvariant(), Text(form, "name"), Text(form, "address"), form["lane"] == "press" ? Lane.Press : Lane.Public,
        Text(form, "country").ToUpperInvariant(), Text(form, "purpose"), Enum.TryParse(Text(form, "speakers"), out Speakers speakers) && Enum.IsDefined(speakers) ? speakers : null,
        Text(form, "whose"), Text(form, "referral"), Text(form, "keep"), Text(form, "every"))
    {
        IsForm = form["kind"] == "form",
    };

    public Source ToSource()
    {
        Source source = new(
            Id, SourceKind.Feed, Name, Address, Lane, Country.Length == 0 ? null : Country, Purpose, "", Whose, new Dictionary<string, string>(),
            int.TryParse(KeepDays, out int days) ? days : 0, TimeSpan.FromMinutes(int.TryParse(EveryMinutes, out int minutes) ? minutes : 0))
        {
            Speakers = Speakers,
            Referral = Referral,
        };
        return IsForm ? source with { Kind = SourceKind.Form, Address = Source.FormAddress(Id), Lane = Lane.Addressed, Every = TimeSpan.FromHours(1) } : source;
    }

    private static string Text(IFormCollection form, string field) => form[field].ToString().Trim();
}
