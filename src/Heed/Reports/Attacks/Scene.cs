using Heed.Archive;

namespace Heed.Reports.Attacks;

/// <summary>Made-up people and what they say in one period, among a crowd of which every other one of them is.</summary>
internal sealed class Scene(Crowd crowd)
{
    /// <summary>The theme that matters.</summary>
    public const string Theme = "matters";

    private static readonly Period Week = Period.Parse("2026-W37");
    private readonly List<(int Person, IReadOnlyList<FigureRow> Rows)> _mentions = [];
    private int _people;

    /// <summary>One post of a new person.</summary>
    /// <returns>The person.</returns>
    public int Say(IReadOnlyList<string> topics, bool matters, string language = "en", string network = "feed", string? country = null)
    {
        IReadOnlyList<string> themes = matters ? [Theme] : [];
        Voice voice = crowd.VoiceOf(_people);
        _mentions.Add((_people, [.. topics.Select(topic => new FigureRow(topic, _mentions.Count, voice, Crowd.MainPlace, network, network, Lane.Public, language, country, themes))]));
        return _people++;
    }

    /// <summary>What is released, with the topics approved in the order given, after the crowd's.</summary>
    /// <param name="without">A person who was erased before; null: nobody.</param>
    public Release Release(FigureRules rules, IReadOnlyList<string> eldestFirst, int? without = null)
    {
        FigureCount count = new(Week, rules, [.. crowd.Topics, .. eldestFirst]);
        foreach (IReadOnlyList<FigureRow> mention in crowd.Mentions) count.Add(mention);
        foreach ((int person, IReadOnlyList<FigureRow> rows) in _mentions)
        {
            if (person != without) count.Add(rows);
        }
        return count.Result(Week.ReleaseAt);
    }
}
