namespace Heed.Guard.Training;

/// <summary>What divides two kinds of vectors: a weight a bucket and a bias.</summary>
internal sealed record Line(double[] Weights, double Bias);
