using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>Writes shapes as code (see <see cref="Index.Op"/>).</summary>
/// <param name="numbers">From a feature's number in the book to its number in the code.</param>
/// <param name="book">The features.</param>
internal sealed class CodeWriter(int[] numbers, FeatureBook book)
{
    /// <summary>Marks a test whose words have the feature besides their bare form.</summary>
    public const int Extra = 1 << 30;

    private readonly Dictionary<Shape, int> _starts = [];
    private readonly Dictionary<Clause, int> _clauses = [];
    private readonly Dictionary<Clause, int> _programs = [];
    private readonly List<TopicShape> _topics = [];

    public List<int> Code { get; } = [];

    public List<Clause> Clauses { get; } = [];

    /// <summary>Where the code of a shape begins; each is written once.</summary>
    public int StartOf(Shape shape)
    {
        if (_starts.TryGetValue(shape, out int start)) return start;
        _starts[shape] = start = Code.Count;
        Write(shape);
        return start;
    }

    /// <summary>Writes the topics that were referred to.</summary>
    /// <returns>By program: where its code begins.</returns>
    public int[] Programs()
    {
        List<int> starts = [];
        // Writing one may lead to more.
        for (int i = 0; i < _topics.Count; i++) starts.Add(StartOf(_topics[i].Shape));
        return [.. starts];
    }

    public int ProgramOf(TopicShape topic)
    {
        if (_programs.TryGetValue(topic.Topic, out int program)) return program;
        _programs[topic.Topic] = program = _topics.Count;
        _topics.Add(topic);
        return program;
    }

    public void Write(Shape shape)
    {
        switch (shape)
        {
            case LeafShape leaf:
                Op(Index.Op.Has, () => Add(numbers[leaf.Feature]));
                break;
            case AllShape all:
                Op(Index.Op.All, () => all.Parts.ForEach(Write));
                break;
            case AnyShape any:
                Op(Index.Op.Any, () => any.Parts.ForEach(Write));
                break;
            case NotShape not:
                Op(Index.Op.Not, () => Write(not.Operand));
                break;
            case CodeShape code:
                code.Write(this);
                break;
        }
    }

    public void Op(Op op, Action operands)
    {
        Add((int)op);
        int length = Code.Count;
        Add(0);
        operands();
        Code[length] = Code.Count - length - 1;
    }

    public void Add(int value) => Code.Add(value);

    public void Clause(Clause clause)
    {
        if (!_clauses.TryGetValue(clause, out int number))
        {
            _clauses[clause] = number = Clauses.Count;
            Clauses.Add(clause);
        }
        Add(number);
    }

    public void Spot(SpotShape spot)
    {
        Tests(spot.Tests);
        Add(spot.Rows.Count);
        spot.Rows.ForEach(Tests);
    }

    public void Tests(List<int> tests)
    {
        Add(tests.Count);
        foreach (int test in tests) Add(numbers[test] | (book.Entries[test].IsExtra ? Extra : 0));
    }
}
