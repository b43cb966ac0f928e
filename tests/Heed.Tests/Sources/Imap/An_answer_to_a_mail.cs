using Heed.Archive;
using Heed.Bench.StrikeList.Places;
using Heed.Sources;
using Heed.Sources.Imap;
using Heed.Sources.Imap.Answers;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace Heed.Tests.Sources.Imap;

/// <summary>From a made-up mailbox through the whole of Heed to a made-up mail server.</summary>
public sealed class An_answer_to_a_mail : IAsyncDisposable
{
    private const string Harmless = "Please mend the bench by the pond.", Organising = "The drivers go on strike on Monday, quixotterdam.";

    private readonly MadeUpMailbox _mailbox = new();
    private readonly MadeUpPost _post = new();
    private readonly TestHeed _test = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task says_how_long_the_message_is_kept_and_how_to_take_it_back()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Harmless));

        MadeUpPost.Letter answer = Assert.Single(await ListenAsync(source, 1));

        Assert.Equal(("<>", "<ann@mail.example>"), (answer.MailFrom, answer.RecipientTo));
        Assert.Equal(("Your message to: Letters", "1@mail.example", "auto-replied"), (answer.Message.Subject, answer.Message.InReplyTo, answer.Message.Headers["Auto-Submitted"]));
        Assert.Contains("is kept for 90 days at most", answer.Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("/tell/letters/withdraw", answer.Message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("bench", answer.Message.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task holds_a_code_that_erases_the_message_and_no_other()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Harmless));
        _mailbox.Add(Mail("ben", 2, "Please mend the other bench."));
        string code = CodeIn((await ListenAsync(source, 2)).Single(letter => letter.RecipientTo == "<ann@mail.example>"));

        string? id = MailCode.NativeIdOf(_test.Heed.Keys, source, WithdrawalCode.Plain(code)!);
        Assert.True(await _test.Heed.Pipeline.WithdrawAsync("mail:letters", id!, Cancel));

        Assert.Equal("Please mend the other bench.", Assert.Single(_test.Heed.Archive.Newest(new SearchRequest())).Text.Trim());
        string other = (code[0] == '0' ? "1" : "0") + code[1..];
        Assert.Null(MailCode.NativeIdOf(_test.Heed.Keys, source, WithdrawalCode.Plain(other)!));
        Assert.Null(MailCode.NativeIdOf(_test.Heed.Keys, source with { Id = "another" }, WithdrawalCode.Plain(code)!));
    }

    [Fact]
    public async Task says_whom_to_write_to_instead_when_the_message_is_turned_away()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Organising));

        MadeUpPost.Letter answer = Assert.Single(await ListenAsync(source, 1));

        Assert.StartsWith("This address does not take such messages.", answer.Message.TextBody, StringComparison.Ordinal);
        Assert.Contains("the ombudsperson of the test", answer.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(0, _test.Heed.Archive.Count());
        Assert.DoesNotContain("quixotterdam", answer.Message.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Kept or turned away: a mail server's log shows the same, but for the recipient, in the order in which the mails came.</summary>
    [Fact]
    public async Task looks_alike_from_outside_whatever_became_of_the_message()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Harmless));
        _mailbox.Add(Mail("ben", 2, Organising));
        _mailbox.Add(Mail("cem", 3, Harmless));

        IReadOnlyList<MadeUpPost.Letter> answers = await ListenAsync(source, 3);

        Assert.Equal(["<ann@mail.example>", "<ben@mail.example>", "<cem@mail.example>"], answers.Select(answer => answer.RecipientTo));
        Assert.Single(answers.Select(answer => answer.Bytes).Distinct());
        Assert.Single(answers.Select(HeadersOf).Distinct());
        Assert.Equal(2, answers.Select(answer => answer.Message.TextBody!.TrimEnd().Length).Distinct().Count()); // they would differ but for what fills them up
    }

    [Fact]
    public async Task goes_to_no_machine_to_no_list_and_not_to_the_mailbox_itself()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Harmless, "Auto-Submitted: auto-replied\n"));
        _mailbox.Add(Mail("ben", 2, Harmless, "List-Id: <riders.mail.example>\n"));
        _mailbox.Add(Mail("letters", 3, Harmless));
        _mailbox.Add(Mail("cem", 4, Harmless, "Reply-To: ann@mail.example, ben@mail.example\n"));
        _mailbox.Add(Mail("dan", 5, Harmless, "Reply-To: dan@other.example\n"));

        Assert.Equal("<dan@other.example>", Assert.Single(await ListenAsync(source, 1)).RecipientTo);
    }

    [Fact]
    public async Task is_sent_once_though_the_mailbox_is_read_anew()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Harmless));
        _mailbox.Add(Mail("ann", 1, Harmless)); // a copy
        await ListenAsync(source, 1);

        await _test.ReopenAsync();
        _mailbox.Add(Mail("ben", 2, Organising));

        Assert.Equal(["<ann@mail.example>", "<ben@mail.example>"], (await ListenAsync(source, 2)).Select(answer => answer.RecipientTo));
    }

    /// <summary>Whatever stops the reading before the cursor has moved: the mail is read again, and answered then.</summary>
    [Fact]
    public async Task waits_until_the_cursor_is_past_the_mail()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Organising));
        await using MailAnswers answers = Answers(new());
        await using (IAsyncEnumerator<Delivery> cut = Follow(source, answers))
        {
            Assert.True(await cut.MoveNextAsync());
            await Assert.IsType<Delivery.Entry>(cut.Current).Raw.Sender!.TellAsync(Received.TurnedAway, Cancel);
            Assert.True(await cut.MoveNextAsync());
            Assert.IsType<Delivery.Reached>(cut.Current); // and nobody comes for more
        }

        Assert.Single(await ListenAsync(source, 1));
    }

    [Fact]
    public async Task is_not_sent_to_whoever_wrote_before_there_was_a_reader()
    {
        Source source = await ApproveAsync();
        _mailbox.Add(Mail("ann", 1, Harmless), arrived: TimeProvider.System.GetUtcNow() - ImapSource.Answered - TimeSpan.FromDays(1));
        _mailbox.Add(Mail("ben", 2, Harmless), arrived: TimeProvider.System.GetUtcNow());

        Assert.Equal("<ben@mail.example>", Assert.Single(await ListenAsync(source, 1)).RecipientTo);
        Assert.Equal(2, _test.Heed.Archive.Count());
    }

    [Fact]
    public async Task is_sent_to_one_address_a_few_times_a_day()
    {
        Source source = await ApproveAsync();
        for (int number = 1; number <= MailOutbox.MostToOne + 2; number++) _mailbox.Add(Mail("ann", number, Harmless));
        _mailbox.Add(Mail("ben", 100, Harmless));

        IReadOnlyList<MadeUpPost.Letter> answers = await ListenAsync(source, MailOutbox.MostToOne + 1);

        Assert.Equal(MailOutbox.MostToOne, answers.Count(answer => answer.RecipientTo == "<ann@mail.example>"));
        Assert.Equal(MailOutbox.MostToOne + 3, _test.Heed.Archive.Count());
    }

    [Fact]
    public async Task is_tried_again_when_its_server_has_no_time()
    {
        Source source = await ApproveAsync();
        _post.Refuse(2);
        await using MailAnswers answers = Answers(new() { Again = [TimeSpan.Zero, TimeSpan.Zero] });

        await HandAsync(source, answers, "ann");

        Assert.Single(await _post.WaitAsync(1, Cancel));
    }

    [Fact]
    public async Task is_dropped_when_its_server_never_takes_it_and_the_next_one_goes_out()
    {
        Source source = await ApproveAsync();
        _post.Refuse(1);
        _post.Refusal = "550 nobody here";
        await using MailAnswers answers = Answers(new() { Again = [TimeSpan.Zero, TimeSpan.Zero] });

        await HandAsync(source, answers, "ann");
        await HandAsync(source, answers, "ben");

        Assert.Equal("<ben@mail.example>", Assert.Single(await _post.WaitAsync(1, Cancel)).RecipientTo);
        Assert.Equal(1, _post.Refused);
    }

    /// <summary>Whoever makes one address slow does not hold up the others.</summary>
    [Fact]
    public async Task to_one_address_that_is_put_off_holds_up_no_other()
    {
        Source source = await ApproveAsync();
        _post.Refuse(1);
        await using MailAnswers answers = Answers(new() { Again = [TimeSpan.FromHours(1)] });

        await HandAsync(source, answers, "ann");
        await HandAsync(source, answers, "ben");

        Assert.Equal("<ben@mail.example>", Assert.Single(await _post.WaitAsync(1, Cancel)).RecipientTo);
        Assert.Null(answers.Of(source)!.Problem);
    }

    [Fact]
    public async Task that_cannot_be_sent_is_told_on_the_sources_page_and_reading_goes_on()
    {
        Source source = await ApproveAsync(server: "smtp://127.0.0.1:1");
        _mailbox.Add(Mail("ann", 1, Harmless));
        await using MailAnswers answers = Answers(new() { Again = [] });
        await using IAsyncEnumerator<Delivery> mailbox = Follow(source, answers);
        string? problem = null;
        while (problem is null && await mailbox.MoveNextAsync())
        {
            if (mailbox.Current is Delivery.Entry entry) await entry.Raw.Sender!.TellAsync(Received.Kept, Cancel);
            problem = (mailbox.Current as Delivery.Problem)?.Message;
        }
        _mailbox.Add(Mail("ben", 2, Harmless));
        while (await mailbox.MoveNextAsync() && mailbox.Current is not Delivery.Entry) { }

        Assert.Contains("an answer could not be sent. The mail server is not on the public internet.", problem, StringComparison.Ordinal);
        Assert.Equal("ben@mail.example", ((Delivery.Entry)mailbox.Current).Raw.Author);
    }

    [Fact]
    public async Task must_be_possible_before_a_mailbox_is_approved()
    {
        Source source = Make(new());
        await _test.Heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel);

        Assert.Equal(Outcome.Incomplete, await _test.Heed.Sources.ApproveAsync(source.Id, "steward@heed.local", Cancel));
        Assert.Equal([AnswerWay.Missing], _test.Heed.Sources.MissingFor(_test.Heed.Sources.Find(source.Id)!, null, "steward@heed.local"));
    }

    public async ValueTask DisposeAsync()
    {
        await _test.DisposeAsync();
        await _mailbox.DisposeAsync();
        await _post.DisposeAsync();
    }

    private async Task<Source> ApproveAsync(string? server = null)
    {
        new Settings { Operator = "Little Harbour", OperatorKind = OperatorKind.PublicBody, MayReach = [$"127.0.0.1:{_mailbox.Port}", $"127.0.0.1:{_post.Port}"] }.Save(_test.Folder);
        await _test.ReopenAsync();
        Source source = Make(new() { ["answer"] = server ?? $"smtp://127.0.0.1:{_post.Port}", ["from"] = "letters@mail.example" });
        Assert.Equal(Outcome.Done, await _test.Heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel));
        Assert.Equal(Outcome.Done, await _test.Heed.Sources.ApproveAsync(source.Id, "steward@heed.local", Cancel));
        _test.Heed.Secrets.Put(source.Id, "made up");
        return source;
    }

    private Source Make(Dictionary<string, string> mapping) => new(
        "letters", SourceKind.Imap, "Letters", $"imap://letters@127.0.0.1:{_mailbox.Port}/INBOX", Lane.Addressed, null, "Hear what people want mended.", "", "people made up for this test", mapping, 90, TimeSpan.FromHours(1))
    {
        Speakers = Speakers.Others,
        Referral = "the ombudsperson of the test",
    };

    /// <summary>Follows the mailbox until so many answers have come in all, and a moment more.</summary>
    private async Task<IReadOnlyList<MadeUpPost.Letter>> ListenAsync(Source source, int answers)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task reading = _test.Heed.Pipeline.RunAsync(source, stop.Token);
        await _post.WaitAsync(answers, Cancel);
        await Task.Delay(200, Cancel);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        return _post.Letters;
    }

    private MailAnswers Answers(AnswerTimes times) =>
        new(_test.Heed.Client, _test.Heed.Secrets, _test.Heed.Keys, _test.Heed.Settings, TimeProvider.System, NullLogger<MailAnswers>.Instance, times);

    private IAsyncEnumerator<Delivery> Follow(Source source, MailAnswers answers) =>
        new ImapSource(source, _test.Heed.Client, () => "made up", new ImapTimes { Look = TimeSpan.FromMilliseconds(50) }, answers).FollowAsync(null, Cancel).GetAsyncEnumerator(Cancel);

    private static async Task HandAsync(Source source, MailAnswers answers, string name)
    {
        using MimeMessage mail = MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Mail(name, 1, Harmless))), Cancel);
        MailSender sender = MailSender.Of(mail, "00000000000000ff", "letters@mail.example")!;
        await sender.TellAsync(Received.Kept, Cancel);
        answers.Of(source)!.Hand(sender);
    }

    private static string HeadersOf(MadeUpPost.Letter letter) => string.Join('\n', letter.Message.Headers
        .Select(header => header.Id is HeaderId.To or HeaderId.Date or HeaderId.MessageId or HeaderId.InReplyTo or HeaderId.References ? $"{header.Field}: {header.Value.Length}" : header.ToString()));

    private static string CodeIn(MadeUpPost.Letter letter) => letter.Message.TextBody!.Split('\n').Single(line => line.StartsWith("    ", StringComparison.Ordinal) && line.Contains('-', StringComparison.Ordinal)).Trim();

    private static string Mail(string name, int number, string text, string headers = "") =>
        $"From: {name}@mail.example\nTo: letters@mail.example\nSubject: A word\n{headers}Message-Id: <{number}@mail.example>\n\n{text}\n";
}
