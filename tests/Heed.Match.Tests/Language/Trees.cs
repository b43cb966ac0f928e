using FsCheck;
using FsCheck.Fluent;
using Heed.Match.Language;

namespace Heed.Match.Tests.Language;

/// <summary>Any tree the parser can give: what it may hold where follows docs/query.md.</summary>
public static class Trees
{
    private static readonly Gen<string> _word = Gen.Elements("tip", "tips", "refund", "café", "don't", "3.5", "Straße", "łódź", "or", "near", "x",
        "foo:", "C++", "naïve", "поезд", "snake_case");

    private static readonly Gen<string> _text = Gen.Elements("took my tips", "thank you", "tip", "AND", "a (b) OR c", "where is it?", "  wide  gap ",
        "{braces}", "naïve café", "<<< not a comment >>>", "-5 °C", "a\nb", "👍 ok", "wi-fi", "配達");

    private static readonly Gen<int> _distance = Gen.Choose(0, 50);

    private static readonly Gen<Node> _leaf = Gen.OneOf(
        _word.Select(word => (Node)new Node.Term(word)),
        _text.Select(text => (Node)new Node.Phrase(text)),
        _text.SelectMany(text => _distance.Select(n => (Node)new Node.LoosePhrase(text, n))),
        Gen.Elements<Node>(new Node.Wildcard("crash*"), new Node.Wildcard("ter?m"), new Node.Wildcard("fre?z*")),
        Gen.Elements<Node>(new Node.Fuzzy("parcel", 1), new Node.Fuzzy("delivery", 2)),
        Gen.Elements("C++", "BT", "a (b) \"c\"", "#1", "]", "<<<", "Burger King").Select(text => (Node)new Node.Literal(text)),
        Gen.Elements("tag", "tag*", "big_news", "caf?tag").Select(tag => (Node)new Node.Tag(tag)),
        Gen.Elements("👍", "👨‍👩‍👧", "🇩🇪", "1️⃣").Select(emoji => (Node)new Node.Emoji(emoji)));

    private static readonly Gen<Node> _field = Gen.OneOf(
        Values("lang", "en", "en-GB", "zh-Hant", "nds"),
        Values("country", "GB", "DE", "NO"),
        Values("network", "feed", "bluesky"),
        Values("source", "town-paper", "a b", "x (y)", "OR", "-1", "a:b/c"),
        Values("site", "example.org", "sub.example.org"),
        Values("link", "example.org"),
        Values("kind", "post", "reply", "article", "review", "message"),
        Values("tag", "news", "two words", "c++", "NEAR/5"),
        Values("rating", "1", "4.5"),
        Values("engagement", "0", "12"),
        Values("published", "2026-11-03"),
        Values("has", "link", "image", "question"),
        Gen.Elements("tips", "two words", "AND").Select(id => (Node)new Node.TopicRef(id)),
        Gen.Elements<Node>(new Node.Range("rating", "1", "2.5"), new Node.Range("engagement", "10", null),
            new Node.Range("published", null, "2026-11-30"), new Node.Range("rating", null, null)));

    public static Arbitrary<Node> Any() => Arb.From(Gen.Sized(size => Wanted(Math.Min(size, 40), fields: true, excluded: false)));

    /// <summary>A tree that says what to look for.</summary>
    /// <param name="excluded">It stands under an odd number of NOTs.</param>
    private static Gen<Node> Wanted(int size, bool fields, bool excluded)
    {
        Gen<Node> leaf = fields ? Gen.OneOf(_leaf, _leaf, _field) : _leaf;
        if (size <= 1) return leaf;
        Gen<Node> smaller = Wanted(size / 3, fields, excluded);
        Gen<Node> any = Gen.OneOf(smaller, smaller, Excluded(size / 3, fields, excluded));
        List<Gen<Node>> forms =
        [
            leaf,
            Some(smaller).Select(operands => (Node)new Node.Or(new(operands))),
            smaller.SelectMany(first => Some(any).SelectMany(rest => Gen.Shuffle([first, .. rest])).Select(all => (Node)new Node.And(new(all)))),
            Near(size),
            Operand(size / 3).SelectMany(operand => Gen.Choose(1, 50).Select(n => (Node)new Node.AtLeast(n, operand))),
        ];
        if (fields) forms.Add(Wanted(size / 3, fields: false, excluded).Select(operand => (Node)new Node.InTitle(operand)));
        return Gen.OneOf(forms);
    }

    /// <summary>Under one NOT a branch of an OR may exclude, too.</summary>
    private static Gen<Node> Excluded(int size, bool fields, bool excluded)
    {
        Gen<Node> inside = Wanted(size, fields, !excluded);
        Gen<Node> not = inside.Select(operand => (Node)new Node.Not(operand));
        Gen<Node> thrice = not.Select(operand => (Node)new Node.Not(new Node.Not(operand)));
        if (excluded) return Gen.OneOf(not, thrice);
        Gen<Node> twice = Wanted(size, fields, excluded: false).Select(operand => (Node)new Node.Not(operand));
        return Gen.OneOf(not, thrice, inside.SelectMany(a => twice.Select(b => (Node)new Node.Not(new Node.Or(new([a, b]))))));
    }

    private static Gen<Node> Near(int size) =>
        from left in Operand(size / 3)
        from right in Operand(size / 3)
        from n in _distance
        from form in Gen.Choose(0, 2)
        select form == 0 ? (Node)new Node.Sentence(left, right) : new Node.Near(left, right, n, form == 1);

    private static Gen<Node> Operand(int size) =>
        size <= 1 ? _leaf : Gen.OneOf(_leaf, Some(Operand(size / 3)).Select(operands => (Node)new Node.Or(new(operands))));

    private static Gen<Node[]> Some(Gen<Node> node) => Gen.Choose(2, 4).SelectMany(count => Gen.ArrayOf(node, count));

    private static Gen<Node> Values(string name, params string[] values) =>
        Gen.Choose(1, 3).SelectMany(count => Gen.ArrayOf(Gen.Elements(values), count)).Select(some => (Node)new Node.Field(name, new(some)));
}
