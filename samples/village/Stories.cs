namespace Village;

/// <summary>A story planted in the town: many people speak of it in one week, a few in the others.</summary>
/// <param name="Id">Also the heading of its fragments.</param>
/// <param name="Topic">Id of the topic of <see cref="DemoTopics"/> that hears it.</param>
/// <param name="Week">Counts from 1, from <see cref="Town.Start"/>.</param>
/// <param name="Forum">Posts in the forum in its week.</param>
/// <param name="Reviews">Reviews in its week.</param>
/// <param name="Mail">Mails in its week.</param>
public sealed record PlantedStory(string Id, string Topic, int Week, int Forum, int Reviews, int Mail);

/// <summary>The planted stories.</summary>
public static class Stories
{
    public static IReadOnlyList<PlantedStory> All { get; } =
    [
        new("clinic-praised", "clinic", Week: 2, Forum: 74, Reviews: 9, Mail: 8),
        new("tips-missing", "tips", Week: 3, Forum: 84, Reviews: 18, Mail: 6),
        new("tram-4-fails", "tram", Week: 5, Forum: 92, Reviews: 6, Mail: 14),
        new("app-payment", "courier-app", Week: 6, Forum: 78, Reviews: 26, Mail: 4),
        new("parcels-late", "parcels", Week: 7, Forum: 94, Reviews: 10, Mail: 10),
    ];
}
