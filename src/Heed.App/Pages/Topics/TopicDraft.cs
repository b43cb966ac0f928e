using Heed.Topics;
using Microsoft.Extensions.Primitives;

namespace Heed.App.Pages.Topics;

/// <summary>The topic form as it was filled in: nothing is lost when it comes back with findings.</summary>
/// <param name="IsNew">The id is still to be chosen.</param>
/// <param name="Themes">Every row shown, blank ones too.</param>
/// <param name="KeepDays">As typed.</param>
/// <param name="Sample">A text to try the query on; never saved.</param>
public sealed record TopicDraft(
    bool IsNew, string Id, string Name, string Query, string Purpose, IReadOnlyList<Lane> Lanes, IReadOnlyList<Theme> Themes, string KeepDays, PeriodLength Period, string Sample)
{
    /// <summary>Theme rows of a form at most.</summary>
    public const int MostThemes = 40;

    private static readonly Theme Blank = new("", "");

    public static TopicDraft Empty { get; } = new(true, "", "", "", "", [Lane.Public], [Blank, Blank], "90", PeriodLength.Week, "");

    public static TopicDraft Of(Topic topic) =>
        new(false, topic.Id, topic.Name, topic.Query, topic.Purpose, topic.Lanes, [.. topic.Themes, Blank], topic.KeepDays.ToString(), topic.Period, "");

    public static TopicDraft Of(IFormCollection form)
    {
        StringValues names = form["theme-name"], rules = form["theme-query"];
        return new(
            form["new"] == "true", Text(form, "id").Trim().ToLowerInvariant(), Text(form, "name").Trim(), Text(form, "query").ReplaceLineEndings("\n").Trim(), Text(form, "purpose").Trim(),
            [.. form["lanes"].Select(lane => Enum.TryParse(lane, out Lane known) ? known : (Lane?)null).OfType<Lane>().Distinct()],
            [.. names.Zip(rules, (name, rule) => new Theme((name ?? "").Trim(), (rule ?? "").Trim())).Take(MostThemes)],
            Text(form, "keep").Trim(),
            form["period"] == "month" ? PeriodLength.Month : PeriodLength.Week,
            SampleSays.Tidy(form["sample"]));
    }

    /// <summary>With one more row for a theme.</summary>
    public TopicDraft WithRow() => Themes.Count < MostThemes ? this with { Themes = [.. Themes, Blank] } : this;

    /// <summary>With a suggestion in the place of what was typed.</summary>
    /// <param name="field"><c>query</c> or <c>theme:INDEX</c>.</param>
    public TopicDraft WithSuggestion(string field, string suggestion)
    {
        string query = suggestion.ReplaceLineEndings("\n"); // forms send them as CR LF
        if (field is "query") return this with { Query = query };
        if (!field.StartsWith("theme:", StringComparison.Ordinal) || !int.TryParse(field["theme:".Length..], out int at)) return this;
        return this with { Themes = [.. Themes.Select((theme, index) => index == at ? theme with { Query = query } : theme)] };
    }

    /// <summary>The topic it describes; rows left blank are no themes.</summary>
    public Topic ToTopic() => new(
        Id, Name, Query, Purpose, Lanes, [.. Themes.Where(theme => theme != Blank)], int.TryParse(KeepDays, out int days) ? days : 0, Period);

    private static string Text(IFormCollection form, string field) => form[field].ToString();
}
