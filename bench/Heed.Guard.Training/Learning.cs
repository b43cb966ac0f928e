namespace Heed.Guard.Training;

/// <summary>Ways to find a line between two kinds of vectors. Only sums, products and roots, one after the other: the same bits on every machine.</summary>
internal static class Learning
{
    /// <summary>Squared hinge loss with L2 by dual coordinate descent (Hsieh and others, ICML 2008).</summary>
    /// <param name="cost">Of an error, beside the square of the weights.</param>
    public static Line Hinge(IReadOnlyList<Vector> vectors, IReadOnlyList<bool> organising, int buckets, double cost, int passes)
    {
        double[] weights = new double[buckets];
        double bias = 0;
        double[] alphas = new double[vectors.Count];
        double[] squares = [.. vectors.Select(vector => 1 + vector.Square)];
        int[] order = [.. Enumerable.Range(0, vectors.Count)];
        Draw draw = new(1);
        for (int pass = 0; pass < passes; pass++)
        {
            draw.Shuffle(order);
            foreach (int i in order)
            {
                double sign = organising[i] ? 1 : -1;
                double slack = 0.5 / cost;
                double gradient = sign * (bias + vectors[i].Times(weights)) - 1 + slack * alphas[i];
                double alpha = Math.Max(alphas[i] - gradient / (squares[i] + slack), 0);
                double step = (alpha - alphas[i]) * sign;
                if (step == 0) continue;
                alphas[i] = alpha;
                Move(weights, vectors[i], step);
                bias += step;
            }
        }
        return new(weights, bias);
    }

    private static readonly double Rate = double.Parse(Environment.GetEnvironmentVariable("RATE") ?? "0.5");

    /// <summary>Logistic loss with L2 by Adagrad.</summary>
    public static Line Logistic(IReadOnlyList<Vector> vectors, IReadOnlyList<bool> organising, int buckets, double decay, int passes)
    {
        double[] weights = new double[buckets];
        double[] squares = new double[buckets];
        double bias = 0;
        double biasSquares = 1e-3;
        int[] order = [.. Enumerable.Range(0, vectors.Count)];
        Draw draw = new(1);
        for (int pass = 0; pass < passes; pass++)
        {
            draw.Shuffle(order);
            foreach (int i in order)
            {
                double score = bias + vectors[i].Times(weights);
                double error = Sigmoid(score) - (organising[i] ? 1 : 0);
                Vector vector = vectors[i];
                for (int k = 0; k < vector.Buckets.Length; k++)
                {
                    int bucket = vector.Buckets[k];
                    double gradient = error * vector.Values[k] + decay * weights[bucket];
                    squares[bucket] += gradient * gradient;
                    weights[bucket] -= Rate * gradient / Math.Sqrt(squares[bucket] + 1e-8);
                }
                biasSquares += error * error;
                bias -= Rate * error / Math.Sqrt(biasSquares);
            }
        }
        return new(weights, bias);
    }

    /// <summary>A bucket's share of the organising texts against its share of the others, as the size of a logarithm: 0, evenly spread.</summary>
    public static double[] Spread(IReadOnlyList<Vector> vectors, IReadOnlyList<bool> organising, int buckets)
    {
        double[] among = new double[buckets];
        double[] outside = new double[buckets];
        for (int i = 0; i < vectors.Count; i++)
        {
            foreach (int bucket in vectors[i].Buckets) (organising[i] ? among : outside)[bucket]++;
        }
        double scale = vectors.Count / (double)organising.Count(label => label) - 1;
        return [.. among.Select((count, bucket) => Math.Abs(Logarithm((count * scale + 1) / (outside[bucket] + 1))))];
    }

    private static void Move(double[] weights, Vector vector, double step)
    {
        for (int k = 0; k < vector.Buckets.Length; k++) weights[vector.Buckets[k]] += step * vector.Values[k];
    }

    // Likewise; by halving the argument and the series of the area tangent.
    private static double Logarithm(double x)
    {
        int halvings = 0;
        for (; x > 1.5; x /= 2) halvings++;
        for (; x < 0.75; x *= 2) halvings--;
        double t = (x - 1) / (x + 1);
        double sum = 0;
        double power = t;
        for (int i = 1; i < 30; i += 2, power *= t * t) sum += power / i;
        return 2 * sum + halvings * 0.693147180559945309;
    }

    // Math.Exp may differ in its last bit from one platform to another; halving and squaring does not.
    private static double Sigmoid(double x)
    {
        if (x < -40) return 0;
        if (x > 40) return 1;
        double small = -x / 1024;
        double power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)));
        for (int i = 0; i < 10; i++) power *= power;
        return 1 / (1 + power);
    }
}
