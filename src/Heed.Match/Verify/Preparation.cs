using Heed.Match.Language;

namespace Heed.Match.Verify;

/// <summary>Makes clauses of syntax trees.</summary>
/// <param name="topic">The clause of another topic; throws when there is none.</param>
/// <param name="inArchive">Fields that only the archive knows are allowed.</param>
internal sealed class Preparation(Func<string, Clause> topic, bool inArchive)
{
    /// <exception cref="ArgumentException">The tree is none the parser makes: an unknown field, a NEAR around what is no word.</exception>
    /// <exception cref="FormatException">A range's end is no number, or no day.</exception>
    public Clause Of(Node node) => node switch
    {
        Node.Term term => Row(term.Word),
        Node.Phrase phrase => Row(phrase.Text),
        Node.Emoji emoji => Row(emoji.Sequence),
        Node.LoosePhrase phrase => new LoosePhraseSpot(WordTest.For(phrase.Text), phrase.Slop),
        Node.Wildcard wildcard => new WordSpot(new PatternTest(wildcard.Pattern, hashtag: false)),
        Node.Tag tag => new WordSpot(new PatternTest(tag.Pattern, hashtag: true)),
        Node.Fuzzy fuzzy => new WordSpot(new FuzzyTest(fuzzy.Word, fuzzy.Edits)),
        Node.Literal literal => new LiteralSpot(literal.Text),
        Node.InTitle title => new TitleClause(Of(title.Operand)),
        Node.Field field => Field(field),
        Node.Range range => OnlyArchiveKnows(range.Name) ? InArchive(range) : new RangeClause(range.Name, range.From, range.To),
        Node.TopicRef reference => new TopicClause(topic(reference.Id)),
        Node.Near near => new NearClause(SpotOf(near.Left), SpotOf(near.Right), near.Distance, near.Ordered),
        Node.Sentence sentence => new SentenceClause(SpotOf(sentence.Left), SpotOf(sentence.Right)),
        Node.AtLeast atLeast => new AtLeastClause(atLeast.Count, SpotOf(atLeast.Operand)),
        Node.Not not => new NotClause(Of(not.Operand)),
        Node.And and => new AllClause([.. and.Operands.Select(Of)]),
        Node.Or or => Any([.. or.Operands.Select(Of)]),
        _ => throw new ArgumentException($"{node.GetType().Name} is no part of the query language."),
    };

    private static Spot Row(string text) => Row(WordTest.For(text));

    private static Spot Row(List<WordTest> tests) => tests is [var only] ? new WordSpot(only) : new PhraseSpot(tests);

    private Spot SpotOf(Node node) =>
        Of(node) as Spot ?? throw new ArgumentException($"NEAR, SENTENCE and ATLEAST take words and phrases, not {Query.Format(node)}.");

    private static Clause Any(List<Clause> clauses) =>
        clauses.TrueForAll(clause => clause is Spot) ? new AnySpot(clauses.ConvertAll(clause => (Spot)clause)) : new AnyClause(clauses);

    private Clause Field(Node.Field field) => field.Name switch
    {
        "rating" or "engagement" or "published" => Any([.. field.Values.Select(value => new RangeClause(field.Name, value, value))]),
        _ when OnlyArchiveKnows(field.Name) => InArchive(field),
        _ => new FieldClause(field.Name, field.Values),
    };

    private ArchiveClause InArchive(Node field) =>
        inArchive ? new(field) : throw new ArgumentException($"Only the archive knows {Query.Format(field)}.");

    private static bool OnlyArchiveKnows(string field) => field is "theme" or "state" or "case" or "captured";
}
