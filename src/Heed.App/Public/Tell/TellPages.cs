using Heed.App.Limits;
using Heed.App.Pages.Shared;
using Heed.Sources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Heed.App.Public.Tell;

/// <summary>Forms that people write to without signing in, and taking back what was written.</summary>
internal static class TellPages
{
    // Kept or turned away: both are answered after the same time, which writing to disk does not exceed.
    private static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(500);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/tell/{id}", (Installation heed, TellTickets tickets, string id) => Open(heed, id) is { } source ? Form(heed, source, tickets) : Page.NotFound("form"));
        app.MapPost("/tell/{id}", SendAsync);
        app.MapGet("/tell/{id}/withdraw", (Installation heed, string id) => Known(heed, id) is { } source ? Withdrawal(source) : Page.NotFound("form"));
        app.MapPost("/tell/{id}/withdraw", WithdrawAsync);
    }

    private static async Task<IResult> SendAsync(Installation heed, TellTickets tickets, TellLimit limit, HttpContext context, string id, CancellationToken cancel)
    {
        if (Open(heed, id) is not { } source) return Page.NotFound("form");
        TellDraft draft = TellDraft.Of(await context.Request.ReadFormAsync(cancel));
        if (draft.Problems().Concat(TicketProblem(tickets, draft.Ticket, id)).ToList() is { Count: > 0 } problems)
            return Form(heed, source, tickets, draft, problems, StatusCodes.Status422UnprocessableEntity);
        if (!limit.MaySend(Caller.NetworkOf(context), id))
            return Form(heed, source, tickets, draft, ["Too many messages came from your network, or to this form. Wait a quarter of an hour, then send it again."], StatusCodes.Status429TooManyRequests);
        if (!heed.Guard.SelfCheck()) // fail closed: without a guard nothing is taken
            return Form(heed, source, tickets, draft, ["Nothing can be taken at the moment: a part of this program is broken. Your message was not stored."], StatusCodes.Status503ServiceUnavailable);

        string code = WithdrawalCode.New();
        FormSender sender = new();
        await Task.WhenAll(heed.Pipeline.TakeInAsync(source, Raw(source, draft, code, sender), cancel), Task.Delay(Answer, cancel));
        return new SameSize(Page.Of<ToldPage>(new { Source = source, Code = sender.Told is Received.Kept ? WithdrawalCode.Show(code) : null }));
    }

    private static async Task<IResult> WithdrawAsync(Installation heed, TellLimit limit, HttpContext context, string id, [FromForm] string? code, CancellationToken cancel)
    {
        if (Known(heed, id) is not { } source) return Page.NotFound("form");
        if (!limit.MaySend(Caller.NetworkOf(context), id)) return Withdrawal(source, "Too many tries came from your network. Wait a quarter of an hour, then try again.", StatusCodes.Status429TooManyRequests);
        if (WithdrawalCode.Plain(code ?? "") is not { } plain) return Withdrawal(source, "This is no code. It has 24 letters and digits.", StatusCodes.Status422UnprocessableEntity);
        string? sent = source.Kind is SourceKind.Imap ? MailCode.NativeIdOf(heed.Keys, source, plain) : plain;
        return sent is not null && await heed.Pipeline.WithdrawAsync(PlaceOf(source), sent, cancel)
            ? Page.Of<WithdrawnPage>(new { Source = source })
            : Withdrawal(source, "No message of this code is kept. It was taken back before, its time is over, or a sign of the code is wrong.", StatusCodes.Status422UnprocessableEntity);
    }

    private static IEnumerable<string> TicketProblem(TellTickets tickets, string ticket, string id) => tickets.AgeOf(ticket, id) switch
    {
        null => ["This page was not opened here. Look at it once more, then send."],
        { } age when age > TellTickets.Longest => ["This page was open for very long. Look at it once more, then send."],
        { } age when age < TellTickets.Shortest => ["That was quicker than a person writes. Wait a few seconds, then send once more."],
        _ => [],
    };

    private static RawPost Raw(Source source, TellDraft draft, string code, ISender sender) => new()
    {
        Source = source.Id,
        Place = PlaceOf(source),
        Network = source.Network,
        Lane = source.Lane,
        Country = source.Country,
        NativeId = code,
        Again = "",
        Author = null, // an address that nobody proved makes no person: all who write here count as one voice
        Text = draft.Text,
        Kind = PostKind.Message,
        Sender = sender,
        ReplyTo = draft.ReplyTo.Length == 0 ? null : draft.ReplyTo,
        MayQuote = draft.MayQuote,
    };

    private static string PlaceOf(Source source) => source.Kind is SourceKind.Imap ? $"mail:{source.Id}" : $"form:{source.Id}";

    /// <summary>A form that takes messages now.</summary>
    private static Source? Open(Installation heed, string id) => heed.Sources.Find(id) is { Standing: Standing.Live, Source: { Kind: SourceKind.Form } source } ? source : null;

    /// <summary>A form or mailbox that takes or took messages.</summary>
    private static Source? Known(Installation heed, string id) => heed.Sources.Find(id) is { Standing: not Standing.Proposed, Source: { Kind: SourceKind.Form or SourceKind.Imap } source } ? source : null;

    private static RazorComponentResult Form(Installation heed, Source source, TellTickets tickets, TellDraft? draft = null, IReadOnlyList<string>? problems = null, int status = StatusCodes.Status200OK)
    {
        // A ticket that is too young ripens; one that is old or foreign gives way to a new one.
        string ticket = draft is not null && tickets.AgeOf(draft.Ticket, source.Id) <= TellTickets.Longest ? draft.Ticket : tickets.Give(source.Id);
        draft = (draft ?? new("", "", false, "", "")) with { Ticket = ticket };
        return Page.Of<TellPage>(new { Source = source, heed.Settings, Draft = draft, Problems = problems ?? [] }, status);
    }

    private static RazorComponentResult Withdrawal(Source source, string? problem = null, int status = StatusCodes.Status200OK) =>
        Page.Of<WithdrawPage>(new { Source = source, Problem = problem }, status);
}
