using System.Globalization;

namespace Village.Telling;

/// <summary>Writes the planned posts in order of time: finds an author, a text, and what it answers.</summary>
internal sealed class Chronicle
{
    /// <summary>A reply answers one of so many last threads of its subject.</summary>
    private const int OpenThreads = 6;

    private readonly Fragments _fragments = Fragments.Load();
    private readonly Dice _dice;
    private readonly Phrase _phrase;
    private readonly People _people;
    private readonly PersonalData _personal;
    private readonly Coins _coins;

    private readonly Dictionary<TownPlace, int> _numbers = [];
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Hand> _hands = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Language, string Subject), List<TownPost>> _threads = [];
    private readonly Dictionary<(string Story, int Week), HashSet<string>> _storyVoices = [];
    private readonly Dictionary<int, TownPost> _chains = [];
    private readonly Dictionary<string, Queue<string>> _messages = [];

    private Chronicle(ulong seed)
    {
        _dice = new Dice(seed);
        _phrase = new Phrase(_fragments, _dice);
        _people = new People(_dice);
        _personal = new PersonalData(_dice);
        _coins = new Coins(_dice);
    }

    /// <param name="seed">Another seed is another town.</param>
    /// <returns>The posts in order of time, and the handles of the people who objected.</returns>
    public static (IReadOnlyList<TownPost> Posts, IReadOnlyList<string> OptedOut) Write(ulong seed)
    {
        Chronicle chronicle = new(seed);
        IReadOnlyList<Draft> plan = new Plan(chronicle._fragments, chronicle._dice).Draw();
        List<TownPost> posts = [.. plan.Select(chronicle.Write)];
        return (posts, [.. chronicle._people.OptedOut.Values.SelectMany(handles => handles).Order(StringComparer.Ordinal)]);
    }

    private TownPost Write(Draft draft) => draft switch
    {
        { Chain: { } chain } => WriteChain(draft, chain),
        { Place: TownPlace.News or TownPlace.Blog } => WritePress(draft),
        { Place: TownPlace.Mail } => WriteMail(draft),
        { Place: TownPlace.Reviews } => WriteReview(draft),
        _ => WriteForum(draft),
    };

    private TownPost WritePress(Draft draft)
    {
        (string title, string text) = Compose(draft);
        string author = draft.Place is TownPlace.News ? Names.Newsroom : Names.Library;
        return Make(draft, author, title, text);
    }

    private TownPost WriteForum(Draft draft)
    {
        TownPost? answered = draft.Verbatim is null && _dice.Chance(45) ? OpenThread(draft) : null;
        string author = Author(draft);
        (string title, string text) = answered is not null && draft.Story is null && !draft.OptedOut && _dice.Chance(85)
            ? ("", Fresh(() => _phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, "reply")), draft.Language)))
            : Compose(draft);
        if (answered is not null) title = answered.ReplyTo is null ? "Re: " + answered.Title : answered.Title;
        TownPost post = Finish(draft, author, title, text) with { ReplyTo = answered?.Id };
        if (answered is null && draft is { OptedOut: false, Verbatim: null }) Threads(draft).Add(post);
        return post;
    }

    private TownPost WriteReview(Draft draft)
    {
        string author = Author(draft);
        (string title, string text) = Compose(draft);
        int stars = draft.Heading == "clinic-praised" ? 5 : _dice.Between(1, 2);
        if (title.Split(' ', 2) is [{ Length: 1 } first, { } rest] && char.IsAsciiDigit(first[0])) (stars, title) = (first[0] - '0', rest);
        return Finish(draft, author, title, text) with { Stars = stars, About = Names.Reviewed(draft.Heading) };
    }

    private TownPost WriteMail(Draft draft)
    {
        string author = Author(draft);
        (string title, string text) = Compose(draft);
        TownPost post = Finish(draft, author, title, text);
        if (draft.Verbatim is not null) return post;
        string whole = post.Text;
        if (_dice.Chance(75)) whole = $"{_phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, "greeting")), draft.Language)}\n\n{whole}";
        if (_dice.Chance(85)) whole = $"{whole}\n\n{_phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, "signoff")), draft.Language)}";
        return post with { Text = whole, Body = whole };
    }

    /// <summary>The first of a chain writes the message; all others pass it on with small changes.</summary>
    private TownPost WriteChain(Draft draft, int chain)
    {
        string author = Author(draft);
        if (_chains.TryGetValue(chain, out TownPost? first))
        {
            string copy = PassOn(first.Text, draft.Language);
            return Make(draft, author, _dice.Chance(50) ? first.Title : "Fwd: " + first.Title, copy) with { CopyOf = first.Id };
        }
        if (!_messages.TryGetValue(draft.Language, out Queue<string>? messages))
        {
            List<string> all = [.. _fragments.Of(draft.Language, "chain")];
            _dice.Shuffle(all);
            _messages[draft.Language] = messages = new Queue<string>(all);
        }
        string message = messages.Dequeue();
        messages.Enqueue(message);
        string text = _phrase.Fill(message, draft.Language);
        return _chains[chain] = Make(draft, author, FirstWords(text), text);
    }

    private string PassOn(string text, string language)
    {
        if (_dice.Chance(25)) text = text.Replace("!", "!!", StringComparison.Ordinal);
        if (_dice.Chance(20)) text = text.ToLowerInvariant();
        if (_dice.Chance(30)) text = text.TrimEnd('.', '!');
        if (_dice.Chance(25) && text.LastIndexOf(". ", StringComparison.Ordinal) is var cut && cut > text.Length / 2) text = text[..(cut + 1)];
        return _dice.Chance(70)
            ? $"{_phrase.Fill(_dice.Pick(_fragments.Of(language, "forwarding")), language)} {text}"
            : $"{text} {_dice.Pick((string[])["🙏", "⚠️", "❗", "👀", "(pls share)", "!!"])}";
    }

    /// <summary>Title and text by the fragments of the draft's heading, before the author's own way of typing.</summary>
    private (string Title, string Text) Compose(Draft draft)
    {
        if (draft.Verbatim is not null) return ("", draft.Verbatim);
        string title = "";
        string text = Fresh(() =>
        {
            string[] parts = _phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, draft.Heading)), draft.Language).Split(" | ");
            title = Capital(string.Join(' ', parts[..^1]));
            string filled = Capital(parts[^1]);
            if (title.Length == 0) title = FirstWords(filled);
            return draft.Place is TownPlace.Forum or TownPlace.Reviews ? WithEdges(draft, filled) : filled;
        });
        if (_fragments.Has(draft.Language, draft.Heading + "-titles"))
        {
            title = _phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, draft.Heading + "-titles")), draft.Language);
        }
        return (title, text);
    }

    private string WithEdges(Draft draft, string text)
    {
        string edge(string heading) => _phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, heading)), draft.Language);
        if (draft.Place is TownPlace.Forum && _dice.Chance(16)) text = $"{edge("opener")} {text}";
        if (draft.Place is TownPlace.Forum && _dice.Chance(draft.Story is null ? 26 : 18)) text = $"{Ended(text)} {edge("tail")}";
        return text;
    }

    /// <summary>Tries again where the town has read the very same words before.</summary>
    private string Fresh(Func<string> compose)
    {
        string text = compose();
        for (int tries = 0; tries < 20 && _texts.Contains(text); tries++) text = compose();
        _texts.Add(text);
        return text;
    }

    /// <summary>Adds how the author types, then what must stay exactly as it is: the coined word, the personal data.</summary>
    private TownPost Finish(Draft draft, string author, string title, string text)
    {
        if (draft.Verbatim is not null) return Make(draft, author, FirstWords(text), text) with { IsOrganising = true };
        if (draft.Place is TownPlace.Forum or TownPlace.Reviews) text = HandOf(author).Type(text, _dice);
        string? coined = draft.OptedOut ? _coins.Next() : null;
        if (coined is not null) text = $"{Ended(text)} {_phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, "coined")), draft.Language, coined)}";
        List<string> planted = [];
        if (draft.Personal)
        {
            string kind = _personal.Kind(draft.Place);
            planted.Add(_personal.Of(kind, draft.Language));
            text = $"{Ended(text)} {_phrase.Fill(_dice.Pick(_fragments.Of(draft.Language, "personal-" + kind)), draft.Language, planted[0])}";
        }
        return Make(draft, author, title, text) with { OptedOut = draft.OptedOut, Coined = coined, Planted = planted };
    }

    private TownPost Make(Draft draft, string author, string title, string text)
    {
        int number = _numbers[draft.Place] = _numbers.GetValueOrDefault(draft.Place) + 1;
        string id = string.Create(CultureInfo.InvariantCulture, $"{char.ToLowerInvariant(draft.Place.ToString()[0])}-{number:00000}");
        string body = draft.Place is TownPlace.Reviews or TownPlace.Mail ? text : Html.Paragraphs(text);
        return new TownPost(draft.Place, id, author, title, text, body, draft.At, draft.Language, draft.Heading) { Story = draft.OptedOut ? null : draft.Story?.Id };
    }

    private string Author(Draft draft)
    {
        IReadOnlyList<string> all = (draft.OptedOut, draft.Place) switch
        {
            (true, _) => _people.OptedOut[draft.Language],
            (_, TownPlace.Forum) => _people.Forum[draft.Language],
            (_, TownPlace.Reviews) => _people.Reviews[draft.Language],
            _ => _people.Mail[draft.Language],
        };
        if (draft.Story is { } story) return StoryAuthor(draft, story, all);
        if (draft.OptedOut || draft.Verbatim is not null || draft.Chain is not null) return _dice.Pick(all);
        // Few people write much: a die thrown twice leans to the front of the list.
        return all[_dice.Next(_dice.Next(all.Count) + 1)];
    }

    /// <summary>Nine in ten speak of a story for the first time that week, so that no author writes more than a few of them.</summary>
    private string StoryAuthor(Draft draft, PlantedStory story, IReadOnlyList<string> all)
    {
        (string, int) key = (story.Id, Town.WeekOf(draft.At));
        if (!_storyVoices.TryGetValue(key, out HashSet<string>? spoken)) _storyVoices[key] = spoken = new(StringComparer.Ordinal);
        bool again = _dice.Chance(10);
        List<string> candidates = again ? [.. all.Where(spoken.Contains)] : [.. all.Where(author => !spoken.Contains(author))];
        string author = _dice.Pick(candidates.Count > 0 ? candidates : all);
        spoken.Add(author);
        return author;
    }

    private TownPost? OpenThread(Draft draft)
    {
        List<TownPost> threads = Threads(draft);
        return threads.Count == 0 ? null : threads[^(1 + _dice.Next(Math.Min(OpenThreads, threads.Count)))];
    }

    private List<TownPost> Threads(Draft draft)
    {
        (string, string) key = (draft.Language, draft.Heading);
        if (!_threads.TryGetValue(key, out List<TownPost>? threads)) _threads[key] = threads = [];
        return threads;
    }

    private Hand HandOf(string author)
    {
        if (!_hands.TryGetValue(author, out Hand? hand)) _hands[author] = hand = new Hand(author);
        return hand;
    }

    private static string Ended(string text) => char.IsLetterOrDigit(text[^1]) ? text + "." : text;

    /// <summary>A slot may have put a small letter at the beginning. Who writes small letters does so later, in <see cref="Hand"/>.</summary>
    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A title made of how the text begins: its first sentence where that is short, else its first six words.</summary>
    private static string FirstWords(string text)
    {
        string[] words = text.Split([' ', '\n']);
        int sentence = 1 + Array.FindIndex(words, word => word.Length == 0 || ".:!?".Contains(word[^1], StringComparison.Ordinal));
        return sentence is >= 2 and <= 8
            ? string.Join(' ', words.Take(sentence)).TrimEnd('.', ':', ' ')
            : string.Join(' ', words.Take(6)).TrimEnd('.', ',', ':', ';', '!', '?', '–') + (words.Length > 6 ? "…" : "");
    }
}
