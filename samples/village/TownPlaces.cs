using Village.Places;

namespace Village;

/// <summary>The places of the town, served: three web sites on 127.0.0.1 and, in a folder, <c>reviews.csv</c> and the maildir <c>mail</c>.
/// What they show is what has been written up to the clock's moment; the sites follow by themselves, the folder by <see cref="AdvanceAsync"/>.</summary>
public sealed class TownPlaces : IAsyncDisposable
{
    private readonly Town _town;
    private readonly TimeProvider _clock;
    private readonly List<Site> _sites = [];
    private readonly ReviewsFile _reviews;
    private readonly MailFolder _mail;
    private readonly SemaphoreSlim _advancing = new(1, 1);

    private TownPlaces(Town town, TimeProvider clock, string folder)
    {
        _town = town;
        _clock = clock;
        Folder = folder;
        _reviews = new ReviewsFile(Path.Combine(folder, "reviews.csv"));
        _mail = new MailFolder(Path.Combine(folder, "mail"));
    }

    /// <summary>The ports listened on: news, blog, forum.</summary>
    public IReadOnlyList<int> Ports => [.. _sites.Select(site => site.Port)];

    /// <summary>Where reviews and mail are written.</summary>
    public string Folder { get; }

    /// <summary>Starts the sites and opens the folder, which is made when it is not there; one that an earlier start has filled is continued.
    /// Writes nothing that is due: <see cref="AdvanceAsync"/> does.</summary>
    /// <param name="ports">Of news, blog and forum; 0 takes any that is free.</param>
    /// <param name="cancel">Stops what had been started.</param>
    /// <exception cref="PortTakenException">Another program listens on one of the ports; none of the sites runs then.</exception>
    /// <exception cref="InvalidDataException">The folder holds a <c>reviews.csv</c> that is not the town's.</exception>
    public static async Task<TownPlaces> StartAsync(Town town, TimeProvider clock, string folder, IReadOnlyList<int> ports, CancellationToken cancel)
    {
        SiteFace[] faces = [SiteFace.News, SiteFace.Blog, SiteFace.Forum];
        if (ports.Count != faces.Length) throw new ArgumentException($"The town has {faces.Length} sites (news, blog, forum); {ports.Count} ports were given.", nameof(ports));
        TownPlaces places = new(town, clock, folder);
        try
        {
            Directory.CreateDirectory(folder);
            await places._reviews.OpenAsync(cancel);
            places._mail.Open();
            foreach ((SiteFace face, int port) in faces.Zip(ports)) places._sites.Add(await Site.StartAsync(town, face, clock, port, cancel));
            return places;
        }
        catch
        {
            await places.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes the reviews and mails that have become due and are not there yet. Calls at once wait for one another.</summary>
    /// <param name="cancel">Stops between two mails; what was not written is written by the next call.</param>
    public async Task AdvanceAsync(CancellationToken cancel)
    {
        await _advancing.WaitAsync(cancel);
        try
        {
            DateTimeOffset now = _clock.GetUtcNow();
            List<TownPost> due = [.. _town.Posts.TakeWhile(post => post.Written <= now)];
            await _reviews.AppendAsync(due.Where(post => post.Place is TownPlace.Reviews), cancel);
            await _mail.DeliverAsync(due.Where(post => post.Place is TownPlace.Mail), cancel);
        }
        finally
        {
            _advancing.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Site site in _sites) await site.DisposeAsync();
        _advancing.Dispose();
    }
}
