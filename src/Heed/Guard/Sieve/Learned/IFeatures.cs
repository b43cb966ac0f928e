namespace Heed.Guard.Sieve.Learned;

/// <summary>Takes the features of one text: sums them up, or keeps them to learn from.</summary>
internal interface IFeatures
{
    /// <param name="feature">A hash; equal features of different blocks differ.</param>
    void Add(Block block, uint feature);
}
