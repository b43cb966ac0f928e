using System.Text.RegularExpressions;

namespace Heed.Bench.StrikeList;

/// <summary>One made-up post.</summary>
/// <param name="Person">Who wrote it: a made-up name that every place gives in its own way.</param>
/// <param name="Language">BCP 47.</param>
internal sealed partial record Said(string Person, string Text, string Language, bool IsOrganising)
{
    public static string Worker(int number) => $"worker-handle-{number}";

    public static string Neighbour(int number) => $"neighbour-handle-{number}";

    /// <summary>The person in an author as a connector gives it (<c>worker-handle-7@mail.example</c>).</summary>
    public static string PersonIn(string author) => Person_().Match(author).Value;

    [GeneratedRegex(@"(worker|neighbour)-handle-\d+")]
    private static partial Regex Person_();
}
