namespace Heed.App.Pages.Stream;

/// <summary>How the topic of a hit is called.</summary>
internal static class TopicNaming
{
    private const string Intake = "intake:";

    /// <param name="names">Names of topics by id.</param>
    public static string Of(Hit hit, IReadOnlyDictionary<string, string> names) =>
        hit.Topic.StartsWith(Intake, StringComparison.Ordinal) ? "written to us" : names.GetValueOrDefault(hit.Topic, hit.Topic);

    /// <summary>It was kept because it was sent to an intake, not because a query asked for it.</summary>
    public static bool IsIntake(Hit hit) => hit.Topic.StartsWith(Intake, StringComparison.Ordinal);
}
