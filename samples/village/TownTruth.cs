namespace Village;

/// <summary>What is true of the whole town: what a Heed that read it should have found, and should not have kept.</summary>
/// <param name="Posts">How many there are.</param>
/// <param name="Organising">Texts of workers organising, exactly as written, all different.</param>
/// <param name="PersonalData">Each personal string planted in a text, exactly as written there.</param>
/// <param name="OptedOut">Handles, in forum and reviews alike, of people who objected.</param>
public sealed record TownTruth(
    int Posts,
    IReadOnlyList<StoryTruth> Stories,
    IReadOnlyList<string> Organising,
    IReadOnlyList<string> PersonalData,
    IReadOnlyList<string> OptedOut);

/// <summary>What is true of one planted story.</summary>
/// <param name="Week">Counts from 1.</param>
/// <param name="Voices">Distinct people who spoke of it in its week. The press is not a person and not counted; nobody speaks of one
/// story in two places, so that counting accounts by place gives the same number.</param>
public sealed record StoryTruth(string Id, string Topic, int Week, int Voices);
