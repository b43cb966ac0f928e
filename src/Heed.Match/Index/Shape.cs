using Heed.Match.Verify;

namespace Heed.Match.Index;

/// <summary>A clause taken apart into features and what they cannot decide.</summary>
internal abstract class Shape
{
    public static readonly Shape Always = new AllShape([]);
    public static readonly Shape Never = new AnyShape([]);
}

/// <summary>The post has the feature.</summary>
internal sealed class LeafShape(int feature) : Shape
{
    public int Feature => feature;
}

internal sealed class AllShape(List<Shape> parts) : Shape
{
    public List<Shape> Parts => parts;
}

internal sealed class AnyShape(List<Shape> parts) : Shape
{
    public List<Shape> Parts => parts;
}

internal sealed class NotShape(Shape operand) : Shape
{
    public Shape Operand => operand;
}

/// <summary>An operation on more than features.</summary>
internal abstract class CodeShape : Shape
{
    /// <summary>Writes its code.</summary>
    public abstract void Write(CodeWriter code);
}

/// <summary>Where something may stand: any of the features, or any of some rows of them.</summary>
internal sealed record SpotShape(List<int> Tests, List<List<int>> Rows);

internal sealed class RowShape(Scope scope, List<int> tests) : CodeShape
{
    public override void Write(CodeWriter code) => code.Op(Op.Row, () =>
    {
        code.Add((int)scope);
        code.Tests(tests);
    });
}

internal sealed class NearShape(Scope scope, SpotShape left, SpotShape right, int distance, bool ordered) : CodeShape
{
    public override void Write(CodeWriter code) => code.Op(Op.Near, () =>
    {
        code.Add((int)scope);
        code.Add(ordered ? 1 : 0);
        code.Add(distance);
        code.Spot(left);
        code.Spot(right);
    });
}

internal sealed class LooseShape(Scope scope, List<int> tests, int slop) : CodeShape
{
    public override void Write(CodeWriter code) => code.Op(Op.Loose, () =>
    {
        code.Add((int)scope);
        code.Add(slop);
        code.Tests(tests);
    });
}

internal sealed class SentenceShape(Scope scope, SpotShape left, SpotShape right) : CodeShape
{
    public override void Write(CodeWriter code) => code.Op(Op.Sentence, () =>
    {
        code.Add((int)scope);
        code.Spot(left);
        code.Spot(right);
    });
}

internal sealed class AtLeastShape(Scope scope, int count, SpotShape spot) : CodeShape
{
    public override void Write(CodeWriter code) => code.Op(Op.AtLeast, () =>
    {
        code.Add((int)scope);
        code.Add(count);
        code.Spot(spot);
    });
}

internal sealed class RangeShape(RangeClause range) : CodeShape
{
    public override void Write(CodeWriter code) => code.Op(Op.Range, () => code.Clause(range));
}

/// <summary>A literal, or what only the exact evaluator knows.</summary>
internal sealed class ClauseShape(Op op, Scope scope, Clause clause) : CodeShape
{
    public override void Write(CodeWriter code) => code.Op(op, () =>
    {
        code.Add((int)scope);
        code.Clause(clause);
    });
}

internal sealed class TopicShape(Clause topic, Shape shape) : CodeShape
{
    public Clause Topic => topic;

    public Shape Shape => shape;

    public override void Write(CodeWriter code) => code.Op(Op.Topic, () => code.Add(code.ProgramOf(this)));
}
