namespace Heed.Guard.Training;

/// <summary>Ways to find a line between two kinds of vectors. Only sums, products and roots, one after the other: the same bits on every machine.</summary>
internal static class Learning
{
    /// <summary>Squared hinge loss with L2 by dual coordinate descent (Hsieh and others, ICML 2008).</summary>
    /// <param name="cost">Of an error; <paramref name="missCost"/> times that on the organising side.</param>
    public static Line Hinge(IReadOnlyList<Vector> vectors, IReadOnlyList<bool> organising, int buckets, double cost, double missCost, int passes)
    {
        double[] weights = new double[buckets];
        double bias = 0;
        double[] alphas = new double[vectors.Count];
        double[] squares = [.. vectors.Select(vector => 1 + vector.Values.Sum(value => (double)value * value))];
        int[] order = [.. Enumerable.Range(0, vectors.Count)];
        Draw draw = new(1);
        for (int pass = 0; pass < passes; pass++)
        {
            draw.Shuffle(order);
            foreach (int i in order)
            {
                double sign = organising[i] ? 1 : -1;
                double slack = 0.5 / (organising[i] ? cost * missCost : cost);
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

    /// <summary>Logistic loss with L2 by Adagrad.</summary>
    public static Line Logistic(IReadOnlyList<Vector> vectors, IReadOnlyList<bool> organising, int buckets, double decay, double missCost, int passes)
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
                double error = (organising[i] ? missCost : 1) * (Sigmoid(score) - (organising[i] ? 1 : 0));
                Vector vector = vectors[i];
                for (int k = 0; k < vector.Buckets.Length; k++)
                {
                    int bucket = vector.Buckets[k];
                    double gradient = error * vector.Values[k] + decay * weights[bucket];
                    squares[bucket] += gradient * gradient;
                    weights[bucket] -= 0.5 * gradient / Math.Sqrt(squares[bucket] + 1e-8);
                }
                biasSquares += error * error;
                bias -= 0.5 * error / Math.Sqrt(biasSquares);
            }
        }
        return new(weights, bias);
    }

    private static void Move(double[] weights, Vector vector, double step)
    {
        for (int k = 0; k < vector.Buckets.Length; k++) weights[vector.Buckets[k]] += step * vector.Values[k];
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
