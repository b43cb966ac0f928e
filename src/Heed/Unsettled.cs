using Heed.Archive;

namespace Heed;

/// <summary>Of one reading, what is not settled yet: posts that a topic wants and whose authors have not been asked for, and senders to be told
/// once their message is on disk. In memory only; settled before the reading's cursor moves.</summary>
internal sealed class Unsettled(AskedAuthors authors, PostArchive archive)
{
    private readonly List<(RawPost Raw, Post Post, IReadOnlyList<Hit> Hits)> _waiting = [];
    private readonly List<ISender> _senders = [];

    /// <summary>Takes a post in; a full group is decided on at once.</summary>
    public async ValueTask AddAsync(RawPost raw, Post post, IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        _waiting.Add((raw, post, hits));
        if (_waiting.Count == IConsents.AtOnce) await DecideAsync(cancel);
    }

    /// <summary>Whoever sent a message that was taken is told once it is on disk.</summary>
    /// <param name="sender">Null: nobody is to be told.</param>
    public void Tell(ISender? sender)
    {
        if (sender is not null) _senders.Add(sender);
    }

    /// <summary>Tells them. Call it only when everything taken is durable.</summary>
    public async ValueTask TellKeptAsync(CancellationToken cancel)
    {
        foreach (ISender sender in _senders) await sender.TellAsync(Received.Kept, cancel);
        _senders.Clear();
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
