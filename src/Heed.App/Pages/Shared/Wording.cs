using Heed.Match.Language;
using Heed.Sources;

namespace Heed.App.Pages.Shared;

/// <summary>How Heed's words are said to people.</summary>
internal static class Wording
{
    public static string Of(Severity severity) => severity.ToString().ToLowerInvariant();

    public static string Of(Lane lane) => lane.ToString().ToLowerInvariant();

    /// <summary>Who speaks in a lane, in a few words.</summary>
    public static string Says(Lane lane) => lane switch
    {
        Lane.Press => "institutions that publish: newsrooms, agencies, authorities, companies",
        Lane.Public => "anybody, in public, except the operator's own people",
        Lane.Addressed => "people who wrote to the operator on purpose",
        _ => "the operator's own people, by an intake agreed with their representatives",
    };

    /// <param name="kind">Null: not stated.</param>
    public static string Of(OperatorKind? kind) => kind switch
    {
        null => "it has not stated what kind of operator it is",
        OperatorKind.PublicBody => "public body",
        { } other => other.ToString().ToLowerInvariant(),
    };

    /// <summary>The answer to: whose people speak here?</summary>
    /// <param name="speakers">Null: not asked.</param>
    public static string Of(Speakers? speakers) => speakers switch
    {
        Speakers.Institution => "an institution that publishes",
        Speakers.Others => "people who do not work for the operator",
        Speakers.Anybody => "anybody; people who work for the operator may be among them",
        Speakers.OwnPeople => "the operator's own people among themselves",
        _ => "not asked when it was proposed",
    };

    /// <summary>More on an answer, for whoever gives it.</summary>
    public static string Says(Speakers speakers) => speakers switch
    {
        Speakers.Institution => "a newsroom, an authority, a company; people's comments are not part of it",
        Speakers.Others => "residents, customers, passengers, readers",
        Speakers.Anybody => "a town's forum, a network open to all",
        _ => "staff, contractors, applicants: then it is not listened to",
    };

    public static string Of(Role role) => role.ToString().ToLowerInvariant();

    /// <summary><c>the analyst</c>, <c>the analyst and the steward</c>, <c>the reader, the analyst and the steward</c>.</summary>
    public static string Of(IReadOnlyList<Role> roles)
    {
        string[] names = [.. roles.Select(role => "the " + Of(role))];
        return names.Length == 1 ? names[0] : string.Join(", ", names[..^1]) + " and " + names[^1];
    }

    /// <summary>What stands after "every": <c>hour</c>, <c>15 minutes</c>.</summary>
    public static string Every(TimeSpan every) =>
        every.TotalDays >= 1 && every.TotalHours % 24 == 0 ? Plural((long)every.TotalDays, "day")
        : every.TotalHours >= 1 && every.TotalMinutes % 60 == 0 ? Plural((long)every.TotalHours, "hour")
        : Plural((long)Math.Ceiling(every.TotalMinutes), "minute");

    /// <summary><c>1 mention</c>, <c>2 mentions</c>.</summary>
    public static string Count(long number, string noun) => $"{number:N0} {noun}{(number == 1 ? "" : "s")}";

    private static string Plural(long number, string noun) => number == 1 ? noun : $"{number} {noun}s";
}
