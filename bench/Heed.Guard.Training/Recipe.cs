namespace Heed.Guard.Training;

/// <summary>One way to train.</summary>
/// <param name="Shares">By block of features, how much each counts; 0 leaves one out.</param>
/// <param name="Strength">How closely the training texts are followed: the larger, the closer.</param>
/// <param name="Buckets">A weight of one byte each.</param>
internal sealed record Recipe(string Name, float[] Shares, double Strength, int Buckets)
{
    /// <summary>Texts joined of two, beside the examples as they are: posts say more than one thing. Each pass over the examples has its own.</summary>
    public int Joined { get; init; } = 6000;

    /// <summary>The first step of each weight; larger steps learn single texts by heart.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>What an error on an organising text costs; 1 on others.</summary>
    public double OrganisingCost { get; init; } = 1;

    /// <summary>Likewise on one person's complaint or step.</summary>
    public double OwnCost { get; init; } = 3;

    /// <summary>The recipe of the committed weights, chosen by <c>--compare</c> on the development sets.</summary>
    public static Recipe Chosen { get; } = new("chosen: letters, words, pairs, persons", [1.4f, 1, 0.8f, 1], Strength: 0.4, Buckets: 15 << 16);

    /// <summary>What else was tried.</summary>
    public static IReadOnlyList<Recipe> Others { get; } =
    [
        Chosen with { Name = "letters alone", Shares = [1, 0, 0, 0] },
        Chosen with { Name = "words and pairs", Shares = [0, 1, 0.8f, 0] },
        Chosen with { Name = "without persons", Shares = [1.4f, 1, 0.8f, 0] },
        Chosen with { Name = "persons stronger", Shares = [1.4f, 1, 0.8f, 1.6f] },
        Chosen with { Name = "pairs stronger", Shares = [1.4f, 1, 1.2f, 1] },
        Chosen with { Name = "no joined texts", Joined = 0 },
        Chosen with { Name = "twice the joined texts", Joined = 12000 },
        Chosen with { Name = "own complaints cost 1", OwnCost = 1 },
        Chosen with { Name = "own complaints cost 4", OwnCost = 4 },
        Chosen with { Name = "organising costs 1.5", OrganisingCost = 1.5 },
        Chosen with { Name = "larger steps", Rate = 0.5 },
        Chosen with { Name = "smaller steps", Rate = 0.05 },
        Chosen with { Name = "followed less closely", Strength = 0.1 },
        Chosen with { Name = "followed more closely", Strength = 2 },
        Chosen with { Name = "half the buckets", Buckets = 15 << 15 },
    ];
}
