using System.Diagnostics;
using Heed.App.Pages.Shared;
using Heed.App.SignIn;
using Heed.Archive;
using Heed.Desk;
using Heed.Log;
using Heed.Match;
using Heed.Match.Index;
using Heed.Match.Language;
using Heed.Topics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Heed.App.Pages.Stream;

/// <summary>The stream of mentions and the page of one: read, search, take, done, note, open the original, remove.</summary>
internal static class StreamPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        RouteGroupBuilder stream = app.MapGroup("/stream").For(Access.Stream);
        stream.MapGet("", List);
        stream.MapGet("/{id:long}", OpenAsync);
        stream.MapPost("/{id:long}/take", (Installation heed, HttpContext context, long id, [FromForm] string? back, CancellationToken cancel) =>
            ActAsync(heed, id, back, heed.Desk.TakeAsync(id, context.User.Email, cancel)));
        stream.MapPost("/{id:long}/done", (Installation heed, HttpContext context, long id, [FromForm] string? back, CancellationToken cancel) =>
            ActAsync(heed, id, back, heed.Desk.DoneAsync(id, context.User.Email, cancel)));
        stream.MapPost("/{id:long}/reopen", (Installation heed, HttpContext context, long id, [FromForm] string? back, CancellationToken cancel) =>
            ActAsync(heed, id, back, heed.Desk.ReopenAsync(id, context.User.Email, cancel)));
        stream.MapPost("/{id:long}/note", NoteAsync);
        stream.MapPost("/{id:long}/original", OriginalAsync);
        stream.MapGet("/{id:long}/remove", (Installation heed, long id) =>
            heed.Archive.Find(id) is { } mention ? Page.Of<RemovePage>(new { Mention = mention }) : Page.NotFound("mention"));
        stream.MapPost("/{id:long}/remove", async (Installation heed, HttpContext context, long id, CancellationToken cancel) =>
            await heed.Desk.RemoveAsync(id, context.User.Email, cancel) is Triaged.Gone ? Page.NotFound("mention") : Results.LocalRedirect("/stream?removed=1"));
    }

    private static RazorComponentResult List(Installation heed, HttpContext context)
    {
        StreamFilter filter = StreamFilter.Of(context.Request.Query);
        IReadOnlyList<NamedQuery> live = Live(heed);
        ParsedQuery? parsed = filter.Query.Length == 0 ? null : heed.Queries.Parse(filter.Query, QueryUse.Search, filter.Lane is Lane.Press);
        SearchRequest request = filter.ToRequest() with { Queries = live };
        SearchPage? page = null;
        string? problem = null;
        try
        {
            page = parsed is null ? heed.Archive.NewestPage(request) : parsed.Tree is { } tree ? heed.Archive.Search(tree, request) : null;
        }
        catch (ArgumentException error)
        {
            problem = error.Message; // a cursor nobody gave out, or a topic: that no longer is
        }
        IReadOnlyList<Mention> mentions = page?.Mentions ?? [];
        ILookup<long, Mark> marks = heed.Marks.Of([.. mentions.Select(mention => mention.Id)]);
        Func<Mention, IReadOnlyList<MatchSpan>> spans = SpansFor(filter, parsed?.Tree, live);
        return Page.Of<StreamPage>(
            new
            {
                Filter = filter,
                Parsed = parsed,
                Problem = problem,
                Items = (IReadOnlyList<StreamItem>)[.. mentions.Select(mention => StreamItem.Of(mention, marks[mention.Id], spans(mention)))],
                Next = page?.Next,
                Topics = (IReadOnlyList<TopicEntry>)[.. heed.Topics.All().DistinctBy(entry => entry.Topic.Id)],
                Sources = heed.Sources.All(),
                JustRemoved = context.Request.Query["removed"] == "1",
            },
            parsed is { Ok: false } || problem is not null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static async Task<IResult> OpenAsync(Installation heed, HttpContext context, long id, CancellationToken cancel)
    {
        if (heed.Archive.Find(id) is not { } mention) return Page.NotFound("mention");
        if (mention.Lane is not Lane.Press) await heed.Desk.OpenedAsync(id, context.User.Email, cancel);
        return One(heed, mention);
    }

    private static async Task<IResult> ActAsync(Installation heed, long id, string? back, Task<Triaged> act) => await act switch
    {
        Triaged.Done => Results.LocalRedirect($"{LocalPath.Or(back, $"/stream/{id}")}#m{id}"),
        Triaged.TakenByAnother when heed.Archive.Find(id) is { } mention =>
            One(heed, mention, $"{heed.Desk.Of(id).Taker} has taken it already.", StatusCodes.Status409Conflict),
        Triaged.Gone or Triaged.TakenByAnother => Page.NotFound("mention"),
        var other => throw new UnreachableException($"Triaged.{other}"),
    };

    private static async Task<IResult> NoteAsync(Installation heed, HttpContext context, long id, [FromForm] string? text, CancellationToken cancel)
    {
        if (heed.Archive.Find(id) is not { } mention) return Page.NotFound("mention");
        if ((text ?? "").Trim().Length is 0 or > Triage.LongestNote)
            return One(heed, mention, $"A note has 1 to {Triage.LongestNote:N0} characters.", StatusCodes.Status422UnprocessableEntity);
        return await heed.Desk.NoteAsync(id, context.User.Email, text!, cancel) is Triaged.Gone ? Page.NotFound("mention") : Results.LocalRedirect($"/stream/{id}#notes");
    }

    /// <summary>Shows where the original is, after the act is on disk: a form may not lead to another site, so a link does.</summary>
    private static async Task<IResult> OriginalAsync(Installation heed, HttpContext context, long id, CancellationToken cancel)
    {
        if (heed.Archive.Find(id) is not { } mention) return Page.NotFound("mention");
        if (heed.Archive.OpenOrigin(id) is not { } origin) return One(heed, mention, "It has no original that could be opened.", StatusCodes.Status409Conflict);
        await heed.State.WriteAsync(db => heed.Log.Append(db, new Act("mention.original-opened", $"mention:{id}", context.User.Email)), cancel);
        return Page.Of<OriginalPage>(new { Mention = mention, Origin = origin });
    }

    private static RazorComponentResult One(Installation heed, Mention mention, string? notice = null, int status = StatusCodes.Status200OK) => Page.Of<MentionPage>(
        new
        {
            Mention = mention,
            Desk = heed.Desk.Of(mention.Id),
            Source = heed.Sources.Find(mention.Source),
            TopicNames = heed.Topics.All().DistinctBy(entry => entry.Topic.Id).ToDictionary(entry => entry.Topic.Id, entry => entry.Topic.Name),
            Notice = notice,
        },
        status);

    private static List<NamedQuery> Live(Installation heed) =>
    [
        .. heed.Topics.Live()
            .Select(entry => (entry.Topic.Id, heed.Queries.Parse(entry.Topic.Query, QueryUse.Topic, entry.Topic.PressOnly).Tree))
            .Where(pair => pair.Tree is not null)
            .Select(pair => new NamedQuery(pair.Id, pair.Tree!)),
    ];

    /// <summary>What was searched for is highlighted; without a search, what made the topics match.</summary>
    private static Func<Mention, IReadOnlyList<MatchSpan>> SpansFor(StreamFilter filter, Node? tree, IReadOnlyList<NamedQuery> live)
    {
        if (tree is not null)
        {
            const string Searched = "/search"; // no topic's id holds a slash
            TopicIndex index = new([.. live, new NamedQuery(Searched, tree)]);
            return mention => index.Explain(Searched, mention.ToFields());
        }
        return mention => [.. mention.Hits.Where(hit => filter.Topic is null || hit.Topic == filter.Topic).SelectMany(hit => hit.Spans).Distinct()];
    }
}
