using Heed.App.Pages.Shared;
using Heed.Intake;
using Heed.Sources;
using Heed.Topics;

namespace Heed.App.Public;

/// <summary>Everything this installation hears and why, as <c>/listening</c> and <c>/.well-known/heed.json</c> say it. There is no way to
/// leave a source or a topic out.</summary>
/// <param name="Format">Of this document: <c>heed-listening/1</c>.</param>
/// <param name="At">When it was put together (UTC; town time where <paramref name="MadeUpTown"/>).</param>
/// <param name="MadeUpTown">The installation is a demonstration that hears a made-up town.</param>
/// <param name="MayReach">Hosts on private addresses that may be read; else none is.</param>
/// <param name="WorkerFigures">What the operator's own people said to an intake agreed with their representatives: public at the hour management sees it.</param>
/// <param name="SmallestFigure">Voices a figure counts at least.</param>
/// <param name="ObjectAt">The page for objection and erasure, which needs no sign-in.</param>
/// <param name="GuardModelCard">How well people organising are turned away at the door, and at what cost: Markdown.</param>
public sealed record Listening(
    string Format,
    DateTimeOffset At,
    bool MadeUpTown,
    PublicOperator Operator,
    IReadOnlyList<PublicSource> Sources,
    IReadOnlyList<PublicTopic> Topics,
    IReadOnlyList<PublicWorkerFigure> WorkerFigures,
    IReadOnlyList<string> MayReach,
    int SmallestFigure,
    PublicLog Log,
    string HowToObject,
    string ObjectAt,
    string GuardModelCard)
{
    public static Listening Of(Installation heed)
    {
        Settings settings = heed.Settings;
        Dictionary<string, Reading> readings = heed.Intake.All().ToDictionary(reading => reading.Source);
        return new(
            "heed-listening/1",
            heed.Clock.GetUtcNow(),
            settings.Town,
            new(settings.Operator, Wording.Of(settings.OperatorKind), settings.Purpose, settings.Contact, settings.StewardBody, settings.StewardSpeaksForWorkers, settings.OutsideContact),
            [.. heed.Sources.All().Select(entry => PublicSource.Of(entry, readings.GetValueOrDefault(entry.Source.Id), settings))],
            [.. heed.Topics.All().GroupBy(entry => entry.Topic.Id).Select(versions => PublicTopic.Of([.. versions], settings))],
            [.. heed.Workers.Released().Select(figure => new PublicWorkerFigure(figure.Month.ToString(), figure.Theme.ToString(), figure.People))],
            settings.MayReach,
            settings.SmallestCell,
            new(heed.Log.Size, heed.Log.Checkpoint, heed.Log.VerifierKey, "/log/checkpoint"),
            $"Name the account on the page for it, show that it is yours by posting a word there, and it is no longer heard; what is kept of it is erased if you want. No sign-in, name or reason is needed. What that page cannot prove, such as an e-mail address, goes by {settings.Contact}: a person reads the message and acts on it.",
            ObjectPages.Path,
            GuardCard.Text);
    }

    /// <summary>Who approved, without the person: the role and the body it belongs to.</summary>
    internal static string? Approver(string? by, Settings settings) => by switch
    {
        null => null,
        _ when by.StartsWith("console:", StringComparison.Ordinal) && by != "console:steward" => by["console:".Length..] + ", at the console",
        _ => $"the steward ({settings.StewardBody})",
    };
}

/// <summary>Who runs the installation.</summary>
/// <param name="Kind">employer, public body, newsroom, union, research or community.</param>
/// <param name="StewardBody">The body that approves sources and topics.</param>
/// <param name="StewardSpeaksForWorkers">That body is the workers' representatives' own.</param>
/// <param name="OutsideContact">For those who do not trust the operator's word.</param>
public sealed record PublicOperator(string Name, string Kind, string Purpose, string Contact, string StewardBody, bool StewardSpeaksForWorkers, string OutsideContact);

/// <summary>One source.</summary>
/// <param name="Address">Where it is read; of a file or folder its name alone, since where it lies on this machine says nothing to outsiders.</param>
/// <param name="Speakers">Whose people speak there, of four answers; signed by the steward with the approval.</param>
/// <param name="Agreement">Of the lane workers: the written agreement with the workers' representatives; else empty.</param>
/// <param name="Referral">Of the lane addressed: whom to write to with messages that are not taken; else empty.</param>
/// <param name="Standing">proposed (not read), live or ended.</param>
/// <param name="ReadEveryMinutes">Whole minutes, rounded up.</param>
/// <param name="KeptDays">Days a mention is kept after it was first read.</param>
/// <param name="Since">When it was approved (UTC); null: it was not.</param>
/// <param name="Health">waiting, reading, refused, paused, broken or gone.</param>
/// <param name="LastRead">Last good reading (UTC); null: none yet.</param>
public sealed record PublicSource(
    string Id, string Name, string Address, string Network, string Lane, string? Country, string Purpose, string Speakers, string Whose, string Agreement, string Referral, string Origin, int ReadEveryMinutes,
    int KeptDays, string Standing, DateTimeOffset Proposed, DateTimeOffset? Since, string? ApprovedBy, DateTimeOffset? Ended, string? EndedWhy, string Health,
    DateTimeOffset? LastRead)
{
    /// <summary>The list it was proposed and approved with; null: it stands alone.</summary>
    public string? List { get; init; }

    internal static PublicSource Of(SourceEntry entry, Reading? reading, Settings settings)
    {
        Source source = entry.Source;
        return new(
            source.Id, source.Name, AddressOf(source, settings), source.Network, Wording.Of(source.Lane), source.Country, source.Purpose, Wording.Of(source.Speakers), source.Whose,
            source.Agreement, source.Referral, source.Origin,
            (int)Math.Ceiling(source.Every.TotalMinutes), source.KeepDays, entry.Standing.ToString().ToLowerInvariant(), entry.ProposedAt, entry.ApprovedAt,
            Listening.Approver(entry.ApprovedBy, settings), entry.EndedAt, entry.EndedWhy, (reading?.Health ?? Heed.Sources.Health.Waiting).ToString().ToLowerInvariant(),
            reading?.Good)
        {
            List = entry.List,
        };
    }

    private static string AddressOf(Source source, Settings settings) =>
        source.IsIntake && Uri.TryCreate(settings.PublicPage, UriKind.Absolute, out Uri? page) ? new Uri(page, source.Address).AbsoluteUri
        : source.IsNetwork || source.IsIntake ? source.Address
        : Path.GetFileName(source.Address.TrimEnd('/', '\\'));
}

/// <summary>How many of the operator's own people spoke of a theme of the working day in a month.</summary>
/// <param name="Month"><c>2026-09</c>.</param>
/// <param name="People">Rounded to 5; 20 or more.</param>
public sealed record PublicWorkerFigure(string Month, string Theme, int People);

/// <summary>One topic: its newest version, and what came before it.</summary>
/// <param name="Versions">All of them, newest first.</param>
public sealed record PublicTopic(string Id, string Name, IReadOnlyList<PublicVersion> Versions)
{
    /// <summary>The version that is matched now; null: none is.</summary>
    public PublicVersion? Live => Versions.FirstOrDefault(version => version.Standing == "live");

    internal static PublicTopic Of(IReadOnlyList<TopicEntry> versions, Settings settings) =>
        new(versions[0].Topic.Id, versions[0].Topic.Name, [.. versions.Select(version => PublicVersion.Of(version, settings))]);
}

/// <summary>One version of a topic, word for word.</summary>
/// <param name="Standing">proposed (not matched), live or ended.</param>
/// <param name="FigurePeriod">week or month: how long its figure periods are.</param>
/// <param name="Tried">How often it was tried as a draft on what its sources showed; nothing of a trial is kept.</param>
public sealed record PublicVersion(
    int Version, string Query, string Purpose, IReadOnlyList<string> Lanes, IReadOnlyList<Theme> Themes, int KeptDays, string FigurePeriod, string Standing,
    DateTimeOffset Proposed, DateTimeOffset? Since, string? ApprovedBy, DateTimeOffset? Ended, int Tried)
{
    internal static PublicVersion Of(TopicEntry entry, Settings settings) => new(
        entry.Version, entry.Topic.Query, entry.Topic.Purpose, [.. entry.Topic.Lanes.Select(Wording.Of)], entry.Topic.Themes, entry.Topic.KeepDays,
        entry.Topic.Period.ToString().ToLowerInvariant(), entry.Standing.ToString().ToLowerInvariant(), entry.ProposedAt, entry.ApprovedAt,
        Listening.Approver(entry.ApprovedBy, settings), entry.EndedAt, entry.Trials);
}

/// <summary>The log of acts, for outsiders who check it.</summary>
/// <param name="Checkpoint">The newest signed checkpoint; null: none was signed yet.</param>
/// <param name="Key">The note verifier key.</param>
/// <param name="Address">Where the checkpoint is served; tiles stand beside it.</param>
public sealed record PublicLog(long Size, string? Checkpoint, string Key, string Address);
