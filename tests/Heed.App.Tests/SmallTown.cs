using System.Globalization;
using System.Text.Json;
using Heed.App.SignIn;
using Heed.Sources;
using Heed.Topics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Heed.App.Tests;

/// <summary>A small made-up town in a data folder of its own, filled through the real rooms and served on a free port: two live sources
/// and one proposed, one broken; two live topics, a draft, an ended one; three weeks of posts, one released.</summary>
public sealed class SmallTown : IAsyncLifetime
{
    public const string Password = "a password for tests only";

    public const string Referral = "the staff council, room 12, or the union of your trade";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"heed-web-{Guid.NewGuid():N}");
    private WebApplication? _app;

    /// <summary>Stands still unless a test moves it: Monday, 28 September 2026, noon UTC.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 9, 7, 6, 0, 0, TimeSpan.Zero));

    public Installation Heed { get; private set; } = null!;

    /// <summary>Where it is served, without a slash at the end.</summary>
    public Uri Address { get; private set; } = null!;

    public static string EmailOf(Role role) => $"{role.ToString().ToLowerInvariant()}@town.example";

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        new Settings
        {
            Operator = "Little Harbour town council",
            OperatorKind = OperatorKind.PublicBody,
            Purpose = "To hear where buses, trams and parcels fail people, and mend it.",
            Contact = "listening@town.example",
            StewardBody = "Data protection office of the town",
            OutsideContact = "ombudsperson@county.example",
            MayReach = ["127.0.0.1:5081"],
            Town = true,
        }.Save(_folder);
        Heed = Installation.Open(_folder, Use.Listen, Clock, Clock, [People.Tables], NullLoggerFactory.Instance);
        await AddPeopleAsync();
        await AddSourcesAsync();
        await AddTopicsAsync();
        await LetWeeksPassAsync();
        await Heed.Log.PublishAsync(CancellationToken.None);
        _app = WebHost.Build(Heed, new WebHostOptions { Port = 0 });
        await _app.StartAsync();
        Address = new Uri(WebHost.AddressOf(_app));
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        await Heed.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A client that follows no redirect and keeps cookies.</summary>
    public Browser NewBrowser() => new(Address);

    public async Task<Browser> SignedInAsync(Role role)
    {
        Browser browser = NewBrowser();
        await browser.SignInAsync(EmailOf(role), Password);
        return browser;
    }

    private async Task AddPeopleAsync()
    {
        People people = new(Heed.State, Heed.Log, Clock);
        foreach (Role role in Enum.GetValues<Role>()) await people.SetAsync(EmailOf(role), role, Password, CancellationToken.None);
    }

    private async Task AddSourcesAsync()
    {
        await AddSourceAsync("harbour-news", "Harbour News", Lane.Press, "news.jsonl", approve: true);
        await AddSourceAsync("town-forum", "Town forum", Lane.Public, "forum.jsonl", approve: true);
        await AddSourceAsync("old-board", "The old board", Lane.Public, "not-there.jsonl", approve: true);
        await AddSourceAsync("island-blog", "Island blog", Lane.Public, "blog.jsonl", approve: false);
        await AddFormAsync("harbour", "Tell us about the harbour", approve: true);
        await AddFormAsync("library", "Tell us about the library", approve: false);
    }

    private async Task AddFormAsync(string id, string name, bool approve)
    {
        Source source = new(
            id, SourceKind.Form, name, Source.FormAddress(id), Lane.Addressed, null, "Tell the council what should be mended in the harbour.", "",
            "residents and visitors", new Dictionary<string, string>(), 90, TimeSpan.FromHours(1))
        {
            Speakers = Speakers.Others,
        };
        await Heed.Sources.ProposeAsync(source, EmailOf(Role.Analyst), CancellationToken.None);
        if (approve) await Heed.Sources.ApproveAsync(id, Referral, EmailOf(Role.Steward), CancellationToken.None);
    }

    private async Task AddSourceAsync(string id, string name, Lane lane, string file, bool approve)
    {
        Source source = new(
            id, SourceKind.Jsonl, name, Path.Combine(_folder, file), lane, "GB", "To hear what residents and passengers meet with every day.",
            "Made up for tests of this program; nobody's.", "residents and passengers; no staff of the council", new Dictionary<string, string>(), 90, TimeSpan.FromMinutes(30))
        {
            Speakers = lane is Lane.Press ? Speakers.Institution : Speakers.Anybody,
        };
        await Heed.Sources.ProposeAsync(source, EmailOf(Role.Analyst), CancellationToken.None);
        if (approve) await Heed.Sources.ApproveAsync(id, EmailOf(Role.Steward), CancellationToken.None);
    }

    private async Task AddTopicsAsync()
    {
        await AddTopicAsync(new("tram", "Tram line 4", "tram OR \"line 4\"", "To see where the tram fails passengers.", [Lane.Press, Lane.Public], [new("late", "late OR delay*"), new("full", "full OR crowded")]), approve: true);
        await AddTopicAsync(new("parcels", "Late parcels", "parcel AND (late OR lost)", "To see which parcels come late and why.", [Lane.Public], []), approve: true);
        await AddTopicAsync(new("old-bridge", "The old bridge", "bridge", "To hear about the works on the old bridge.", [Lane.Public], []), approve: true);
        await Heed.Topics.EndAsync("old-bridge", EmailOf(Role.Steward), CancellationToken.None);
        await AddTopicAsync(new("clinic", "The clinic", "clinic OR doctor", "To hear what works at the new clinic.", [Lane.Public], []), approve: false);
    }

    private async Task AddTopicAsync(Topic topic, bool approve)
    {
        await Heed.Topics.ProposeAsync(topic, EmailOf(Role.Analyst), CancellationToken.None);
        if (approve) await Heed.Topics.ApproveAsync(topic.Id, EmailOf(Role.Steward), CancellationToken.None);
    }

    private async Task LetWeeksPassAsync()
    {
        for (int week = 0; week < 3; week++)
        {
            Write("forum.jsonl", week);
            await Heed.Readings.RunAsync(CancellationToken.None);
            Clock.Advance(TimeSpan.FromDays(7));
        }
        Write("forum.jsonl", week: 3);
        await Heed.Readings.RunAsync(CancellationToken.None);
        Clock.Advance(TimeSpan.FromHours(6));
        await Heed.KeepCalendarAsync(CancellationToken.None);
    }

    private void Write(string forum, int week)
    {
        string when = Clock.GetUtcNow().AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        IEnumerable<object> posts = Enumerable.Range(0, 14 + 4 * week).Select(n => (object)new
        {
            id = $"f{week}-{n}",
            author = $"resident {n}",
            lang = "en",
            published = when,
            url = $"https://forum.town.example/{week}/{n}",
            text = (n % 3) switch
            {
                0 => $"The tram was late again, I stood {n + 5} minutes in the rain <script>alert(1)</script> and nobody said a word.",
                1 => $"My parcel is lost for {n + 2} days now and the shop says it is late.",
                _ => $"Line 4 is full by eight in the morning; with the pram I waited for the third one ({n}).",
            },
        });
        File.AppendAllLines(Path.Combine(_folder, forum), posts.Select(post => JsonSerializer.Serialize(post)));
        File.AppendAllLines(Path.Combine(_folder, "news.jsonl"), [JsonSerializer.Serialize(new
        {
            id = $"n{week}",
            lang = "en",
            published = when,
            kind = "article",
            url = $"https://news.town.example/{week}",
            title = $"Tram line 4: new timetable, week {week + 1}",
            text = "The operator says that the tram will run every six minutes from October.",
        })]);
    }
}
