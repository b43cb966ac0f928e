namespace Heed.Guard.Training;

/// <summary>A learnt line: a weight a bucket and a bias.</summary>
internal sealed record Line(double[] Weights, double Bias)
{
    public double Score(Vector vector) => Bias + vector.Times(Weights);
}
