namespace Heed.Guard.Training;

/// <summary>One way to train.</summary>
/// <param name="Shares">By block of features, how much each counts; 0 leaves one out.</param>
/// <param name="Strength">How closely the training texts are followed: the larger, the closer.</param>
/// <param name="Bits">There are two to the power of it buckets.</param>
internal sealed record Recipe(string Name, float[] Shares, double Strength, int Bits)
{
    /// <summary>Texts joined of two, beside the examples as they are: posts say more than one thing.</summary>
    public int Joined { get; init; } = 6000;

    /// <summary>Of a hundred organising texts drawn to be joined, so many are. Written organising texts are longer than others; joined, they
    /// are rarer, or length itself would be learnt.</summary>
    public int JoinedOrganisingPercent { get; init; } = 100;

    /// <summary>What an error on an organising text costs; 1 on others.</summary>
    public double OrganisingCost { get; init; } = 1;

    /// <summary>Likewise on one person's complaint or step.</summary>
    public double OwnCost { get; init; } = 4;

    public Loss Loss { get; init; } = Loss.Logistic;

    /// <summary>The recipe of the committed weights, chosen by <c>--compare</c> on the development set.</summary>
    public static Recipe Chosen { get; } = new("chosen: letters, words, pairs", [1, 1, 1.2f], Strength: 2, Bits: 19);

    /// <summary>What else was tried.</summary>
    public static IReadOnlyList<Recipe> Others { get; } =
    [
        Chosen with { Name = "letters alone", Shares = [1, 0, 0] },
        Chosen with { Name = "words alone", Shares = [0, 1, 0] },
        Chosen with { Name = "words and pairs", Shares = [0, 1, 1.2f] },
        Chosen with { Name = "letters and words", Shares = [1, 1, 0] },
        Chosen with { Name = "letters and pairs", Shares = [1, 0, 1.2f] },
        Chosen with { Name = "all shares alike", Shares = [1, 1, 1] },
        Chosen with { Name = "pairs stronger", Shares = [1, 1, 1.8f] },
        Chosen with { Name = "no joined texts", Joined = 0 },
        Chosen with { Name = "squared hinge loss, organising texts joined less often, costs 1.5 and 2", Loss = Loss.SquaredHinge, JoinedOrganisingPercent = 40, OrganisingCost = 1.5, OwnCost = 2 },
        Chosen with { Name = "organising texts joined less often", JoinedOrganisingPercent = 40 },
        Chosen with { Name = "twice the joined texts", Joined = 12000 },
        Chosen with { Name = "all errors cost the same", OrganisingCost = 1, OwnCost = 1 },
        Chosen with { Name = "own complaints cost 8", OwnCost = 8 },
        Chosen with { Name = "followed less closely", Strength = 0.2 },
        Chosen with { Name = "followed more closely", Strength = 20 },
        Chosen with { Name = "weighted by naive Bayes", Loss = Loss.SquaredHingeBayes },
        Chosen with { Name = "squared hinge loss", Loss = Loss.SquaredHinge },
        Chosen with { Name = "2^17 buckets", Bits = 17 },
        Chosen with { Name = "2^18 buckets", Bits = 18 },
        Chosen with { Name = "2^20 buckets (too large a file)", Bits = 20 },
    ];
}
