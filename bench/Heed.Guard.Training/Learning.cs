namespace Heed.Guard.Training;

/// <summary>Finds a line between two kinds of vectors: logistic loss with L2, by Adagrad (Duchi and others, JMLR 2011). Only sums, products, quotients
/// and roots, one after the other: the same bits on every machine.</summary>
internal static class Learning
{
    private const int Passes = 30;
    private const double Decay = 1e-4;

    public static Line Learn(Recipe recipe, Lessons lessons)
    {
        double decay = Decay / recipe.Strength;
        Bucket[] buckets = new Bucket[recipe.Buckets];
        double bias = 0;
        double biasSquares = 1e-3;
        Draw draw = new(1);
        for (int pass = 0; pass < Passes; pass++)
        {
            Lesson[] order = lessons.Next();
            draw.Shuffle(order);
            foreach ((Vector vector, bool organising, double cost) in order)
            {
                double error = cost * (Sigmoid(bias + Sum(vector, buckets)) - (organising ? 1 : 0));
                for (int k = 0; k < vector.Buckets.Length; k++)
                {
                    ref Bucket bucket = ref buckets[vector.Buckets[k]];
                    double gradient = error * vector.Values[k] + decay * bucket.Weight;
                    bucket.Squares += gradient * gradient;
                    bucket.Weight -= recipe.Rate * gradient / Math.Sqrt(bucket.Squares + 1e-8);
                }
                biasSquares += error * error;
                bias -= recipe.Rate * error / Math.Sqrt(biasSquares);
            }
        }
        return new([.. buckets.Select(bucket => bucket.Weight)], bias);
    }

    private static double Sum(Vector vector, ReadOnlySpan<Bucket> buckets)
    {
        double sum = 0;
        for (int i = 0; i < vector.Buckets.Length; i++) sum += buckets[vector.Buckets[i]].Weight * vector.Values[i];
        return sum;
    }

    // Math.Exp may differ in its last bit from one platform to another; a series and squarings do not.
    private static double Sigmoid(double x)
    {
        if (x < -40) return 0;
        if (x > 40) return 1;
        double small = -x / 1024;
        double power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)));
        for (int i = 0; i < 10; i++) power *= power;
        return 1 / (1 + power);
    }

    /// <param name="Squares">Of the gradients so far, summed: the larger, the shorter the steps.</param>
    private record struct Bucket(double Weight, double Squares);
}
