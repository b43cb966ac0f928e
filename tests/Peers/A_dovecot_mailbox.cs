using Heed.Archive;
using Heed.Sources;
using Heed.Sources.Imap;
using Heed.Sources.Polite;
using Heed.Topics;
using Microsoft.Extensions.Logging.Abstractions;

namespace Heed.Peers;

/// <summary>A mailbox on a real server, and what happens in it while it is followed and while it is not.</summary>
public sealed class A_dovecot_mailbox
{
    /// <summary>Less than IDLE lasts: what comes sooner was pushed by the server.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task is_read_and_then_heard_as_it_goes_on()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        await dovecot.SendAsync("ann@mail.example", "one", "The bus was late.", Cancel);
        await using Following mailbox = new(dovecot);

        RawPost first = (await mailbox.NextAsync<Delivery.Entry>(Soon)).Raw;
        await mailbox.NextAsync<Delivery.Reached>(Soon);
        await dovecot.SendAsync("ben@mail.example", "two", "It was late again.", Cancel);
        RawPost second = (await mailbox.NextAsync<Delivery.Entry>(Soon)).Raw;

        Assert.Equal(("The bus was late.", "ann@mail.example", "mail:intake", "mail"), (first.Text.Trim(), first.Author, first.Place, first.Network));
        Assert.Equal(("It was late again.", "ben@mail.example"), (second.Text.Trim(), second.Author));
    }

    [Fact]
    public async Task tells_when_a_mail_is_deleted()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        await dovecot.SendAsync("ann@mail.example", "one", "The bus was late.", Cancel);
        await dovecot.SendAsync("ben@mail.example", "two", "It was late again.", Cancel);
        await using Following mailbox = new(dovecot);
        RawPost first = (await mailbox.NextAsync<Delivery.Entry>(Soon)).Raw;
        await mailbox.NextAsync<Delivery.Reached>(Soon);

        await dovecot.DeleteAsync("one", Cancel);

        Assert.Equal(new Delivery.Withdrawn("mail:intake", first.NativeId), await mailbox.NextAsync<Delivery.Withdrawn>(Soon));
    }

    [Fact]
    public async Task tells_what_came_and_went_while_nobody_followed()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        await dovecot.SendAsync("ann@mail.example", "one", "The bus was late.", Cancel);
        await dovecot.SendAsync("ben@mail.example", "two", "It was late again.", Cancel);
        List<Delivery> before = await ReadAsync(dovecot, null);
        await dovecot.DeleteAsync("one", Cancel);
        await dovecot.SendAsync("cem@mail.example", "three", "It came today.", Cancel);

        List<Delivery> after = await ReadAsync(dovecot, Cursor(before));

        Assert.Equal([new Delivery.Withdrawn("mail:intake", Posts(before)[0].NativeId)], after.OfType<Delivery.Withdrawn>());
        Assert.Equal(["It came today."], Posts(after).Select(post => post.Text.Trim()));
        Assert.Empty(Posts(await ReadAsync(dovecot, Cursor(after))));
    }

    [Fact]
    public async Task is_not_read_again_when_all_uids_have_changed()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        foreach (string id in (string[])["one", "two", "three"]) await dovecot.SendAsync("ann@mail.example", id, $"Mail {id}.", Cancel);
        List<Delivery> before = await ReadAsync(dovecot, null);
        await dovecot.DeleteAsync("two", Cancel);
        await dovecot.StopAsync();
        dovecot.CountAnew();
        await dovecot.ServeAsync(Cancel);
        await dovecot.SendAsync("ann@mail.example", "four", "Mail four.", Cancel);

        List<Delivery> after = await ReadAsync(dovecot, Cursor(before));

        Assert.NotEqual(Cursor(before)![..12], Cursor(after)![..12]); // the mailbox did count anew
        Assert.Equal(["Mail four."], Posts(after).Select(post => post.Text.Trim()));
        Assert.Equal([new Delivery.Withdrawn("mail:intake", Posts(before)[1].NativeId)], after.OfType<Delivery.Withdrawn>());
    }

    [Fact]
    public async Task is_followed_on_when_its_server_comes_back()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        await dovecot.SendAsync("ann@mail.example", "one", "The bus was late.", Cancel);
        await using Following mailbox = new(dovecot);
        await mailbox.NextAsync<Delivery.Reached>(Soon);

        await dovecot.StopAsync();
        Delivery.Problem told = await mailbox.NextAsync<Delivery.Problem>(Soon);
        await dovecot.ServeAsync(Cancel);
        await dovecot.SendAsync("ben@mail.example", "two", "It was late again.", Cancel);

        Assert.Contains("it is tried again.", told.Message);
        Assert.Equal("It was late again.", (await mailbox.NextAsync<Delivery.Entry>(TimeSpan.FromMinutes(1))).Raw.Text.Trim());
    }

    [Fact]
    public async Task says_that_its_password_is_wrong()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(dovecot, null, password: "another"));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.Contains("heed source secret", refused.Message);
        Assert.True(refused.RetryAfter > TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task says_that_a_folder_is_not_there()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(dovecot, null, dovecot.Address.Replace("INBOX", "Nowhere", StringComparison.Ordinal)));

        Assert.Equal("The mailbox has no such folder. Look at its name, with the server's own separators.", broken.Message);
    }

    [Fact]
    public async Task is_not_read_by_a_certificate_that_nobody_vouches_for()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);

        SourceException broken = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(dovecot, null, $"imaps://intake@127.0.0.1:{dovecot.WrappedPort}/INBOX"));

        Assert.Contains("certificate", broken.Message);
    }

    [Fact]
    public async Task is_not_read_on_an_address_at_home_that_is_not_listed()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => ReadAsync(dovecot, null, allowed: []));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.Contains("mayReach", refused.Message);
    }

    [Theory]
    [InlineData("Auto-Submitted: auto-replied\r\n")]
    [InlineData("List-Id: <riders.mail.example>\r\n")]
    [InlineData("Precedence: bulk\r\n")]
    [InlineData("Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n")]
    public async Task gives_no_mail_that_nobody_wrote(string header)
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        await dovecot.SendAsync("ann@mail.example", "one", "I am away.", Cancel, header);
        await dovecot.SendAsync("ann@mail.example", "two", "I am back.", Cancel, "Auto-Submitted: no\r\n");

        Assert.Equal(["I am back."], Posts(await ReadAsync(dovecot, null)).Select(post => post.Text.Trim()));
    }

    [Fact]
    public async Task is_not_changed_by_reading()
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        await dovecot.SendAsync("ann@mail.example", "one", "The bus was late.", Cancel);

        await ReadAsync(dovecot, null);

        Assert.Equal(["None"], await dovecot.MarksAsync(Cancel));
    }

    /// <summary>Whoever looks into the mailbox learns nothing of what the guard turned away, or what no topic asked for.</summary>
    [Theory]
    [InlineData("$Heed", "None $Heed")]
    [InlineData("seen", "Seen")]
    public async Task bears_the_same_mark_on_what_was_kept_and_what_was_turned_away(string mark, string marked)
    {
        await using Dovecot dovecot = await Dovecot.StartAsync(Cancel);
        string folder = Directory.CreateTempSubdirectory("heed-mailbox-").FullName;
        new Settings { MayReach = [$"127.0.0.1:{dovecot.Port}"] }.Save(folder);
        await using (Installation heed = Installation.Open(folder, Use.Listen, TimeProvider.System, TimeProvider.System, [], NullLoggerFactory.Instance))
        {
            Source source = Make(dovecot.Address, new() { ["mark"] = mark, ["answer"] = "smtp://mail.town.example", ["from"] = "town@mail.example" });
            await heed.Sources.ProposeAsync(source, "ann@heed.local", Cancel);
            await heed.Sources.ApproveAsync(source.Id, "steward@heed.local", Cancel);
            await heed.Topics.ProposeAsync(new Topic("depot", "Depot", "depot", "Learn what people say of it", [Lane.Addressed], []), "ann@heed.local", Cancel);
            await heed.Topics.ApproveAsync("depot", "steward@heed.local", Cancel);
            heed.Secrets.Put(source.Id, Dovecot.Password);
            await dovecot.SendAsync("ann@mail.example", "one", "The bus to the depot was late again this morning.", Cancel);
            await dovecot.SendAsync("ben@mail.example", "two", "Strike on Monday, nobody clocks in at the Mill Road depot.", Cancel);
            await dovecot.SendAsync("cem@mail.example", "three", "The library was closed.", Cancel);
            await dovecot.SendAsync("dan@mail.example", "four", "I am away from the depot.", Cancel, "Auto-Submitted: auto-replied\r\n");
            using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            stop.CancelAfter(TimeSpan.FromMinutes(1));
            Task reading = heed.Pipeline.RunAsync(source, stop.Token);
            while ((await dovecot.MarksAsync(stop.Token)).Any(found => found == "None")) await Task.Delay(200, stop.Token);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);

            Assert.Equal([marked, marked, marked, marked], await dovecot.MarksAsync(Cancel));
            string[] kept = [.. heed.Archive.Newest(new SearchRequest { Limit = 10 }).Select(mention => mention.Text)];
            Assert.Contains(kept, text => text.Contains("late again", StringComparison.Ordinal));
            Assert.DoesNotContain(kept, text => text.Contains("Strike", StringComparison.Ordinal) || text.Contains("away", StringComparison.Ordinal));
        }
        Directory.Delete(folder, recursive: true);
    }

    private static Source Make(string address, Dictionary<string, string>? mapping = null) => new(
        "intake", SourceKind.Imap, "Letters to the town", address, Lane.Addressed, null, "Hear what people write to the town", "", "people who write to the town", mapping ?? [], 30, TimeSpan.FromHours(1))
    {
        Speakers = Speakers.Others,
        Referral = "the advice centre next door",
    };

    private static PoliteClient Client(IReadOnlyCollection<string> allowed) =>
        new(new PoliteClientOptions { PublicPage = new("https://listening.example/"), Contact = "press@listening.example", Allowed = allowed }, TimeProvider.System);

    private static async Task<List<Delivery>> ReadAsync(Dovecot dovecot, string? cursor, string? address = null, string password = Dovecot.Password, IReadOnlyCollection<string>? allowed = null)
    {
        using PoliteClient client = Client(allowed ?? [$"127.0.0.1:{dovecot.Port}", $"127.0.0.1:{dovecot.WrappedPort}"]);
        List<Delivery> all = [];
        await foreach (Delivery delivery in new ImapSource(Make(address ?? dovecot.Address), client, () => password).ReadAsync(cursor, Cancel)) all.Add(delivery);
        return all;
    }

    private static RawPost[] Posts(IEnumerable<Delivery> deliveries) => [.. deliveries.OfType<Delivery.Entry>().Select(entry => entry.Raw)];

    private static string? Cursor(IEnumerable<Delivery> deliveries) => deliveries.OfType<Delivery.Reached>().Last().Cursor;

    /// <summary>A mailbox that is followed for as long as this lives.</summary>
    private sealed class Following : IAsyncDisposable
    {
        private readonly PoliteClient _client;
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        private readonly IAsyncEnumerator<Delivery> _deliveries;

        public Following(Dovecot dovecot)
        {
            _client = Client([$"127.0.0.1:{dovecot.Port}"]);
            _deliveries = new ImapSource(Make(dovecot.Address), _client, () => Dovecot.Password).FollowAsync(null, _stop.Token).GetAsyncEnumerator(_stop.Token);
        }

        /// <summary>The next delivery of a kind; others before it are passed over.</summary>
        public async Task<T> NextAsync<T>(TimeSpan within) where T : Delivery
        {
            while (true)
            {
                Assert.True(await _deliveries.MoveNextAsync().AsTask().WaitAsync(within, Cancel));
                if (_deliveries.Current is T wanted) return wanted;
            }
        }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            try
            {
                await _deliveries.MoveNextAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or SourceException)
            {
                // It was told to.
            }
            await _deliveries.DisposeAsync();
            _client.Dispose();
            _stop.Dispose();
        }
    }
}
