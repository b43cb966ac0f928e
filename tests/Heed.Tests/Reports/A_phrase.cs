using Heed.Archive;
using Heed.Match.Text;
using Heed.Reports;

namespace Heed.Tests.Reports;

public class A_phrase
{
    private static readonly Period Week = Period.Parse("2026-W37");
    private static readonly FigureRules Rules = new(Smallest: 10);

    [Fact]
    public void is_shown_when_ten_people_use_it() =>
        Assert.Equal(["late tram"], new Talk().Say(10, "a late tram").Phrases(Rules));

    [Fact]
    public void is_not_shown_for_nine()
    {
        Talk talk = new Talk().Say(9, "a late tram");
        Assert.Empty(talk.Phrases(Rules));
        Assert.Equal(["late tram"], talk.Phrases(new FigureRules(Smallest: 9))); // the control
    }

    [Fact]
    public void counts_a_person_once()
    {
        Talk talk = new();
        for (int person = 0; person < 9; person++) talk.Add(person, "a late tram").Add(person, "that late tram!");
        Assert.Empty(talk.Phrases(Rules));
        Assert.Equal(["late tram"], talk.Add(9, "late tram").Phrases(Rules)); // the control
    }

    [Fact]
    public void is_not_shown_when_no_place_has_half_of_its_people()
    {
        Talk talk = new();
        for (int person = 0; person < 12; person++) talk.Add(person, "a late tram", place: $"place{person % 3}");
        Assert.Empty(talk.Phrases(Rules));
        Assert.Equal(["late tram"], talk.Phrases(Rules with { OneMainPlace = false })); // the control
    }

    [Fact]
    public void is_not_shown_when_one_person_is_behind_more_than_two_fifths_of_it()
    {
        Talk talk = new Talk().Say(10, "a late tram");
        for (int post = 0; post < 7; post++) talk.Add(0, "late tram again");
        Assert.Empty(talk.Phrases(Rules));
        Assert.Equal(["late tram"], talk.Phrases(Rules with { NobodyDominates = false })); // the control
    }

    [Fact]
    public void is_not_shown_where_the_topics_figure_is_held_back()
    {
        Talk talk = new Talk().Say(12, "a late tram");
        Assert.Empty(talk.Phrases(Rules, withFigure: "roads"));
        Assert.Equal(["late tram"], talk.Phrases(Rules, withFigure: "trams")); // the control
    }

    [Theory]
    [InlineData("the tram of the line")]
    [InlineData("tram, line")]
    [InlineData("tram. Line")]
    [InlineData("tram [phone] line")]
    [InlineData("tram 12")]
    [InlineData("it is on the")]
    public void neither_begins_nor_ends_with_a_stop_word_and_runs_over_no_mark(string text) =>
        Assert.DoesNotContain(new Talk().Say(12, text).Phrases(Rules), phrase => phrase is not "tram of the line");

    [Fact]
    public void has_four_words_at_most() =>
        Assert.All(new Talk().Say(12, "never ending broken blue narrow wooden tram").Phrases(Rules), phrase => Assert.InRange(phrase.Split(' ').Length, 2, 4));

    [Fact]
    public void is_not_shown_beside_another_that_it_can_be_joined_with_to_five_words()
    {
        // No more than one person wrote five of these words in a row, and nobody may learn that from two phrases.
        Talk talk = new Talk().Say(12, "broken blue tram").Say(12, "tram waits forever").Say(1, "broken blue tram waits forever");
        Assert.Single(talk.Phrases(Rules));
        Assert.Equal(["broken blue tram", "tram waits forever"], talk.Phrases(Rules with { NoJoinedPhrases = false })); // the control
    }

    [Fact]
    public void is_held_back_the_same_whether_anybody_wrote_the_whole() =>
        Assert.Single(new Talk().Say(12, "broken blue tram").Say(12, "tram waits forever").Phrases(Rules));

    [Fact]
    public void is_not_shown_beside_one_of_another_topic_or_of_a_month_that_it_can_be_joined_with()
    {
        Talk talk = new Talk().Say(12, "broken blue tram").Say(12, "tram waits forever", topic: "roads");
        Assert.Single(talk.Result(Rules, [], "trams", "roads"));
        Assert.Empty(new Talk().Say(12, "broken blue tram").Result(Rules, ["tram waits forever"], "trams"));
    }

    [Fact]
    public void is_not_shown_when_it_can_be_joined_with_itself() =>
        Assert.Empty(new Talk().Say(12, "late late").Phrases(Rules));

    [Fact]
    public void is_shown_beside_one_that_it_makes_no_more_than_four_words_with() =>
        Assert.Equal(["broken tram", "tram waits"], new Talk().Say(12, "broken tram").Say(12, "tram waits").Phrases(Rules));

    [Fact]
    public void of_the_press_counts_publishers()
    {
        Talk talk = new();
        for (int n = 0; n < 10; n++) talk.Add(0, "new tram line opens", lane: Lane.Press, source: $"news{n}");
        Phrase phrase = Assert.Single(talk.Result(Rules, []));
        Assert.Equal(("new tram line opens", PhraseUsers.Publishers), (phrase.Words, phrase.By));
        Talk one = new();
        for (int n = 0; n < 10; n++) one.Add(n, "new tram line opens", lane: Lane.Press, source: "news");
        Assert.Empty(one.Result(Rules, [])); // the control: ten articles of one newsroom
    }

    [Fact]
    public void is_never_of_the_lane_workers()
    {
        Talk talk = new();
        for (int n = 0; n < 30; n++) talk.Add(n, "a late tram", lane: Lane.Workers);
        Assert.Empty(talk.Phrases(Rules));
    }

    [Fact]
    public void stands_out_against_the_other_topics()
    {
        // "good morning" is said everywhere alike, "late tram" on trams alone.
        Talk talk = new Talk().Say(20, "good morning").Say(12, "a late tram").Say(30, "good morning", topic: "roads").Say(15, "the road is wet", topic: "roads");
        Assert.Equal(["late tram"], talk.Result(Rules, [], "trams", "roads").Where(phrase => phrase.Topic == "trams").Select(phrase => phrase.Words));
        Assert.True(PhraseCount.LogLikelihood(12, 32, 0, 45) > PhraseCount.LogLikelihood(20, 32, 20, 45));
        Assert.True(PhraseCount.LogLikelihood(1, 32, 20, 45) < 0);
        Assert.Equal(1.6990, PhraseCount.LogLikelihood(10, 100, 5, 100), 3); // worked out by hand: 2 (10 ln 10/7.5 + 5 ln 5/7.5)
    }

    [Fact]
    public void is_one_of_ten_at_most()
    {
        Talk talk = new();
        for (int n = 0; n < 15; n++) talk.Say(12, $"broken{(char)('a' + n)} tram{(char)('a' + n)}");
        Assert.Equal(PhraseCount.MostShown, talk.Phrases(Rules).Count);
    }

    [Fact]
    public void is_the_same_whatever_the_order_of_reading()
    {
        Talk talk = Talk.Random(new Random(3));
        Assert.NotEmpty(talk.Result(Rules, [], "t0", "t1"));
        Assert.Equal(talk.Result(Rules, [], "t0", "t1"), talk.Reversed().Result(Rules, [], "t0", "t1"));
    }

    [Fact]
    public void never_gives_five_words_in_a_row_of_one_post_with_others()
    {
        int joined = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            Talk talk = Talk.Random(new Random(seed));
            Assert.InRange(talk.LongestRow(talk.Result(Rules, [], "t0", "t1")), 0, 4);
            if (talk.LongestRow(talk.Result(Rules with { NoJoinedPhrases = false }, [], "t0", "t1")) > 4) joined++;
        }
        Assert.True(joined > 15, $"In {joined} of 20 worlds only could phrases be joined without the rule."); // the control
    }

    /// <summary>Made-up people and what they wrote in one week.</summary>
    private sealed class Talk
    {
        private readonly List<(FigureRow Row, string Text)> _posts = [];
        private int _people = 1_000;

        public Talk Add(int person, string text, string topic = "trams", string place = "forum", Lane lane = Lane.Public, string source = "forum")
        {
            _posts.Add((new FigureRow(topic, _posts.Count, new Voice((ulong)person), place, source, "feed", lane, "en", null, []), text));
            return this;
        }

        /// <summary>So many new people, each with one post.</summary>
        public Talk Say(int people, string text, string topic = "trams")
        {
            for (int n = 0; n < people; n++) Add(_people++, text, topic);
            return this;
        }

        /// <summary>Two topics, a hundred people, few words, so that phrases run into one another.</summary>
        public static Talk Random(Random random)
        {
            string[] words = ["tram", "late", "blue", "driver", "the", "door", "broken", "waits"];
            Talk talk = new();
            for (int post = 0; post < 250; post++)
            {
                int topic = random.Next(2); // each likes other words, so that its phrases stand out
                IEnumerable<string> said = Enumerable.Range(0, random.Next(3, 9)).Select(_ => random.Next(random.Next(1, words.Length + 1))).Select(word => topic == 0 ? words[word] : words[^(word + 1)]);
                talk.Add(random.Next(100), string.Join(' ', said), $"t{topic}");
            }
            return talk;
        }

        public Talk Reversed()
        {
            Talk reversed = new();
            reversed._posts.AddRange(_posts.AsEnumerable().Reverse());
            return reversed;
        }

        public IReadOnlyList<Phrase> Result(FigureRules rules, IEnumerable<string> elsewhere, params string[] withFigure)
        {
            Dictionary<long, string> texts = _posts.ToDictionary(post => post.Row.Mention, post => post.Text);
            PhraseCount count = new(Week, rules, ids => ids.Select(id => new Wording(id, null, texts[id])));
            foreach ((FigureRow row, _) in _posts) count.Add([row]);
            return count.Result(withFigure.ToHashSet(), elsewhere);
        }

        public IReadOnlyList<string> Phrases(FigureRules rules, string withFigure = "trams") => [.. Result(rules, [], withFigure).Select(phrase => phrase.Words)];

        /// <summary>The most words in a row of any post that the phrases, laid over one another, give.</summary>
        public int LongestRow(IReadOnlyList<Phrase> phrases) => _posts.Max(post =>
        {
            string[] words = [.. Words.Cut(post.Text).Select(word => word.Folded)];
            List<(int From, int To)> found =
            [
                .. from phrase in phrases
                   let wanted = phrase.Words.Split(' ')
                   from at in Enumerable.Range(0, Math.Max(0, words.Length - wanted.Length + 1))
                   where words.AsSpan(at, wanted.Length).SequenceEqual(wanted)
                   orderby at
                   select (at, at + wanted.Length),
            ];
            int longest = 0, from = 0, to = 0;
            foreach ((int start, int end) in found)
            {
                if (start >= to) from = start; // no word in common with what is before
                to = Math.Max(to, end);
                longest = Math.Max(longest, to - from);
            }
            return longest;
        });
    }
}
