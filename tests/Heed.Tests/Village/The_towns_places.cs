using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CsvHelper;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Village;

namespace Heed.Tests.Village;

public sealed class The_towns_places : IDisposable
{
    private static readonly Town Kelderwick = Town.Create();
    private static readonly int[] AnyPorts = [0, 0, 0];

    private readonly string _folder = Directory.CreateTempSubdirectory("kelderwick-").FullName;
    private readonly FakeTimeProvider _clock = new(Town.Start.AddDays(20));
    private readonly HttpClient _client = new();
    private readonly CancellationToken _cancel = TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory, InlineData(0, TownPlace.News, 80), InlineData(2, TownPlace.Forum, 400)]
    public async Task show_the_newest_posts_of_a_site_as_RSS(int site, TownPlace place, int most)
    {
        await using TownPlaces places = await StartAsync();

        XElement channel = XDocument.Parse(await _client.GetStringAsync(FeedOf(places, site), _cancel)).Root!.Element("channel")!;

        List<TownPost> written = [.. Due(place)];
        Assert.Equal(written.TakeLast(most).Reverse().Select(post => $"urn:kelderwick:{post.Id}"), channel.Elements("item").Select(item => (string)item.Element("guid")!));
        XElement newest = channel.Element("item")!;
        Assert.Equal(written[^1].Author, (string)newest.Element(XName.Get("creator", "http://purl.org/dc/elements/1.1/"))!);
        Assert.Equal(written[^1].Body, (string)newest.Element("description")!);
        Assert.Equal(written[^1].Written, DateTimeOffset.Parse((string)newest.Element("pubDate")!, CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task show_the_library_blog_as_Atom()
    {
        await using TownPlaces places = await StartAsync();
        XNamespace atom = "http://www.w3.org/2005/Atom";

        XElement feed = XDocument.Parse(await _client.GetStringAsync(FeedOf(places, 1), _cancel)).Root!;

        Assert.Equal(atom + "feed", feed.Name);
        Assert.Equal(Due(TownPlace.Blog).TakeLast(40).Reverse().Select(post => $"urn:kelderwick:{post.Id}"), feed.Elements(atom + "entry").Select(entry => (string)entry.Element(atom + "id")!));
        Assert.All(feed.Elements(atom + "entry"), entry => Assert.Equal("html", (string)entry.Element(atom + "content")!.Attribute("type")!));
    }

    [Fact]
    public async Task show_nothing_before_it_is_written()
    {
        await using TownPlaces places = await StartAsync();
        TownPost next = Kelderwick.Posts.First(post => post.Place is TownPlace.Forum && post.Written > _clock.GetUtcNow());
        string page = PageOf(places, next);

        Assert.DoesNotContain($":{next.Id}<", await _client.GetStringAsync(FeedOf(places, 2), _cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await _client.GetAsync(page, _cancel)).StatusCode);

        _clock.SetUtcNow(next.Written);

        Assert.Contains($":{next.Id}<", await _client.GetStringAsync(FeedOf(places, 2), _cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(page, _cancel)).StatusCode);
    }

    [Fact]
    public async Task open_every_link_of_a_feed_on_a_page_that_says_the_town_is_made_up()
    {
        await using TownPlaces places = await StartAsync();
        for (int site = 0; site < 3; site++)
        {
            string feed = await _client.GetStringAsync(FeedOf(places, site), _cancel);
            List<string> links = [.. Regex.Matches(feed, @"http://127\.0\.0\.1:\d+/t/[a-z]-\d+").Select(link => link.Value).Distinct().Take(15)];
            Assert.NotEmpty(links);
            foreach (string link in links) Assert.Contains("made-up town", await _client.GetStringAsync(link, _cancel), StringComparison.Ordinal);
            Assert.Contains("made-up town", await _client.GetStringAsync($"http://127.0.0.1:{places.Ports[site]}/", _cancel), StringComparison.Ordinal);
            Assert.Contains("Allow: /", await _client.GetStringAsync($"http://127.0.0.1:{places.Ports[site]}/robots.txt", _cancel), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task answer_304_to_who_has_seen_the_newest_and_200_when_there_is_more()
    {
        await using TownPlaces places = await StartAsync();
        HttpResponseMessage first = await _client.GetAsync(FeedOf(places, 2), _cancel);
        async Task<HttpStatusCode> again(Action<HttpRequestMessage> condition)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, FeedOf(places, 2));
            condition(request);
            return (await _client.SendAsync(request, _cancel)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.NotModified, await again(request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.NotModified, await again(request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified));

        _clock.Advance(TimeSpan.FromHours(12));

        Assert.Equal(HttpStatusCode.OK, await again(request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!)));
        Assert.Equal(HttpStatusCode.OK, await again(request => request.Headers.IfModifiedSince = first.Content.Headers.LastModified));
    }

    [Fact]
    public async Task write_the_reviews_that_are_due_as_CSV()
    {
        await using TownPlaces places = await StartAsync();
        await places.AdvanceAsync(_cancel);

        List<TownPost> due = [.. Due(TownPlace.Reviews)];
        Assert.Equal(due.Select(post => (post.Id, post.Author, post.Stars!.Value.ToString(CultureInfo.InvariantCulture), post.Title, post.Text, post.Language)), ReadReviews());
    }

    [Fact]
    public async Task deliver_the_mails_that_are_due_so_that_a_mail_program_reads_them()
    {
        await using TownPlaces places = await StartAsync();
        await places.AdvanceAsync(_cancel);

        Dictionary<string, MimeMessage> mails = Directory.GetFiles(Path.Combine(_folder, "mail", "new"))
            .Select(file => MimeMessage.Load(file, _cancel)).ToDictionary(mail => mail.MessageId!.Split('.')[0]);

        Assert.Equal(Due(TownPlace.Mail).Select(post => post.Id).Order(), mails.Keys.Order());
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "mail", "tmp")));
        foreach (TownPost post in Due(TownPlace.Mail))
        {
            MimeMessage mail = mails[post.Id];
            Assert.Equal(post.Author, mail.From.Mailboxes.Single().ToString().Replace("\"", "", StringComparison.Ordinal));
            Assert.Equal(post.Title, mail.Subject);
            Assert.Equal(post.Written, mail.Date);
            if (mail.TextBody is { } text) Assert.Equal(post.Text, text.ReplaceLineEndings("\n").TrimEnd());
            else Assert.StartsWith("<html><body><p>", mail.HtmlBody, StringComparison.Ordinal);
        }
        Assert.Contains(mails.Values, mail => mail.TextBody is null);
        Assert.Contains(mails.Values, mail => mail.Body is MultipartAlternative);
    }

    [Fact]
    public async Task go_on_after_a_restart_without_writing_anything_twice()
    {
        await using (TownPlaces before = await StartAsync())
        {
            await before.AdvanceAsync(_cancel);
            await before.AdvanceAsync(_cancel);
        }
        string read = Directory.GetFiles(Path.Combine(_folder, "mail", "new")).Order().First();
        File.Move(read, Path.Combine(_folder, "mail", "cur", Path.GetFileName(read) + ":2,S"));
        _clock.Advance(TimeSpan.FromDays(3));
        await using TownPlaces after = await StartAsync();
        await after.AdvanceAsync(_cancel);

        Assert.Equal(Due(TownPlace.Reviews).Select(post => post.Id), ReadReviews().Select(row => row.Id));
        Assert.Equal(Due(TownPlace.Mail).Count() - 1, Directory.GetFiles(Path.Combine(_folder, "mail", "new")).Length);
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "mail", "cur")));
    }

    [Fact]
    public async Task mend_a_reviews_file_whose_last_row_was_cut_short()
    {
        await using (TownPlaces before = await StartAsync()) await before.AdvanceAsync(_cancel);
        string file = Path.Combine(_folder, "reviews.csv");
        byte[] whole = await File.ReadAllBytesAsync(file, _cancel);
        await File.WriteAllBytesAsync(file, whole[..^20], _cancel);

        await using TownPlaces after = await StartAsync();
        await after.AdvanceAsync(_cancel);

        Assert.Equal(whole, await File.ReadAllBytesAsync(file, _cancel));
    }

    [Fact]
    public async Task leave_a_reviews_file_alone_that_is_not_theirs()
    {
        string file = Path.Combine(_folder, "reviews.csv");
        await File.WriteAllTextAsync(file, "name,price\nlamp,3\nhalf a row", _cancel);

        await Assert.ThrowsAsync<InvalidDataException>(StartAsync);

        Assert.Equal("name,price\nlamp,3\nhalf a row", await File.ReadAllTextAsync(file, _cancel));
    }

    [Fact]
    public async Task name_a_port_that_is_taken_and_what_to_do()
    {
        await using TownPlaces first = await StartAsync();

        PortTakenException refused = await Assert.ThrowsAsync<PortTakenException>(() =>
            TownPlaces.StartAsync(Kelderwick, _clock, _folder, [0, first.Ports[1], 0], _cancel));

        Assert.Equal(first.Ports[1], refused.Port);
        Assert.Contains(first.Ports[1].ToString(CultureInfo.InvariantCulture), refused.Message, StringComparison.Ordinal);
        Assert.Contains("choose another port", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task stand_where_the_demo_looks_for_them()
    {
        await using TownPlaces places = await StartAsync();
        await places.AdvanceAsync(_cancel);
        foreach (DemoSource source in DemoSources.All)
        {
            string address = source.AddressIn(_folder, places.Ports);
            bool there = source.Kind switch
            {
                "feed" => (await _client.GetAsync(address, _cancel)).IsSuccessStatusCode,
                "csv" => File.Exists(address) && source.Mapping.Values.All(column => File.ReadLines(address).First().Split(',').Contains(column)),
                _ => Directory.Exists(Path.Combine(address, "new")),
            };
            Assert.True(there, source.Id);
        }
    }

    private Task<TownPlaces> StartAsync() => TownPlaces.StartAsync(Kelderwick, _clock, _folder, AnyPorts, _cancel);

    private IEnumerable<TownPost> Due(TownPlace place) => Kelderwick.Posts.Where(post => post.Place == place && post.Written <= _clock.GetUtcNow());

    private List<(string Id, string User, string Stars, string Title, string Body, string Language)> ReadReviews()
    {
        using CsvReader csv = CsvReader.FromFile(Path.Combine(_folder, "reviews.csv"));
        List<(string, string, string, string, string, string)> rows = [];
        while (csv.Read())
        {
            rows.Add((csv.GetString("review_id"), csv.GetString("user"), csv.GetString("stars"), csv.GetString("title"), csv.GetString("body"), csv.GetString("lang")));
        }
        return rows;
    }

    private static string FeedOf(TownPlaces places, int site) => $"http://127.0.0.1:{places.Ports[site]}/{(site == 1 ? "atom" : "feed")}.xml";

    private static string PageOf(TownPlaces places, TownPost post) => $"http://127.0.0.1:{places.Ports[2]}/t/{post.Id}";
}
