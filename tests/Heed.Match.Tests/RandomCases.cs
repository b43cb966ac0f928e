using Heed.Match.Language;

namespace Heed.Match.Tests;

/// <summary>Random queries and posts over so small a vocabulary that they often meet.</summary>
internal sealed class RandomCases(int seed)
{
    private static readonly string[] s_words =
    [
        "tip", "tips", "TIPS", "Café", "cafe", "cafés", "résumé", "resumé", "resume", "Straße", "strasse", "Łódź", "lodz", "don't", "DON’T",
        "the", "app", "freezes", "freezing", "refund", "refnud", "日本", "C++", "US", "us", "v2.5", "wi-fi", "driver_app", "cafe\u0301",
    ];

    private static readonly string[] s_gaps = [" ", " ", " ", " ", ", ", ". ", "? ", "\n", " — "];

    private static readonly string[] s_extras =
    [
        "#tips", "#Café", "#US", "👍", "👍🏽", "❤️", "❤", "https://shop.acme.example/US?tips", "www.acme.example.", "[phone]", "[person]",
        "!!", "C+++", "#freezing_now",
    ];

    private static readonly string[] s_hosts = ["acme.example", "shop.acme.example", "bücher.example", "other.example"];
    private static readonly string[] s_langs = ["en", "en-GB", "de"];
    private static readonly string[] s_kinds = ["post", "review"];

    private readonly Random _random = new(seed);

    public PostFields Post() => new()
    {
        Title = _random.Next(3) == 0 ? Text(6) : null,
        Text = Text(14),
        Lang = Perhaps(s_langs),
        Country = Perhaps(["GB", "DE"]),
        Network = Perhaps(["feed", "mastodon"]),
        Source = Perhaps(["town", "Paper"]),
        Url = Perhaps(s_hosts) is { } host ? $"https://{host}/tips" : null,
        Links = Perhaps(s_hosts) is { } link ? [link] : [],
        Kind = Perhaps(s_kinds),
        Tags = Perhaps(["Tips", "Café", "customer service"]) is { } tag ? [tag] : [],
        Rating = _random.Next(2) == 0 ? _random.Next(2, 11) / 2.0 : null,
        Engagement = _random.Next(2) == 0 ? _random.Next(20) : null,
        Published = _random.Next(2) == 0 ? new DateTimeOffset(2026, 11, _random.Next(1, 31), 23, 30, 0, TimeSpan.FromHours(-2)) : null,
        Media = _random.Next(4) == 0 ? ["image"] : [],
    };

    /// <summary>Queries that refer to earlier ones, and now and then to none that exists.</summary>
    public List<NamedQuery> Queries(int count)
    {
        List<NamedQuery> queries = [];
        for (int i = 0; i < count; i++) queries.Add(new($"q{i}", Tree(_random.Next(5), i)));
        return queries;
    }

    private Node Tree(int depth, int topics)
    {
        if (depth == 0) return _random.Next(6) == 0 ? Field(topics) : Spot();
        return _random.Next(10) switch
        {
            0 or 1 => new Node.And(Several(() => Tree(depth - 1, topics))),
            2 or 3 => new Node.Or(Several(() => Tree(depth - 1, topics))),
            4 => new Node.Not(Tree(depth - 1, topics)),
            5 => new Node.Near(Spots(), Spots(), _random.Next(4), _random.Next(2) == 0),
            6 => new Node.Sentence(Spots(), Spots()),
            7 => new Node.AtLeast(_random.Next(1, 4), Spots()),
            8 => new Node.InTitle(Tree(depth - 1, topics)),
            _ => Field(topics),
        };
    }

    private Node Spots() => _random.Next(3) == 0 ? new Node.Or(Several(Spot)) : Spot();

    private Node Spot() => _random.Next(12) switch
    {
        0 => new Node.Phrase($"{Pick(s_words)} {Pick(s_words)}"),
        1 => new Node.LoosePhrase($"{Pick(s_words)} {Pick(s_words)} {Pick(["", "the", "tip"])}", _random.Next(5)),
        2 => new Node.Wildcard(Pick(["tip*", "caf*s", "caf?", "freez*g", "résum*", "refu?d", "don*"])),
        3 => new Node.Fuzzy(Pick(["refund", "cafés", "resume", "strasse"]), _random.Next(1, 3)),
        4 => new Node.Literal(Pick(["C++", "US", "!!", "Café", "C++, US", "don", "app", "#US"])),
        5 => new Node.Tag(Pick(["tips", "cafe", "café", "free*", "us"])),
        6 => new Node.Emoji(Pick(["👍", "👍🏽", "❤"])),
        _ => new Node.Term(Pick(s_words)),
    };

    private Node Field(int topics) => _random.Next(14) switch
    {
        0 => new Node.Field("lang", new([Pick(s_langs)])),
        1 => new Node.Field("country", new(["gb"])),
        2 => new Node.Field("network", new(["feed", "bluesky"])),
        3 => new Node.Field("source", new([Pick(["town", "paper"])])),
        4 => new Node.Field("site", new([Pick(s_hosts)])),
        5 => new Node.Field("link", new([Pick(s_hosts)])),
        6 => new Node.Field("kind", new([Pick(s_kinds)])),
        7 => new Node.Field("tag", new([Pick(["tips", "cafe", "café", "customer service"])])),
        8 => new Node.Field("has", new([Pick(["link", "image", "question"])])),
        9 => new Node.Range("rating", "1", Pick(["2", "3.5"])),
        10 => new Node.Range("engagement", "10", null),
        11 => new Node.Range("published", "2026-11-10", "2026-11-20"),
        12 => new Node.Field("rating", new(["4"])),
        _ => new Node.TopicRef(_random.Next(20) == 0 ? "nowhere" : $"q{_random.Next(Math.Max(1, topics))}"),
    };

    private Sequence<Node> Several(Func<Node> one) => new(Enumerable.Range(0, _random.Next(2, 4)).Select(_ => one()));

    private string Text(int longest)
    {
        string text = "";
        for (int i = _random.Next(longest); i > 0; i--) text += Pick(_random.Next(4) == 0 ? s_extras : s_words) + Pick(s_gaps);
        return text;
    }

    private string? Perhaps(string[] values) => _random.Next(2) == 0 ? Pick(values) : null;

    private string Pick(string[] values) => values[_random.Next(values.Length)];
}
