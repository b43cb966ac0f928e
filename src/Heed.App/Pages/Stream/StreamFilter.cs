using Heed.Archive;
using Microsoft.AspNetCore.WebUtilities;

namespace Heed.App.Pages.Stream;

/// <summary>What part of the stream is looked at, as its address says.</summary>
/// <param name="Query">In the query language; empty: everything.</param>
/// <param name="After">Cursor of the page before; null: from the newest on.</param>
public sealed record StreamFilter(string? Topic, string? Source, Lane? Lane, string? State, string Query, string? After)
{
    public const int PageSize = 40;

    /// <summary>The values of <see cref="State"/> that the form offers.</summary>
    public static readonly IReadOnlyList<string> States = ["open", "taken", "done"];

    public static StreamFilter Of(IQueryCollection asked) => new(
        Text(asked, "topic"), Text(asked, "source"), Enum.TryParse(asked["lane"], ignoreCase: true, out Lane lane) ? lane : null,
        States.FirstOrDefault(state => state == asked["state"]), Text(asked, "q") ?? "", Text(asked, "after"));

    /// <summary>Nothing is filtered.</summary>
    public bool IsOpen => this with { After = null } == new StreamFilter(null, null, null, null, "", null);

    /// <summary>The address of this part of the stream.</summary>
    public string Path
    {
        get
        {
            Dictionary<string, string?> values = new()
            {
                ["q"] = Query.Length > 0 ? Query : null,
                ["topic"] = Topic,
                ["source"] = Source,
                ["lane"] = Lane?.ToString().ToLowerInvariant(),
                ["state"] = State,
                ["after"] = After,
            };
            return QueryHelpers.AddQueryString("/stream", values.Where(pair => pair.Value is not null));
        }
    }

    internal SearchRequest ToRequest() => new() { Limit = PageSize, After = After, Topic = Topic, Source = Source, Lane = Lane, State = State };

    private static string? Text(IQueryCollection asked, string name) => asked[name].ToString().Trim() is { Length: > 0 } text ? text : null;
}
