using Heed.Match;
using Heed.Match.Index;
using Heed.Match.Language;

namespace Heed.Topics;

/// <summary>Finds the themes of a working day in what the operator's own people say, by rules that stand in <c>working-day.txt</c> and are the
/// same in every installation. The last room that sees the text.</summary>
public sealed class WorkingDays
{
    private readonly TopicIndex _index = new(Rules().Select(rule => new NamedQuery(rule.Theme.ToString(), Query.Parse(rule.Query).Tree!)));

    /// <returns>Null: it is about none of them, and nothing of it is counted.</returns>
    public WorkerSign? Sign(WorkerSpeech speech)
    {
        WorkingDay themes = _index.Match(new PostFields { Text = speech.Text, Lang = speech.Language }).Topics.Aggregate(WorkingDay.None, (all, name) => all | Enum.Parse<WorkingDay>(name));
        return themes is WorkingDay.None ? null : new(speech.Tag, speech.Voice, themes, speech.Month);
    }

    /// <summary>Lines <c>Theme: query</c>.</summary>
    internal static IEnumerable<(WorkingDay Theme, string Query)> Rules()
    {
        using Stream stream = typeof(WorkingDays).Assembly.GetManifestResourceStream("Heed.Topics.working-day.txt")!;
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(':', 2) is [var theme, var query] && !line.StartsWith('#')) yield return (Enum.Parse<WorkingDay>(theme), query.Trim());
        }
    }
}
