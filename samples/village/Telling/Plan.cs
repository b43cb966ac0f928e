namespace Village.Telling;

/// <summary>Decides what will be written: where, when, in which language and about what. Not by whom, and not one word of it.</summary>
internal sealed class Plan(Fragments fragments, Dice dice)
{
    private const int Days = 56;
    private const int Weeks = 8;

    /// <summary>Personal data is planted in so many posts of each place.</summary>
    private static readonly (TownPlace Place, int Posts)[] Personal = [(TownPlace.Forum, 90), (TownPlace.Reviews, 34), (TownPlace.Mail, 46)];

    /// <summary>In the forum it is planted under these headings: people give their number when they sell a lamp, and half of the rest is
    /// what the topics ask for.</summary>
    private static readonly string[] PersonalIn = ["roads", "waste", "council", "events", "market", "pets", "selling"];

    /// <summary>Posts of people who objected, in forum and in reviews.</summary>
    private static readonly (TownPlace Place, int Posts)[] OptedOut = [(TownPlace.Forum, 180), (TownPlace.Reviews, 56)];

    /// <summary>Messages that go round, in each language; each is passed on by so many others.</summary>
    private static readonly (string Language, int Messages)[] Chains = [("en", 9), ("es", 4), ("de", 4)];

    private static readonly (string Heading, int Weight)[] Forum =
    [
        ("weather", 8), ("market", 6), ("football", 8), ("pets", 8), ("roads", 9), ("waste", 8), ("recipes", 6), ("events", 6), ("council", 5), ("bikes", 4), ("selling", 5),
        ("neighbours", 6), ("school", 4), ("garden", 5), ("internet", 4), ("telly", 3), ("eating", 5), ("housing", 4), ("nature", 4), ("transit", 4), ("lookalike", 7), ("complaint", 8),
    ];

    private static readonly (string Heading, int Weight)[] Reviews =
    [
        ("review-app", 40), ("review-library", 10), ("review-pool", 12), ("review-recycling", 10), ("review-office", 12), ("review-parking", 8), ("complaint", 8),
    ];

    /// <summary>Of a hundred posts, how many each hour of the day gets.</summary>
    private static readonly int[] Hours = [1, 0, 0, 0, 1, 2, 4, 7, 6, 5, 5, 5, 7, 6, 4, 4, 5, 7, 7, 7, 6, 5, 4, 2];

    private readonly List<Draft> _drafts = [];

    /// <returns>In order of time.</returns>
    public IReadOnlyList<Draft> Draw()
    {
        for (int day = 0; day < Days; day++) DrawDay(day);
        foreach (PlantedStory story in Stories.All) DrawStory(story);
        foreach (string language in (string[])["en", "es", "de"]) DrawOrganising(language);
        PlantPersonal();
        DrawOptedOut();
        DrawChains();
        DrawStrikeElsewhere();
        // Drafts of one second keep the order they were drawn in: OrderBy is stable.
        return [.. _drafts.OrderBy(draft => draft.At)];
    }

    private void DrawDay(int day)
    {
        Repeat(dice.Between(4, 5), () => Add(TownPlace.News, At(day), Language(), "news"));
        Repeat(1, () => Add(TownPlace.Blog, At(day), Language(), "blog"));
        Repeat(dice.Between(9, 12), () => Add(TownPlace.Mail, At(day), Language(), "mail"));
        Repeat(dice.Between(18, 24), () => Add(TownPlace.Reviews, At(day), Language(), Heading(Reviews)));
        Repeat(dice.Between(88, 102), () => Add(TownPlace.Forum, At(day), Language(), Heading(Forum)));
    }

    private void DrawStory(PlantedStory story)
    {
        for (int week = 1; week <= Weeks; week++)
        {
            bool its = week == story.Week;
            Repeat(its ? story.Forum : dice.Between(2, 4), () => Add(TownPlace.Forum, InStory(week), Language(), story.Id, story));
            Repeat(its ? story.Reviews : dice.Next(2), () => Add(TownPlace.Reviews, InStory(week), Language(), story.Id, story));
            Repeat(its ? story.Mail : dice.Next(2), () => Add(TownPlace.Mail, InStory(week), Language(), story.Id, story));
        }
        for (int article = 0; article < 2; article++)
        {
            Add(TownPlace.News, At(((story.Week - 1) * 7) + 2 + (article * 2)), Language(), "news-" + story.Id, story);
        }
    }

    /// <summary>Of ten posts six in the forum, two reviews, two mails, over all weeks.</summary>
    private void DrawOrganising(string language)
    {
        List<string> texts = [.. fragments.Of(language, "organising"), .. fragments.Of(language, "organising-plain")];
        dice.Shuffle(texts);
        for (int i = 0; i < texts.Count; i++)
        {
            TownPlace place = (i % 10) switch { 3 or 8 => TownPlace.Mail, 5 or 9 => TownPlace.Reviews, _ => TownPlace.Forum };
            int day = ((i % Weeks) * 7) + dice.Next(7);
            _drafts.Add(new Draft(At(day), place, language, "organising") { Verbatim = texts[i] });
        }
    }

    private void PlantPersonal()
    {
        foreach ((TownPlace place, int posts) in Personal)
        {
            List<int> free = [.. Enumerable.Range(0, _drafts.Count).Where(i => _drafts[i] is { Verbatim: null, Story: null } draft && draft.Place == place
                && (place is not TownPlace.Forum || PersonalIn.Contains(draft.Heading)))];
            dice.Shuffle(free);
            foreach (int i in free.Take(posts)) _drafts[i] = _drafts[i] with { Personal = true };
        }
    }

    /// <summary>They write of what the topics ask for: a guard that failed would let them be seen.</summary>
    private void DrawOptedOut()
    {
        string[] subjects = ["roads", "waste", "council", .. Stories.All.Select(story => story.Id)];
        foreach ((TownPlace place, int posts) in OptedOut)
        {
            Repeat(posts, () => _drafts.Add(new Draft(At(dice.Next(Days)), place, Language(), dice.Pick(subjects)) { OptedOut = true }));
        }
    }

    private void DrawChains()
    {
        int chain = 0;
        foreach ((string language, int messages) in Chains)
        {
            for (int message = 0; message < messages; message++, chain++)
            {
                int day = (chain * 3) + dice.Next(3);
                DateTimeOffset first = At(day);
                _drafts.Add(new Draft(first, TownPlace.Forum, language, "chain") { Chain = chain });
                Repeat(dice.Between(9, 12), () => _drafts.Add(
                    new Draft(first.AddSeconds(dice.Between(600, 60 * 60 * 60)), TownPlace.Forum, language, "chain") { Chain = chain }));
            }
        }
    }

    private void DrawStrikeElsewhere()
    {
        Add(TownPlace.News, At(23), "en", "news-strike");
        Add(TownPlace.News, At(37), "de", "news-strike");
    }

    private void Add(TownPlace place, DateTimeOffset at, string language, string heading, PlantedStory? story = null) =>
        _drafts.Add(new Draft(at, place, language, heading) { Story = story });

    /// <summary>A story begins on its week's second day, is loudest on the third and goes on to the end.</summary>
    private DateTimeOffset InStory(int week) =>
        At(((week - 1) * 7) + dice.Pick((int[])[1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 5, 6]));

    private DateTimeOffset At(int day)
    {
        int left = dice.Next(100);
        int hour = 0;
        while (left >= Hours[hour]) left -= Hours[hour++];
        return Town.Start.AddDays(day).AddSeconds((hour * 3600) + dice.Next(3600));
    }

    private string Language() => dice.Next(10) switch { 0 or 1 => "es", 2 or 3 => "de", _ => "en" };

    private string Heading((string Heading, int Weight)[] weighed)
    {
        int left = dice.Next(weighed.Sum(one => one.Weight));
        foreach ((string heading, int weight) in weighed)
        {
            left -= weight;
            if (left < 0) return heading;
        }
        return weighed[^1].Heading;
    }

    private static void Repeat(int times, Action draw)
    {
        for (int i = 0; i < times; i++) draw();
    }
}
