using Heed.Guard;

namespace Heed;

/// <summary>Asks for the settings of authors whose posts do not carry them.</summary>
internal sealed class AskedAuthors(Objections objections)
{
    /// <summary>Which of these posts may be kept or shown: those whose source has looked already, and those whose authors' settings allow it
    /// and who did not object under another of their names.</summary>
    public async Task<IReadOnlySet<RawPost>> MayBeKeptAsync(IReadOnlyCollection<RawPost> posts, CancellationToken cancel)
    {
        HashSet<RawPost> allowed = new(posts.Where(post => post.Consents is null), ReferenceEqualityComparer.Instance);
        foreach (IGrouping<IConsents, RawPost> group in posts.Where(post => post.Consents is not null).GroupBy(post => post.Consents!))
        {
            IReadOnlyDictionary<string, Consent> answers = await group.Key.AskAsync([.. group.Select(post => post.Author ?? "").Distinct()], cancel);
            allowed.UnionWith(group.Where(post =>
                answers.GetValueOrDefault(post.Author ?? "", Consent.No) is { MayKeep: true } answer && !answer.AlsoKnownAs.Any(name => objections.Has(post.Place, name))));
        }
        return allowed;
    }
}
