using System.Diagnostics;
using Heed.App.Pages.Shared;
using Heed.App.Public;
using Heed.App.SignIn;
using Heed.Sources;
using Heed.Topics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Heed.App.Pages.Topics;

/// <summary>The book of topics: read, draft, try, approve, end.</summary>
internal static class TopicPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder topics = app.MapGroup("/topics").For(Access.Topics).ThenWritePublicFiles();
        topics.MapGet("", (Installation heed) => Page.Of<TopicsPage>(new { Topics = heed.Topics.All() }));
        topics.MapGet("/new", (Installation heed) => Form(heed, TopicDraft.Empty)).For(Access.Proposing);
        topics.MapPost("/save", SaveAsync).For(Access.Proposing);
        topics.MapGet("/{id}", (Installation heed, string id) => One(heed, id));
        topics.MapGet("/{id}/edit", (Installation heed, string id) =>
            heed.Topics.Find(id) is { } entry ? Form(heed, TopicDraft.Of(entry.Topic)) : Page.NotFound("topic")).For(Access.Proposing);
        topics.MapPost("/{id}/try", TryAsync).For(Access.Proposing);
        topics.MapPost("/{id}/approve", async (Installation heed, HttpContext context, string id, CancellationToken cancel) =>
            After(heed, id, await heed.Topics.ApproveAsync(id, context.User.Email, cancel), "It is matched from now on.")).For(Access.Approving);
        topics.MapPost("/{id}/end", async (Installation heed, HttpContext context, string id, CancellationToken cancel) =>
            After(heed, id, await heed.Topics.EndAsync(id, context.User.Email, cancel), "It is no longer matched. Its line stays on the public page.")).For(Access.Approving);
    }

    private static async Task<IResult> SaveAsync(Installation heed, HttpContext context, CancellationToken cancel)
    {
        IFormCollection form = await context.Request.ReadFormAsync(cancel);
        TopicDraft draft = TopicDraft.Of(form);
        if (form["apply"].ToString().Split('|', 2) is [var field, var suggestion])
        {
            draft = draft.WithSuggestion(field, suggestion);
            return Form(heed, draft, heed.Topics.Check(draft.ToTopic()));
        }
        if (form["do"] == "add-theme") return Form(heed, draft.WithRow());
        Topic topic = draft.ToTopic();
        IReadOnlyList<TopicProblem> problems = heed.Topics.Check(topic);
        if (draft.IsNew && heed.Topics.Find(topic.Id) is not null)
            problems = [.. problems, Problem("id", $"There is a topic \"{topic.Id}\" already. Choose another id, or open that topic and change it.")];
        if (form["do"] == "check") return Form(heed, draft, problems);
        if (problems.Any(problem => problem.IsError)) return Form(heed, draft, problems, StatusCodes.Status422UnprocessableEntity);
        return await heed.Topics.ProposeAsync(topic, context.User.Email, cancel) switch
        {
            Outcome.Done => Results.LocalRedirect($"/topics/{topic.Id}"),
            Outcome.NotNow => Form(
                heed, draft, [.. problems, Problem("period", "The figure period was fixed when this topic was approved and cannot be changed.")], StatusCodes.Status422UnprocessableEntity),
            var other => throw new UnreachableException($"Outcome.{other}"),
        };
    }

    private static async Task<IResult> TryAsync(Installation heed, HttpContext context, string id, CancellationToken cancel)
    {
        if (heed.Topics.Find(id) is not { } draft) return Page.NotFound("topic");
        return await heed.Trials.RunAsync(id, context.User.Email, cancel) switch
        {
            TrialResult.Ran ran => Page.Of<TrialPage>(new { Draft = draft, Result = ran }),
            TrialResult.UsedUp => One(heed, id, $"You have made today's {TopicBook.TrialsADay} trials. The next are yours tomorrow (UTC).", StatusCodes.Status429TooManyRequests),
            TrialResult.Unknown => One(heed, id, "Only a version that waits for approval can be tried.", StatusCodes.Status409Conflict),
            var other => throw new UnreachableException(other.ToString()),
        };
    }

    private static IResult After(Installation heed, string id, Outcome outcome, string done) => outcome switch
    {
        Outcome.Done => Results.LocalRedirect($"/topics/{id}"),
        Outcome.Unknown => Page.NotFound("topic"),
        _ => One(heed, id, $"That is not possible where the topic stands now; somebody else may have been quicker. Wanted: {done}", StatusCodes.Status409Conflict),
    };

    private static RazorComponentResult One(Installation heed, string id, string? notice = null, int status = StatusCodes.Status200OK)
    {
        List<TopicEntry> versions = [.. heed.Topics.All().Where(entry => entry.Topic.Id == id)];
        if (versions.Count == 0) return Page.NotFound("topic");
        // Where a version is live already, its period is fixed.
        bool isOpen = versions[0].Standing is Standing.Proposed && !versions.Any(entry => entry.Standing is Standing.Live);
        return Page.Of<TopicPage>(new { Versions = versions, Notice = notice, Period = isOpen ? heed.Periods.For(versions[0].Topic) : null }, status);
    }

    private static RazorComponentResult Form(Installation heed, TopicDraft draft, IReadOnlyList<TopicProblem>? problems = null, int status = StatusCodes.Status200OK)
    {
        Sampled? sampled = problems is null ? null : heed.Sampling.Try(draft.Query, draft.Sample, draft.ToTopic().PressOnly);
        return Page.Of<TopicFormPage>(new { Draft = draft, Problems = problems, Sampled = sampled }, status);
    }

    private static TopicProblem Problem(string where, string message) => new(where, new("HT101", Match.Language.Severity.Error, 0, 0, message));
}
