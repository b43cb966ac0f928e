namespace Heed.Guard.Training;

/// <summary>Ways to find a line between two kinds of vectors. Only sums, products and roots, one after the other: the same bits on every machine.</summary>
internal static class Learning
{
    private const int Passes = 30;
    private const double Decay = 1e-4;
    private const double Rate = 0.5;

    public static Line Learn(Recipe recipe, IReadOnlyList<Lesson> lessons)
    {
        int buckets = 1 << recipe.Bits;
        switch (recipe.Loss)
        {
            case Loss.SquaredHinge: return Hinge(lessons, buckets, recipe.Strength);
            case Loss.Logistic: return Logistic(lessons, buckets, Decay / recipe.Strength);
            default:
                double[] spread = Spread(lessons, buckets);
                Line line = Hinge([.. lessons.Select(lesson => lesson with { Vector = lesson.Vector.Scale(spread) })], buckets, recipe.Strength);
                return new([.. line.Weights.Select((weight, bucket) => weight * spread[bucket])], line.Bias);
        }
    }

    // Squared hinge loss with L2 by dual coordinate descent (Hsieh and others, ICML 2008).
    private static Line Hinge(IReadOnlyList<Lesson> lessons, int buckets, double strength)
    {
        double[] weights = new double[buckets];
        double bias = 0;
        double[] alphas = new double[lessons.Count];
        double[] squares = [.. lessons.Select(lesson => 1 + lesson.Vector.Square)];
        int[] order = [.. Enumerable.Range(0, lessons.Count)];
        Draw draw = new(1);
        for (int pass = 0; pass < Passes; pass++)
        {
            draw.Shuffle(order);
            foreach (int i in order)
            {
                (Vector vector, bool organising, double cost) = lessons[i];
                double sign = organising ? 1 : -1;
                double slack = 0.5 / (strength * cost);
                double gradient = sign * (bias + vector.Times(weights)) - 1 + slack * alphas[i];
                double alpha = Math.Max(alphas[i] - gradient / (squares[i] + slack), 0);
                double step = (alpha - alphas[i]) * sign;
                if (step == 0) continue;
                alphas[i] = alpha;
                for (int k = 0; k < vector.Buckets.Length; k++) weights[vector.Buckets[k]] += step * vector.Values[k];
                bias += step;
            }
        }
        return new(weights, bias);
    }

    // Logistic loss with L2 by Adagrad.
    private static Line Logistic(IReadOnlyList<Lesson> lessons, int buckets, double decay)
    {
        double[] weights = new double[buckets];
        double[] squares = new double[buckets];
        double bias = 0;
        double biasSquares = 1e-3;
        int[] order = [.. Enumerable.Range(0, lessons.Count)];
        Draw draw = new(1);
        for (int pass = 0; pass < Passes; pass++)
        {
            draw.Shuffle(order);
            foreach (int i in order)
            {
                (Vector vector, bool organising, double cost) = lessons[i];
                double error = cost * (Sigmoid(bias + vector.Times(weights)) - (organising ? 1 : 0));
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

    // A bucket's share of the organising texts against its share of the others, as the size of a logarithm: 0, evenly spread.
    private static double[] Spread(IReadOnlyList<Lesson> lessons, int buckets)
    {
        double[] among = new double[buckets];
        double[] outside = new double[buckets];
        foreach (Lesson lesson in lessons)
        {
            foreach (int bucket in lesson.Vector.Buckets) (lesson.IsOrganising ? among : outside)[bucket]++;
        }
        double scale = lessons.Count / (double)lessons.Count(lesson => lesson.IsOrganising) - 1;
        return [.. among.Select((count, bucket) => Math.Abs(Logarithm((count * scale + 1) / (outside[bucket] + 1))))];
    }

    // Math.Log and Math.Exp may differ in their last bit from one platform to another; series and squarings do not.
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
