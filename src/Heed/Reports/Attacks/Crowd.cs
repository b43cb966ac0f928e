using Heed.Archive;

namespace Heed.Reports.Attacks;

/// <summary>What everybody else says in the period of an attack: one week of a made-up corpus, on topics of its own, elder than the attacker's.</summary>
/// <param name="Posts">Of the whole corpus, a quarter; 0: there is nobody else.</param>
/// <param name="Topics">Eldest first.</param>
/// <param name="Mentions">Rows of each.</param>
/// <param name="Regulars">Voices in the main place, in an order that says nothing.</param>
internal sealed record Crowd(int Posts, IReadOnlyList<string> Topics, IReadOnlyList<IReadOnlyList<FigureRow>> Mentions, IReadOnlyList<Voice> Regulars)
{
    public const string MainPlace = "place0";

    private const ulong FirstNewVoice = 1UL << 32;

    public static readonly Crowd Nobody = new(0, [], [], []);

    /// <summary>The first week of a quarter of so many posts.</summary>
    public static Crowd Of(int posts, int seed)
    {
        (IReadOnlyList<string> topics, IReadOnlyList<IReadOnlyList<FigureRow>> mentions) = SyntheticQuarter.FirstWeek(posts, seed);
        Voice[] regulars = [.. mentions.Select(mention => mention[0]).Where(row => row.Place == MainPlace).Select(row => row.Voice).Distinct().OrderBy(voice => voice.Value)];
        new Random(seed).Shuffle(regulars);
        return new(posts, topics, mentions, regulars);
    }

    /// <summary>The voice of the n-th person of an attack: every other one is of the crowd as well, as long as there are any.</summary>
    public Voice VoiceOf(int person) => person % 2 == 1 && person / 2 < Regulars.Count ? Regulars[person / 2] : new Voice(FirstNewVoice + (ulong)person);
}
