using Heed.Archive;

namespace Heed;

/// <summary>Posts that a topic wants and whose authors have not been asked for yet, of one reading. In memory only; what becomes of them is
/// decided before the reading's cursor moves.</summary>
internal sealed class AwaitingConsent(AskedAuthors authors, PostArchive archive)
{
    private readonly List<(RawPost Raw, Post Post, IReadOnlyList<Hit> Hits)> _waiting = [];

    /// <summary>Takes a post in; a full group is decided on at once.</summary>
    public async ValueTask AddAsync(RawPost raw, Post post, IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        _waiting.Add((raw, post, hits));
        if (_waiting.Count == IConsents.AtOnce) await DecideAsync(cancel);
    }

    /// <summary>The post is gone at its place.</summary>
    public void Drop(OriginTag tag) => _waiting.RemoveAll(waiting => waiting.Post.Tag == tag);

    /// <summary>The account is gone at its place.</summary>
    public void Drop(string place, string account) => _waiting.RemoveAll(waiting => waiting.Raw.Place == place && waiting.Raw.Author == account);

    /// <summary>Keeps those whose authors may be kept and forgets the others, without a trace.</summary>
    public async ValueTask DecideAsync(CancellationToken cancel)
    {
        if (_waiting.Count == 0) return;
        IReadOnlySet<RawPost> allowed = await authors.MayBeKeptAsync([.. _waiting.Select(waiting => waiting.Raw)], cancel);
        foreach ((RawPost raw, Post post, IReadOnlyList<Hit> hits) in _waiting)
            if (allowed.Contains(raw)) await archive.KeepAsync(post, hits, cancel);
        _waiting.Clear();
    }
}
