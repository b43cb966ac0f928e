using System.Runtime.InteropServices;
using Heed.Archive;

namespace Heed.Reports;

/// <summary>Finds the phrases of one period that may be released. The order of reading decides nothing.</summary>
/// <remarks>Texts are read twice, speaker by speaker. First a table of fixed size takes how many speakers use what falls into each of its
/// places, which is never too few; then only phrases that can have enough are counted exactly. So memory grows with the mentions by some
/// fifty bytes each, and with phrases many use, of which <see cref="MostPhrases"/> are counted at most.</remarks>
/// <param name="read">Title and text of mentions that are there, in any order.</param>
internal sealed class PhraseCount(Period period, FigureRules rules, Func<IReadOnlyList<long>, IEnumerable<Wording>> read)
{
    /// <summary>Phrases released of a topic and period, at most, for people and for publishers each.</summary>
    public const int MostShown = 10;

    /// <summary>Phrases counted exactly; further ones are not released.</summary>
    public const int MostPhrases = 200_000;

    // Chi-squared with one degree of freedom: so high by chance in one of twenty.
    private const double StandsOut = 3.84;

    private const int MostOfOneSpeaker = 50_000, CandidatesATopic = 60, TextsAtOnce = 500, Slots = 1 << 22;

    private readonly List<Saying> _people = [], _press = [];

    // A speaker is a voice in a place, or a source of the press, which has no voice.
    private readonly record struct Saying(string Place, ulong Voice, long Mention, string[] Topics);

    /// <summary>Adds all rows of one mention.</summary>
    public void Add(IReadOnlyList<FigureRow> mention)
    {
        FigureRow row = mention[0];
        string[] topics = [.. mention.Select(each => each.Topic)];
        switch (row.Lane)
        {
            case Lane.Public or Lane.Addressed:
                _people.Add(new(row.Place, row.Voice.Value, row.Mention, topics));
                break;
            case Lane.Press:
                _press.Add(new(row.Source, 0, row.Mention, topics));
                break;
        }
    }

    /// <summary>What may be released, by topic and letter.</summary>
    /// <param name="topics">Topics with a figure of people: where that is held back, so are the phrases of people.</param>
    /// <param name="elsewhere">Phrases released for periods that share days with this one: they can be joined as well.</param>
    public IReadOnlyList<Phrase> Result(IReadOnlySet<string> topics, IEnumerable<string> elsewhere)
    {
        JoinedPhrases joined = new();
        foreach (string phrase in elsewhere) joined.Add(phrase);
        return
        [
            .. Choose(PhraseUsers.People, Count(_people, rules), topics.Contains, joined)
                .Concat(Choose(PhraseUsers.Publishers, Count(_press, rules with { OneMainPlace = false }), _ => true, joined)) // each is a place of its own
                .OrderBy(phrase => phrase.Topic, StringComparer.Ordinal).ThenBy(phrase => phrase.By).ThenBy(phrase => phrase.Words, StringComparer.Ordinal),
        ];
    }

    /// <summary>The best of each topic in turn, so that what one topic shows holds back no more of another than it must.</summary>
    private List<Phrase> Choose(PhraseUsers by, Dictionary<string, List<string>> candidates, Func<string, bool> mayHave, JoinedPhrases joined)
    {
        List<Phrase> chosen = [];
        Dictionary<string, List<string>> ofTopic = [];
        List<(string Topic, Queue<string> Left)> topics = [.. candidates.Where(topic => mayHave(topic.Key)).OrderBy(topic => topic.Key, StringComparer.Ordinal).Select(topic => (topic.Key, new Queue<string>(topic.Value)))];
        for (bool more = true; more;)
        {
            more = false;
            foreach ((string topic, Queue<string> left) in topics)
            {
                ref List<string>? shown = ref CollectionsMarshal.GetValueRefOrAddDefault(ofTopic, topic, out _);
                shown ??= [];
                while (shown.Count < MostShown && left.TryDequeue(out string? phrase))
                {
                    if (shown.Any(other => Holds(other, phrase) || Holds(phrase, other)) || (rules.NoJoinedPhrases && !joined.TryAdd(phrase))) continue;
                    shown.Add(phrase);
                    chosen.Add(new(period, topic, by, phrase));
                    more = true;
                    break;
                }
            }
        }
        return chosen;
    }

    /// <summary>Candidates by topic, best first.</summary>
    private Dictionary<string, List<string>> Count(List<Saying> sayings, FigureRules with)
    {
        sayings.Sort((left, right) => string.CompareOrdinal(left.Place, right.Place) is not 0 and var places ? places : (left.Voice, left.Mention).CompareTo((right.Voice, right.Mention)));
        ushort[] slots = new ushort[Slots];
        HashSet<string> ofOne = new(StringComparer.Ordinal);
        foreach (IEnumerable<(Saying Saying, HashSet<string> Phrases)> speaker in BySpeaker(sayings))
        {
            ofOne.Clear();
            foreach (string phrase in speaker.SelectMany(post => post.Phrases))
            {
                if (ofOne.Count < MostOfOneSpeaker && ofOne.Add(phrase) && slots[Slot(phrase)] < ushort.MaxValue) slots[Slot(phrase)]++;
            }
        }

        Dictionary<string, Dictionary<string, PhraseUse>> uses = new(StringComparer.Ordinal); // by phrase and topic
        Dictionary<string, int> voices = [];                                                  // by topic
        Dictionary<(string Phrase, string Topic), int> posts = [];                            // of one speaker
        HashSet<string> topics = [];                                                          // of one speaker
        foreach (IEnumerable<(Saying Saying, HashSet<string> Phrases)> speaker in BySpeaker(sayings))
        {
            posts.Clear();
            topics.Clear();
            string place = "";
            foreach ((Saying saying, HashSet<string> phrases) in speaker)
            {
                place = saying.Place;
                topics.UnionWith(saying.Topics);
                foreach (string phrase in phrases.Where(phrase => slots[Slot(phrase)] >= with.Smallest))
                {
                    foreach (string topic in saying.Topics) posts[(phrase, topic)] = posts.GetValueOrDefault((phrase, topic)) + 1;
                }
            }
            foreach (string topic in topics) voices[topic] = voices.GetValueOrDefault(topic) + 1;
            foreach (((string phrase, string topic), int count) in posts)
            {
                if (!uses.TryGetValue(phrase, out Dictionary<string, PhraseUse>? byTopic))
                {
                    if (uses.Count == MostPhrases) continue;
                    uses[phrase] = byTopic = [];
                }
                if (!byTopic.TryGetValue(topic, out PhraseUse? use)) byTopic[topic] = use = new();
                use.Add(place, count);
            }
        }
        return voices.Keys.ToDictionary(topic => topic, topic => Best(topic, uses, voices, with));
    }

    private static List<string> Best(string topic, Dictionary<string, Dictionary<string, PhraseUse>> uses, Dictionary<string, int> voices, FigureRules with)
    {
        Dictionary<string, int> allowed = uses
            .Where(phrase => phrase.Value.TryGetValue(topic, out PhraseUse? use) && use.MayBeShown(with))
            .ToDictionary(phrase => phrase.Key, phrase => phrase.Value[topic].Voices, StringComparer.Ordinal);
        int here = voices[topic], elsewhere = voices.Where(other => other.Key != topic).Sum(other => other.Value);
        HashSet<string> fragments = [.. allowed.SelectMany(whole => PartsOf(whole.Key).Where(part => allowed.TryGetValue(part, out int users) && users <= 2 * whole.Value))];
        return
        [
            .. allowed.Where(phrase => !fragments.Contains(phrase.Key))
                .Select(phrase => (Words: phrase.Key, Voices: phrase.Value, Score: LogLikelihood(phrase.Value, here, uses[phrase.Key].Where(use => use.Key != topic).Sum(use => use.Value.Voices), elsewhere)))
                .Where(phrase => elsewhere == 0 || phrase.Score >= StandsOut)
                .OrderByDescending(phrase => phrase.Score).ThenByDescending(phrase => phrase.Voices).ThenBy(phrase => phrase.Words, StringComparer.Ordinal)
                .Take(CandidatesATopic).Select(phrase => phrase.Words),
        ];
    }

    /// <summary>Dunning's log-likelihood ratio (1993) of how many voices use a phrase here and in the other topics; negative: fewer here than there. 0 where
    /// there is no other topic: then the number of voices decides.</summary>
    internal static double LogLikelihood(int using1, int voices1, int using2, int voices2)
    {
        if (voices2 == 0) return 0;
        double share = (double)(using1 + using2) / (voices1 + (double)voices2);
        double ratio = 2 * (Part(using1, voices1 * share) + Part(using2, voices2 * share));
        return (double)using1 / voices1 >= (double)using2 / voices2 ? Math.Max(0, ratio) : -ratio - double.Epsilon;

        static double Part(int seen, double expected) => seen == 0 ? 0 : seen * Math.Log(seen / expected);
    }

    /// <summary>The posts of one speaker after the other, with the phrases of each. Each group is to be gone through before the next.</summary>
    private IEnumerable<IEnumerable<(Saying Saying, HashSet<string> Phrases)>> BySpeaker(List<Saying> sayings)
    {
        using IEnumerator<(Saying Saying, HashSet<string> Phrases)> posts = Posts(sayings).GetEnumerator();
        bool more = posts.MoveNext();
        while (more)
        {
            (string place, ulong voice) = (posts.Current.Saying.Place, posts.Current.Saying.Voice);
            yield return Same();

            IEnumerable<(Saying Saying, HashSet<string> Phrases)> Same()
            {
                for (; more && (posts.Current.Saying.Place, posts.Current.Saying.Voice) == (place, voice); more = posts.MoveNext()) yield return posts.Current;
            }
        }
    }

    private IEnumerable<(Saying Saying, HashSet<string> Phrases)> Posts(List<Saying> sayings)
    {
        foreach (Saying[] some in sayings.Chunk(TextsAtOnce))
        {
            Dictionary<long, Wording> texts = read([.. some.Select(saying => saying.Mention)]).ToDictionary(text => text.Mention);
            foreach (Saying saying in some)
            {
                // One that was erased in between says nothing.
                if (texts.TryGetValue(saying.Mention, out Wording? text)) yield return (saying, PhraseCutter.Cut(text.Title, text.Text));
            }
        }
    }

    private static IEnumerable<string> PartsOf(string phrase)
    {
        string[] words = phrase.Split(' ');
        for (int length = PhraseCutter.FewestWords; length < words.Length; length++)
        {
            for (int first = 0; first + length <= words.Length; first++) yield return string.Join(' ', words.Skip(first).Take(length));
        }
    }

    private static bool Holds(string whole, string part) => $" {whole} ".Contains($" {part} ", StringComparison.Ordinal);

    // FNV-1a: the same in every process, so that the same mentions give the same phrases.
    private static int Slot(string phrase)
    {
        uint hash = 2_166_136_261;
        foreach (char unit in phrase) hash = (hash ^ unit) * 16_777_619;
        return (int)((hash ^ hash >> 15) % Slots);
    }
}
