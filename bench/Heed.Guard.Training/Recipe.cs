namespace Heed.Guard.Training;

/// <summary>One way to train.</summary>
/// <param name="Shares">By block of features, how much each counts; 0 leaves one out.</param>
/// <param name="Loss">What an error on a training text costs.</param>
/// <param name="Strength">How closely the training texts are followed: the larger, the closer.</param>
/// <param name="Bits">There are two to the power of it buckets.</param>
internal sealed record Recipe(string Name, float[] Shares, Loss Loss, double Strength, int Bits)
{
    /// <summary>The recipe of the committed weights, chosen by <c>compare</c> on the development set.</summary>
    public static Recipe Chosen { get; } = new("letters, words, pairs, cues, cue pairs", [1, 0.7f, 0.7f, 0.5f, 0.4f], Loss.SquaredHinge, 1, 19);

    /// <summary>What else was tried.</summary>
    public static IReadOnlyList<Recipe> Others { get; } =
    [
        Chosen with { Name = "letters alone", Shares = [1, 0, 0, 0, 0] },
        Chosen with { Name = "words and pairs", Shares = [0, 1, 1, 0, 0] },
        Chosen with { Name = "letters, words, pairs", Shares = [1, 0.7f, 0.7f, 0, 0] },
        Chosen with { Name = "cues and cue pairs", Shares = [0, 0, 0, 1, 1] },
        Chosen with { Name = "letters, words, pairs, cues", Shares = [1, 0.7f, 0.7f, 0.5f, 0] },
        Chosen with { Name = "all, weighted by naive Bayes", Loss = Loss.SquaredHingeBayes },
        Chosen with { Name = "all, logistic loss", Loss = Loss.Logistic },
        Chosen with { Name = "all, followed less closely", Strength = 0.1 },
        Chosen with { Name = "all, in 2^17 buckets", Bits = 17 },
    ];
}
