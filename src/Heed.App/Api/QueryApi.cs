using Heed.App.Pages;
using Heed.App.Pages.Shared;
using Heed.App.Pages.Topics;
using Heed.Match.Language;
using Heed.Topics;
using Microsoft.AspNetCore.Mvc;

namespace Heed.App.Api;

/// <summary>Checks a query while it is typed, and tries it on a text.</summary>
internal static class QueryApi
{
    // The language refuses a query over 8,192 characters; what is far longer is not even parsed.
    private const int LongestText = 20_000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/api/query/check", Check).For(Access.Topics);
        app.MapPost("/api/query/sample", Sample).For(Access.Topics);
    }

    /// <summary>What a query finds in a text somebody tries it on: a piece of the topic form.</summary>
    private static IResult Sample(Installation heed, [FromForm] string? query, [FromForm] string? sample, [FromForm] bool? press)
    {
        string text = query ?? "", tried = SampleSays.Tidy(sample);
        if (text.Length > LongestText) return Results.Problem($"A query to try has {LongestText:N0} characters at most.", statusCode: StatusCodes.Status413PayloadTooLarge);
        return Page.Of<SampleSays>(new { Of = heed.Sampling.Try(text, tried, press ?? false), Sample = tried });
    }

    /// <param name="query">As typed.</param>
    /// <param name="press">Every lane it can reach is press.</param>
    /// <param name="use"><c>search</c>, or anything else for a topic.</param>
    private static IResult Check(HttpContext context, [FromForm] string? query, [FromForm] bool? press, [FromForm] string? use, QueryCheck check)
    {
        string text = query ?? "";
        if (text.Length > LongestText) return Results.Problem($"A query to check has {LongestText:N0} characters at most.", statusCode: StatusCodes.Status413PayloadTooLarge);
        ParsedQuery parsed = check.Parse(text, use is "search" ? QueryUse.Search : QueryUse.Topic, press ?? false);
        return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Page.Of<Findings>(new { Of = parsed.Findings, Text = text, Apply = "query" })
            : Results.Json(new
            {
                parsed.Ok,
                parsed.Canonical,
                Findings = parsed.Findings.Select(finding => new
                {
                    finding.Code,
                    Severity = Wording.Of(finding.Severity),
                    finding.Start,
                    finding.Length,
                    finding.Message,
                    finding.Suggestion,
                }),
            });
    }
}
