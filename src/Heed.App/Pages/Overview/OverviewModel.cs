using System.Security.Claims;
using Heed.App.SignIn;
using Heed.Archive;
using Heed.Desk;
using Heed.Insight;
using Heed.Intake;
using Heed.Reports;
using Heed.Sources;

namespace Heed.App.Pages.Overview;

/// <summary>What moved and what waits, as far as one role may see it.</summary>
/// <param name="Moved">Counts of the desk, of mentions and not of people; null: this role sees released figures only.</param>
/// <param name="Released">The newest released weeks, oldest first; eight at most.</param>
/// <param name="TopicNames">By id, every topic there was.</param>
/// <param name="Smallest">Voices a released figure counts at least.</param>
/// <param name="Ailing">Live sources that need somebody; null: not this role's.</param>
/// <param name="Waiting">What waits for this person.</param>
public sealed record OverviewModel(
    IReadOnlyList<TopicPulse>? Moved, IReadOnlyList<Release> Released, IReadOnlyDictionary<string, string> TopicNames, int Smallest, IReadOnlyList<Ailing>? Ailing, IReadOnlyList<Waiting> Waiting)
{
    private const int WeeksShown = 8;
    private const int MostTaken = 100;

    internal static OverviewModel Of(Installation heed, ClaimsPrincipal user)
    {
        Role? role = user.Role;
        List<Period> weeks = [.. heed.Figures.Released(PeriodLength.Week).TakeLast(WeeksShown)];
        return new(
            Access.Stream.Allows(role) ? heed.Pulse.Topics() : null,
            [.. weeks.Select(week => heed.Figures.Find(week)).OfType<Release>()],
            heed.Topics.All().DistinctBy(entry => entry.Topic.Id).ToDictionary(entry => entry.Topic.Id, entry => entry.Topic.Name),
            heed.Settings.SmallestCell,
            Access.Sources.Allows(role) ? AilingOf(heed) : null,
            WaitingFor(heed, user));
    }

    private static List<Ailing> AilingOf(Installation heed)
    {
        Dictionary<string, Reading> readings = heed.Intake.All().ToDictionary(reading => reading.Source);
        return [.. heed.Sources.All()
            .Where(entry => entry.Standing is Standing.Live && readings.TryGetValue(entry.Source.Id, out Reading? reading) && reading.NeedsSomebody)
            .Select(entry => new Ailing(entry.Source, readings[entry.Source.Id]))];
    }

    private static List<Waiting> WaitingFor(Installation heed, ClaimsPrincipal user)
    {
        List<Waiting> waiting = [];
        if (user.Role is Role.Steward)
        {
            waiting.AddRange(heed.Topics.All().Where(entry => entry.Standing is Standing.Proposed)
                .Select(entry => new Waiting($"Topic \"{entry.Topic.Name}\", version {entry.Version}, waits for your approval", $"/topics/{entry.Topic.Id}")));
            waiting.AddRange(heed.Sources.All().Where(entry => entry.Standing is Standing.Proposed)
                .Select(entry => new Waiting($"Source \"{entry.Source.Name}\" waits for your approval", $"/sources/{entry.Source.Id}")));
        }
        if (user.Role is Role.Analyst)
        {
            IReadOnlyList<Mention> taken = heed.Archive.Newest(new SearchRequest { State = "taken", Limit = MostTaken });
            ILookup<long, Mark> marks = heed.Marks.Of([.. taken.Select(mention => mention.Id)]);
            int mine = taken.Count(mention => marks[mention.Id].Any(mark => mark.Field == Triage.TakerField && mark.Value == user.Email));
            if (mine > 0) waiting.Add(new($"{mine}{(taken.Count == MostTaken ? " or more" : "")} taken by you and not done", "/stream?state=taken"));
        }
        return waiting;
    }
}

/// <summary>A source that needs somebody.</summary>
public sealed record Ailing(Source Source, Reading Reading);

/// <summary>Something that waits for the person who looks.</summary>
/// <param name="Path">Where it is dealt with.</param>
public sealed record Waiting(string What, string Path);
