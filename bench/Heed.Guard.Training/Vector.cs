namespace Heed.Guard.Training;

/// <summary>The features of one text as numbers to learn from.</summary>
/// <param name="Buckets">Ascending, each once.</param>
/// <param name="Values">Beside them.</param>
internal sealed record Vector(int[] Buckets, float[] Values);
