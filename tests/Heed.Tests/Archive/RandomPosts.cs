using Heed.Match.Language;
using static Heed.Tests.Archive.ArchiveFolder;

namespace Heed.Tests.Archive;

/// <summary>Posts and queries of few words, chosen for where cutting and folding is hard.</summary>
internal sealed class RandomPosts(int seed)
{
    private static readonly string[] Words =
    [
        "tip", "tips", "#tip", "#Tips_late", "late", "latest", "Straße", "STRASSE", "ﬁx", "fix", "café", "cafe", "cafe\u0301", "C++", "C", "can", "can't",
        "don’t", "3.5", "3", "👍", "👍🏽", "👩‍🔧", "1️⃣", "[phone]", "Łódź", "lodz", "東京", "東", "https://tip.example/late", "tip.example", "US", "us", "US™",
        "ﬃ", "o'clock", "a_b", "b", "x.y.z", "y", "İstanbul", "istanbul", "½", "1/2", "मराठी", "ไทยแลนด์", "𝐀bc", "abc", "-", "…",
    ];

    private static readonly string[] Literals = ["C++", "US", "can", "3", "5", "café", "tip", "b", "y", "1", "東京", "late", "#tip", "o'clock", "tip.example", "abc", "x.y", "👍", "can't 3"];

    private static readonly string[] Patterns = ["tip*", "lat*", "lat?", "late*t", "stras*", "caf?", "o'cl*", "abc*", "ist*l"];

    private readonly Random _random = new(seed);

    public Post Post(int number) => PostOf(number, $"{Text(12)} n{number}", Noon.AddHours(-number * 5), Pick("forum", "news")) with
    {
        Title = _random.Next(3) == 0 ? Text(4) : null,
        Language = Pick<string?>("en", "en-GB", "de", null),
        Country = Pick<string?>("GB", "DE", null),
        Kind = Pick(PostKind.Post, PostKind.Reply, PostKind.Review),
        Network = Pick("feed", "file"),
        Rating = Pick<double?>(null, 1, 2.5, 5),
        Engagement = Pick<long?>(null, 0, 10, 250),
        Written = Pick<DateTimeOffset?>(null, Noon.AddDays(-1), Noon.AddDays(-1).AddHours(12), Noon.AddDays(-2)),
        Tags = Pick<IReadOnlyList<string>>([], ["tip"], ["Late", "#tip"]),
        LinkHosts = Pick<IReadOnlyList<string>>([], ["post.example"]),
        Media = Pick<IReadOnlyList<string>>([], ["image"]),
        Url = Pick<Uri?>(null, new Uri("https://forum.example/1"), new Uri("https://m.bücher.example:8080/x")),
    };

    public Node Tree(int depth) => (depth == 0 ? 0 : _random.Next(12)) switch
    {
        0 or 1 or 2 => Word(),
        3 => new Node.And(new([Tree(depth - 1), Tree(depth - 1)])),
        4 => new Node.Or(new([Tree(depth - 1), Tree(depth - 1), Tree(depth - 1)])),
        5 => new Node.And(new([Tree(depth - 1), new Node.Not(Tree(depth - 1))])),
        6 => new Node.Near(Word(), Word(), _random.Next(4), _random.Next(2) == 0),
        7 => new Node.Sentence(Word(), Word()),
        8 => new Node.AtLeast(2, Word()),
        9 => new Node.InTitle(Word()),
        10 => new Node.Not(Tree(depth - 1)),
        _ => Field(),
    };

    private Node Word() => _random.Next(8) switch
    {
        0 or 1 => new Node.Term(Pick(Words)!),
        2 => new Node.Phrase($"{Pick(Words)} {Pick(Words)}"),
        3 => new Node.LoosePhrase($"{Pick(Words)} {Pick(Words)}", _random.Next(5)),
        4 => new Node.Wildcard(Pick(Patterns)),
        5 => new Node.Literal(Pick(Literals)!),
        6 => Pick<Node>(new Node.Tag("tip"), new Node.Tag("tip*"), new Node.Tag("Tips_late"), new Node.Emoji("👍"), new Node.Emoji("👍🏽"), new Node.Emoji("👩‍🔧")),
        _ => new Node.Fuzzy(Pick("late", "strasse", "istanbul"), 1),
    };

    private Node Field() => Pick<Node>(
        new Node.Field("lang", new(["en"])), new Node.Field("lang", new(["en-GB", "de"])), new Node.Field("country", new(["GB"])), new Node.Field("network", new(["feed"])),
        new Node.Field("source", new(["news"])), new Node.Field("kind", new(["reply", "review"])), new Node.Field("site", new(["forum.example"])),
        new Node.Field("site", new(["bücher.example"])), new Node.Field("link", new(["post.example"])), new Node.Field("link", new(["tip.example"])),
        new Node.Field("tag", new(["tip"])), new Node.Field("has", new(["link"])), new Node.Field("has", new(["image"])),
        new Node.Range("rating", "1", "2.5"), new Node.Range("engagement", "10", null), new Node.Range("published", "2026-11-09", "2026-11-09"),
        new Node.Range("published", null, "2026-11-08"), new Node.Field("published", new(["2026-11-09"])), new Node.Field("rating", new(["5"])));

    private string Text(int most) => string.Join(Pick(" ", " ", ". ", ", "), Enumerable.Range(0, 1 + _random.Next(most)).Select(_ => Pick(Words)));

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
