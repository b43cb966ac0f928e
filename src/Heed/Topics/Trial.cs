using Heed.Guard;
using Heed.Match;
using Heed.Match.Index;
using Heed.Match.Language;
using Heed.Sources;

namespace Heed.Topics;

/// <summary>What a trial of a draft gave.</summary>
public abstract record TrialResult
{
    private TrialResult() { }

    /// <param name="Read">How many posts the sources showed, in a band.</param>
    /// <param name="Found">How many of them the draft matches.</param>
    /// <param name="Samples">Up to <see cref="Trial.SamplesShown"/>, newest first, as they would be kept. Not stored anywhere.</param>
    /// <param name="Silent">Sources that could not be read, with the reason.</param>
    public sealed record Ran(string Read, int Found, IReadOnlyList<Sample> Samples, IReadOnlyList<string> Silent) : TrialResult;

    /// <summary>This person has made the day's trials (<see cref="TopicBook.TrialsADay"/>).</summary>
    public sealed record UsedUp : TrialResult;

    /// <summary>There is no draft of that id.</summary>
    public sealed record Unknown : TrialResult;
}

/// <summary>One post a draft matches, with the places that make it match.</summary>
public sealed record Sample(Post Post, IReadOnlyList<MatchSpan> Spans);

/// <summary>Tries a draft on what its sources show at this moment: read, guarded and matched in memory; nothing is kept.</summary>
public sealed class Trial(TopicBook topics, SourceBook sources, Intake.Intake intake, Guard.Guard guard, Objections objections, QueryCheck check)
{
    public const int SamplesShown = 20;

    // A trial looks at this many posts of a source at most, so that a large file cannot hold a page for minutes.
    private const int MostPostsASource = 20_000;

    /// <param name="id">A topic of which the newest version is proposed.</param>
    /// <param name="who">The drafter: an e-mail, or <c>console:ROLE</c>.</param>
    public async Task<TrialResult> RunAsync(string id, string who, CancellationToken cancel)
    {
        if (topics.Find(id) is not { Standing: Standing.Proposed } draft || check.Parse(draft.Topic.Query, QueryUse.Topic, draft.Topic.PressOnly).Tree is not { } tree)
            return new TrialResult.Unknown();
        if (!await topics.CountTrialAsync(draft, who, cancel)) return new TrialResult.UsedUp();

        TopicIndex index = new(Queries(draft.Topic, tree));
        int read = 0, found = 0;
        PriorityQueue<(Sample Sample, RawPost Raw), DateTimeOffset> newest = new(); // the oldest of the samples kept so far leaves first
        List<string> silent = [];
        foreach (Source source in sources.All().Where(entry => entry.Standing is Standing.Live && draft.Topic.Lanes.Contains(entry.Source.Lane)).Select(entry => entry.Source))
        {
            try
            {
                await foreach (RawPost raw in intake.PeekAsync(source, cancel).Take(MostPostsASource).WithCancellation(cancel))
                {
                    read++;
                    if (guard.Admit(raw) is not Post post) continue;
                    PostFields fields = post.ToFields();
                    if (!index.Match(fields).Topics.Contains(id)) continue;
                    found++;
                    newest.Enqueue((new(post, index.Explain(id, fields)), raw), post.Written ?? post.Seen);
                    if (newest.Count > SamplesShown) newest.Dequeue();
                }
            }
            catch (SourceException failure)
            {
                silent.Add($"{source.Name}: {failure.Message}");
            }
        }
        List<(Sample Sample, RawPost Raw)> samples = [];
        while (newest.TryDequeue(out (Sample, RawPost) sample, out _)) samples.Insert(0, sample);
        IReadOnlySet<RawPost> mayBeShown = await new AskedAuthors(objections).MayBeKeptAsync([.. samples.Select(sample => sample.Raw)], cancel);
        return new TrialResult.Ran(Intake.Reading.Band(read), found, [.. samples.Where(sample => mayBeShown.Contains(sample.Raw)).Select(sample => sample.Sample)], silent);
    }

    /// <summary>The draft, with the live topics it may refer to.</summary>
    private IEnumerable<NamedQuery> Queries(Topic draft, Node tree)
    {
        yield return new(draft.Id, tree);
        foreach (Topic live in topics.Live().Select(entry => entry.Topic).Where(topic => topic.Id != draft.Id))
        {
            if (check.Parse(live.Query, QueryUse.Topic, live.PressOnly).Tree is { } other) yield return new(live.Id, other);
        }
    }
}
