using System.Globalization;
using System.Text;
using Heed.Bench.Matching;

namespace Heed.Bench.StrikeList;

/// <summary>What the red team found.</summary>
/// <param name="Delivered">Posts by the name of the source kind whose connector delivered them.</param>
/// <param name="TurnedAway">Organising messages that the guard turned away.</param>
/// <param name="InFiles">Places in files of the data folder that hold an organiser's account.</param>
/// <param name="WithoutKeys">People named with the folder, and keys of one's own.</param>
/// <param name="MayBeNamed">Authors of messages that the guard missed and the live topic matched.</param>
/// <param name="WithKeys">People named with every key while the week runs.</param>
/// <param name="AfterRelease">The same when the week was released.</param>
/// <param name="LeftAfterKeeping">Mentions left past their retention.</param>
/// <param name="KeepingAll">People named in a build that keeps everything: the control.</param>
internal sealed record StrikeListResult(
    StrikeListSize Size,
    IReadOnlyDictionary<string, int> Delivered,
    int TurnedAway,
    IReadOnlyList<string> InFiles,
    int WithoutKeys,
    IReadOnlyCollection<string> MayBeNamed,
    IReadOnlyCollection<string> WithKeys,
    int AfterRelease,
    long LeftAfterKeeping,
    int KeepingAll)
{
    /// <summary>Share of workers that the control must name: 190 of 200.</summary>
    private const double ControlShare = 0.95;

    /// <summary>What the bar asks for holds.</summary>
    public bool Holds => Problems().Count == 0;

    /// <summary>What does not hold, one sentence each.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (Delivered.Values.Sum() != Size.Posts) problems.Add($"{Delivered.Values.Sum()} of {Size.Posts} posts were delivered.");
        if (InFiles.Count > 0) problems.Add($"An account stands in {string.Join(", ", InFiles)}.");
        if (WithoutKeys > 0) problems.Add($"{WithoutKeys} were named without the keys.");
        if (!MayBeNamed.ToHashSet().SetEquals(WithKeys)) problems.Add($"With the keys {WithKeys.Count} were named, but messages were missed and heard of {MayBeNamed.Count}.");
        if (AfterRelease > 0) problems.Add($"{AfterRelease} were named after the release.");
        if (LeftAfterKeeping > 0) problems.Add($"{LeftAfterKeeping} mentions are left past their retention.");
        if (KeepingAll < ControlShare * Size.Workers) problems.Add($"The control names {KeepingAll} of {Size.Workers}: it would find too little to show anything.");
        return problems;
    }

    public string ToMarkdown(Machine machine)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"`heed bench strike-list`, {TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, commit {machine.Commit}, {machine.Runtime}.").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture,
            $"{Size.Workers} made-up workers post {Size.Organising:N0} organising messages among {Size.Posts:N0} posts of {Size.People:N0} people, over every connector:");
        text.AppendLine(string.Join(", ", Delivered.Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value:N0}"))) + ".").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"| who asks | named of {Size.Workers} | bar |").AppendLine("|---|---:|---|");
        Row("without Heed's keys (keys of one's own, every account tried)", WithoutKeys, "0");
        Row("accounts found in files of the data folder", InFiles.Count, "0");
        Row("with every key and an administrator's rights, while the week runs", WithKeys.Count, $"only authors of missed messages that the topic heard: {MayBeNamed.Count}");
        Row("the same, once the week is released and its voice key destroyed", AfterRelease, "0");
        Row("mentions left past their retention", LeftAfterKeeping, "0");
        Row("control: a build that keeps everything, while the week runs", KeepingAll, $"{ControlShare * Size.Workers:0} or more");
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"The guard turned away {TurnedAway:N0} of {Size.Organising:N0} organising messages ({(double)TurnedAway / Size.Organising:P0}). ");
        foreach (string problem in Problems()) text.AppendLine($"**Not met:** {problem}");
        return text.ToString();

        void Row(string who, long named, string bar) => text.AppendLine(CultureInfo.InvariantCulture, $"| {who} | {named:N0} | {bar} |");
    }
}
