using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Village;

namespace Heed.Tests.Village;

public sealed partial class A_town
{
    private static readonly Town Kelderwick = Town.Create();

    [Fact]
    public void is_the_same_each_time_it_is_made() => Assert.Equal(Kelderwick.Fingerprint(), Town.Create().Fingerprint());

    [Fact]
    public void is_what_the_committed_truth_says()
    {
        string committed = File.ReadAllText(Path.Combine(Root(), "samples", "village", "truth.json"));
        string made = Kelderwick.TruthJson();
        if (committed != made)
        {
            string fresh = Path.Combine(Path.GetTempPath(), "truth.json");
            File.WriteAllText(fresh, made);
            Assert.Fail($"The town has changed. If that was meant, copy {fresh} over samples/village/truth.json.");
        }
        Assert.InRange(committed.Length, 10_000, 1_000_000);
    }

    [Fact]
    public void speaks_for_eight_weeks_without_a_silent_day()
    {
        Assert.InRange(Kelderwick.Posts.Count, 8_000, 9_500);
        Assert.Equal(Kelderwick.Posts.Count, Kelderwick.Truth.Posts);
        Assert.All(Kelderwick.Posts, post => Assert.InRange(post.Written, Town.Start, Town.End.AddSeconds(-1)));
        foreach (TownPlace place in Enum.GetValues<TownPlace>())
        {
            Assert.Equal(56, Kelderwick.Posts.Where(post => post.Place == place).Select(post => post.Written.Date).Distinct().Count());
        }
    }

    [Fact]
    public void gives_its_posts_in_order_of_time_each_with_an_id_of_its_own()
    {
        Assert.Equal(Kelderwick.Posts.OrderBy(post => post.Written).Select(post => post.Id), Kelderwick.Posts.Select(post => post.Id));
        Assert.Equal(Kelderwick.Posts.Count, Kelderwick.Posts.Select(post => post.Id).Distinct().Count());
    }

    [Theory, InlineData("en", 57, 63), InlineData("es", 17, 23), InlineData("de", 17, 23)]
    public void speaks_three_languages_in_their_shares(string language, int least, int most) =>
        Assert.InRange(100.0 * Kelderwick.Posts.Count(post => post.Language == language) / Kelderwick.Posts.Count, least, most);

    [Fact]
    public void speaks_most_in_its_forum()
    {
        Assert.InRange(Of(TownPlace.Forum).Count() / 56, 85, 115);
        Assert.InRange(Of(TownPlace.News).Count() / 56, 4, 6);
        Assert.InRange(Of(TownPlace.Blog).Count() / 56, 1, 1);
        Assert.InRange(Of(TownPlace.Mail).Count() / 56, 10, 14);
        Assert.InRange(Of(TownPlace.Forum).Select(post => post.Author).Distinct().Count(), 800, 920);
        Assert.InRange(Of(TownPlace.Forum).Count(post => post.ReplyTo is not null), 1_000, 3_500);
    }

    [Fact]
    public void seldom_says_the_same_twice()
    {
        int different = Kelderwick.Posts.Select(post => post.Text.ToLowerInvariant()).Distinct().Count();
        Assert.InRange(100.0 * different / Kelderwick.Posts.Count, 98, 100);
    }

    [Fact]
    public void fills_every_slot_of_its_fragments() =>
        Assert.All(Kelderwick.Posts, post => Assert.Equal(-1, (post.Title + post.Text).IndexOfAny(['{', '}', '[', ']', '|', '¶'])));

    [Fact]
    public void tells_each_story_in_its_week_with_many_voices_of_which_most_are_in_one_place()
    {
        Assert.Equal(5, Kelderwick.Truth.Stories.Count);
        foreach (StoryTruth story in Kelderwick.Truth.Stories)
        {
            List<TownPost> week = [.. Kelderwick.Posts.Where(post => Town.WeekOf(post.Written) == story.Week)];
            List<TownPost> told = [.. week.Where(post => post.Story == story.Id)];
            Assert.InRange(story.Voices, 60, 120);
            Assert.InRange(told.Where(post => post.Place is TownPlace.Forum).Select(post => post.Author).Distinct().Count(), (story.Voices / 2) + 1, story.Voices);
            Assert.InRange(told.Count, story.Voices, week.Count / 5);
            Assert.All(told.Where(post => post.Place is not TownPlace.News).GroupBy(post => post.Author), by => Assert.InRange(by.Count(), 1, 4));
        }
    }

    [Fact]
    public void trickles_each_story_through_the_other_weeks()
    {
        foreach (StoryTruth story in Kelderwick.Truth.Stories)
        {
            for (int week = 1; week <= 8; week++)
            {
                int told = Kelderwick.Posts.Count(post => post.Story == story.Id && Town.WeekOf(post.Written) == week);
                if (week != story.Week) Assert.InRange(told, 1, 8);
            }
        }
    }

    [Fact]
    public void holds_two_hundred_different_posts_of_workers_organising_in_all_weeks_and_in_forum_reviews_and_mail()
    {
        List<TownPost> organising = [.. Kelderwick.Posts.Where(post => post.IsOrganising)];
        Assert.Equal(200, organising.Count);
        Assert.Equal(200, Kelderwick.Truth.Organising.Distinct().Count());
        Assert.Equal(Kelderwick.Truth.Organising, organising.Select(post => post.Text));
        Assert.All(organising, post => Assert.Contains(post.Place, (TownPlace[])[TownPlace.Forum, TownPlace.Reviews, TownPlace.Mail]));
        Assert.Equal(8, organising.Select(post => Town.WeekOf(post.Written)).Distinct().Count());
        foreach (TownPlace place in (TownPlace[])[TownPlace.Forum, TownPlace.Reviews, TownPlace.Mail]) Assert.InRange(organising.Count(post => post.Place == place), 30, 140);
    }

    [Fact]
    public void passes_some_messages_on_with_small_changes()
    {
        List<TownPost> copies = [.. Kelderwick.Posts.Where(post => post.CopyOf is not null)];
        Assert.InRange(copies.Count, 150, 250);
        Dictionary<string, TownPost> byId = Kelderwick.Posts.ToDictionary(post => post.Id);
        Assert.All(copies, copy => Assert.NotEqual(byId[copy.CopyOf!].Text, copy.Text));
        Assert.All(copies, copy => Assert.True(Shared(byId[copy.CopyOf!].Text, copy.Text) > 0.6, copy.Text));
    }

    [Fact]
    public void has_people_who_objected_and_gives_each_of_their_posts_a_word_found_nowhere_else()
    {
        List<TownPost> theirs = [.. Kelderwick.Posts.Where(post => post.OptedOut)];
        Assert.Equal(20, Kelderwick.Truth.OptedOut.Count);
        Assert.InRange(theirs.Count, 200, 300);
        Assert.Equal(Kelderwick.Truth.OptedOut, theirs.Select(post => post.Author).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Kelderwick.Posts, post => Assert.Equal(post.OptedOut, Kelderwick.Truth.OptedOut.Contains(post.Author)));
        HashSet<string> words = [.. theirs.Select(post => post.Coined!)];
        Assert.Equal(theirs.Count, words.Count);
        foreach (TownPost post in Kelderwick.Posts)
        {
            Assert.Equal(post.OptedOut ? [post.Coined!] : [], Words().Matches(post.Title + "\n" + post.Text).Select(word => word.Value).Where(words.Contains).Distinct());
        }
    }

    [Fact]
    public void plants_each_piece_of_personal_data_in_one_text_and_none_in_the_press()
    {
        Assert.InRange(Kelderwick.Posts.Count(post => post.Planted.Count > 0), 120, 250);
        Assert.Equal(Kelderwick.Truth.PersonalData.Count, Kelderwick.Truth.PersonalData.Distinct().Count());
        foreach (TownPlace place in (TownPlace[])[TownPlace.Forum, TownPlace.Reviews, TownPlace.Mail]) Assert.Contains(Of(place), post => post.Planted.Count > 0);
        foreach (string planted in Kelderwick.Truth.PersonalData)
        {
            TownPost where = Assert.Single(Kelderwick.Posts, post => post.Text.Contains(planted, StringComparison.Ordinal));
            Assert.Contains(planted, where.Planted);
            Assert.False(where.Place is TownPlace.News or TownPlace.Blog);
        }
    }

    [Fact]
    public void plants_cards_and_accounts_whose_check_digits_are_right()
    {
        List<string> cards = [.. Kelderwick.Truth.PersonalData.Where(planted => Card().IsMatch(planted))];
        List<string> accounts = [.. Kelderwick.Truth.PersonalData.Where(planted => Account().IsMatch(planted))];
        Assert.True(cards.Count >= 5 && accounts.Count >= 5, $"{cards.Count} cards, {accounts.Count} accounts");
        Assert.All(cards, card => Assert.Equal(0, Luhn(card)));
        Assert.All(accounts, account => Assert.Equal(1, Mod97(account.Replace(" ", "", StringComparison.Ordinal))));
    }

    /// <summary>The control of the test above.</summary>
    [Fact]
    public void would_fail_its_own_check_with_a_wrong_digit()
    {
        Assert.NotEqual(0, Luhn("4111 1111 1111 1112"));
        Assert.NotEqual(1, Mod97("DE00900000123456789012"));
    }

    private static IEnumerable<TownPost> Of(TownPlace place) => Kelderwick.Posts.Where(post => post.Place == place);

    /// <summary>Of the words of the first text, how many are in the second: 0 to 1.</summary>
    private static double Shared(string first, string second)
    {
        HashSet<string> words = [.. Words().Matches(second.ToLowerInvariant()).Select(word => word.Value)];
        List<string> asked = [.. Words().Matches(first.ToLowerInvariant()).Select(word => word.Value)];
        return (double)asked.Count(words.Contains) / asked.Count;
    }

    private static int Luhn(string card) => card.Where(char.IsAsciiDigit).Reverse()
        .Select((sign, place) => (sign - '0') * (place % 2 == 0 ? 1 : 2))
        .Sum(value => value > 9 ? value - 9 : value) % 10;

    private static int Mod97(string iban) => (int)(BigInteger.Parse(
        string.Concat((iban[4..] + iban[..4]).Select(sign => char.IsAsciiDigit(sign) ? sign.ToString() : (sign - 'A' + 10).ToString(CultureInfo.InvariantCulture))),
        CultureInfo.InvariantCulture) % 97);

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Heed.slnx"))) folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Heed.slnx");
        return folder;
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Words();

    [GeneratedRegex(@"^[\d -]{14,19}$")]
    private static partial Regex Card();

    [GeneratedRegex("^(GB|ES|DE)[0-9]{2}")]
    private static partial Regex Account();
}
