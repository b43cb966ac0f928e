namespace Village.Telling;

/// <summary>A post that is planned and not yet written.</summary>
/// <param name="At">When it will be written (UTC).</param>
/// <param name="Heading">Where its fragments stand; also its subject.</param>
internal sealed record Draft(DateTimeOffset At, TownPlace Place, string Language, string Heading)
{
    public PlantedStory? Story { get; init; }

    /// <summary>The whole text, where it is not composed: posts of workers organising.</summary>
    public string? Verbatim { get; init; }

    public bool OptedOut { get; init; }

    /// <summary>It also gives away something personal.</summary>
    public bool Personal { get; init; }

    /// <summary>Number of the message that goes round; null: none.</summary>
    public int? Chain { get; init; }
}
