using Heed.Archive;
using Heed.Desk;
using Heed.Guard;
using Heed.Insight;
using Heed.Intake;
using Heed.Log;
using Heed.Reports;
using Heed.Sources;
using Heed.Sources.Bluesky;
using Heed.Sources.Exports;
using Heed.Sources.Imap.Answers;
using Heed.Sources.Polite;
using Heed.Sources.Proofs;
using Heed.Topics;
using Microsoft.Extensions.Logging;

namespace Heed;

/// <summary>What a process wants of a data folder.</summary>
public enum Use
{
    /// <summary>To read sources and keep posts: one process at a time.</summary>
    Listen,

    /// <summary>To look, propose or approve, also beside a process that listens.</summary>
    Visit,
}

/// <summary>One Heed over one data folder: every room, wired.</summary>
public sealed class Installation : IAsyncDisposable
{
    private readonly FileStream? _lock;
    private readonly BlueskySessions _sessions;
    private readonly MailAnswers _answers;

    private Installation(string folder, Use use, TimeProvider clock, TimeProvider waiting, IEnumerable<Tables> more, ILoggerFactory logs)
    {
        Folder = folder;
        Clock = clock;
        _lock = use is Use.Listen ? Lock(folder) : null;
        try
        {
            Settings = Settings.Load(folder);
            Keys = new KeyRing(Path.Combine(folder, "keys"));
            State = State.Open(Path.Combine(folder, "state.db"), [
                SourceBook.Tables, Heed.Intake.Intake.Tables, Objections.Tables, TopicBook.Tables, Marks.Tables, Triage.Tables, FigureBook.Tables,
                EditionBook.Tables, ActLog.Tables, Rechecks.Tables, PersonErasure.Tables, WorkerTally.Tables, .. more]);
            Log = new ActLog(State, Keys, Path.Combine(folder, "log"), LogOrigin, clock);
            Sources = new SourceBook(State, Log, Settings, clock);
            Client = new PoliteClient(new PoliteClientOptions { PublicPage = new Uri(Settings.PublicPage), Contact = Settings.Contact, Allowed = Settings.MayReach }, waiting);
            Proofs = new Proofs(Client, Settings.MayReach);
            Secrets = new SourceSecrets(folder, Keys);
            _sessions = new BlueskySessions(Client, Secrets);
            _answers = new MailAnswers(Client, Secrets, Keys, Settings, clock, logs.CreateLogger<MailAnswers>());
            Intake = new Intake.Intake(State, Keys, Sources, OpenSource, new LanguageDetector(), clock);
            Objections = new Objections(State, Keys);
            Guard = new Guard.Guard(Objections, Keys, logs.CreateLogger<Guard.Guard>());
            Queries = new QueryCheck(pressOnly => [new QueryRefusals(pressOnly, Settings.MayBeNamed)]);
            Topics = new TopicBook(State, Log, Queries, clock);
            Live = new LiveTopics(Topics, Queries, logs.CreateLogger<LiveTopics>());
            Sampling = new Sampling(Topics, Queries);
            Trials = new Trial(Topics, Sources, Intake, Guard, Objections, Queries);
            Archive = PostArchive.Open(folder, State, Keys, clock, logs.CreateLogger<PostArchive>(), Triage.Forget);
            Marks = new Marks(State);
            Erasures = new PersonErasure(Objections, Keys, State, Archive, Log, clock, logs.CreateLogger<PersonErasure>());
            Workers = new WorkerTally(State, Log, clock);
            Pipeline = new Pipeline(Intake, Guard, Objections, Live, Archive, Workers, Erasures, logs.CreateLogger<Pipeline>());
            Followed = new Followed(Intake, Sources, Pipeline);
            Readings = new DueReadings(Intake, Sources, Pipeline.RunSafelyAsync);
            Rechecks = new Rechecks(State, Sources, OpenSource, Intake, Guard, Live, Archive, Marks, clock, logs.CreateLogger<Rechecks>());
            Pulse = new Pulse(Topics, Archive, clock);
            Desk = new Triage(State, Archive, Marks, Log, clock);
            Figures = new FigureBook(State, Archive, Keys, Log, Topics, Settings.SmallestCell, clock);
            Periods = new PeriodAdvice(Figures, Archive, Topics, Queries, Settings.SmallestCell, clock);
            Editions = new EditionBook(State, Figures, Topics, Sources, Intake, Archive, Log, Settings, Path.Combine(folder, "editions"), clock);
        }
        catch
        {
            State?.Dispose();
            _lock?.Dispose();
            throw;
        }
    }

    /// <summary>The name the log's checkpoints are signed under.</summary>
    public const string LogOrigin = "heed.log";

    public string Folder { get; }
    public TimeProvider Clock { get; }
    public Settings Settings { get; }
    public KeyRing Keys { get; }
    public State State { get; }
    public ActLog Log { get; }
    public SourceBook Sources { get; }
    public PoliteClient Client { get; }
    public Proofs Proofs { get; }
    public SourceSecrets Secrets { get; }
    public Intake.Intake Intake { get; }
    public Objections Objections { get; }
    public Guard.Guard Guard { get; }
    public QueryCheck Queries { get; }
    public TopicBook Topics { get; }
    public LiveTopics Live { get; }
    public Sampling Sampling { get; }
    public Trial Trials { get; }
    public PostArchive Archive { get; }
    public Marks Marks { get; }
    public WorkerTally Workers { get; }
    public PersonErasure Erasures { get; }
    public Pipeline Pipeline { get; }
    public Followed Followed { get; }
    public DueReadings Readings { get; }
    public Rechecks Rechecks { get; }
    public Pulse Pulse { get; }
    public Triage Desk { get; }
    public FigureBook Figures { get; }
    public PeriodAdvice Periods { get; }
    public EditionBook Editions { get; }

    /// <summary>Opens a data folder, making it when it is not there.</summary>
    /// <param name="waiting">What reading waits by; the clock itself but for a simulated one.</param>
    /// <param name="more">Tables of the host's own in <c>state.db</c>.</param>
    /// <exception cref="InvalidOperationException">Another process listens on the folder, or a newer Heed wrote it.</exception>
    /// <exception cref="InvalidDataException">A file in it cannot be read; the message says which and what to do.</exception>
    public static Installation Open(string folder, Use use, TimeProvider clock, TimeProvider waiting, IEnumerable<Tables> more, ILoggerFactory logs)
    {
        Directory.CreateDirectory(folder);
        return new(Path.GetFullPath(folder), use, clock, waiting, more, logs);
    }

    /// <summary>The connector of a source. A search that a place makes for Heed may ask for no more than a query of Heed's own.</summary>
    /// <exception cref="SourceException">Its address is not of its kind, or asks for what no query may ask for.</exception>
    public ISource OpenSource(Source source) => RefusalOfWords(source) is { } refusal
        ? throw new SourceException(Health.Refused, refusal)
        : Connectors.Open(source, Client, _sessions, Secrets, _answers);

    /// <summary>Why a source may not be proposed: what it has its place search for may not be asked for, or its file is an export of a closed group.
    /// Null: it may.</summary>
    public string? RefusalOf(Source source) => RefusalOfWords(source) ?? (source.IsNetwork ? null : ClosedExports.RefusalOf(source.Address));

    private string? RefusalOfWords(Source source) =>
        source.Kind is SourceKind.Bluesky && BlueskyAddress.Parse(source.Address, out _)?.Words is { } words
            ? new QueryRefusals(everyLanePress: false, Settings.MayBeNamed).Examine(words, null).FirstOrDefault()?.Message
            : null;

    /// <summary>Does what the calendar asks for: releases periods that are over, makes their editions, erases what is past its keeping.</summary>
    /// <returns>The editions made now.</returns>
    public async Task<IReadOnlyList<Edition>> KeepCalendarAsync(CancellationToken cancel)
    {
        await Workers.ReleaseDueAsync(cancel);
        if (Topics.All().Min(entry => entry.ApprovedAt) is not { } since) return [];
        await Figures.ReleaseDueAsync(since, cancel);
        await Log.ForgetAsync(cancel);
        DateTimeOffset now = Clock.GetUtcNow();
        foreach (SourceEntry entry in Sources.All()) await Archive.EraseSourceBeforeAsync(entry.Source.Id, now.AddDays(-entry.Source.KeepDays), cancel);
        foreach (TopicEntry entry in Topics.All().DistinctBy(entry => entry.Topic.Id))
            await Archive.EraseTopicBeforeAsync(entry.Topic.Id, now.AddDays(-entry.Topic.KeepDays), cancel);
        return await Editions.MakeDueAsync(cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await Followed.StopAsync();
        await Readings.StopAsync();
        await _answers.DisposeAsync();
        await Archive.DisposeAsync();
        _sessions.Dispose();
        Client.Dispose();
        State.Dispose();
        _lock?.Dispose();
    }

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException error)
        {
            throw new InvalidOperationException($"Another Heed listens on {folder}. Stop it first, or name another folder with --data.", error);
        }
    }
}
