using Heed.Guard;
using Heed.Log;
using Heed.Sources.Proofs;
using Microsoft.Extensions.Logging;

namespace Heed.Archive;

/// <summary>Carries out what people ask for: that an account is not heard, and that what is kept of it is erased. The log names who
/// entered it and never for whom.</summary>
public sealed class PersonErasure(Objections objections, KeyRing keys, State state, PostArchive archive, ActLog log, TimeProvider clock, ILogger<PersonErasure> messages)
{
    public static readonly Tables Tables = ErasureOrders.Tables;

    // A period keeps its voices this long after its end.
    private static readonly TimeSpan Unreleased = TimeSpan.FromHours(48);

    // A post that passed the guard just before the objection may wait that long for its author's settings before it is kept.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    private readonly VoiceMaker _voices = new(keys);
    private readonly ErasureOrders _orders = new(state, keys, messages);

    /// <summary>From the end of the task on, posts of the account are not kept.</summary>
    /// <param name="place">As <see cref="RawPost.Place"/>, or <see cref="Objections.Everywhere"/>.</param>
    public async Task ObjectAsync(string place, string account, string who, CancellationToken cancel)
    {
        await objections.AddAsync(place, account, cancel);
        await log.RecordAsync(new Act("objection.recorded", "objection", who), cancel);
    }

    /// <summary>Erases what is kept of an account that is gone at its place, by the voices of the periods not yet released. Older mentions
    /// go when their ids are asked for again. Not an act: nobody here did it, and a line in the log would tell of one person.</summary>
    /// <param name="cancel">Stops between two mentions; what is erased stays so.</param>
    public Task EraseGoneAsync(string place, string account, CancellationToken cancel) => EraseAsync(FindVoices(place, account, clock.GetUtcNow()), cancel);

    /// <summary>Records the objection, then erases what is kept of the account: by the voices of the periods not yet released, and by the links given.</summary>
    /// <param name="place">One place; voices of other places have nothing in common with its.</param>
    /// <param name="links">Originals the person names; may be empty.</param>
    /// <param name="cancel">Stops between two mentions; what is erased stays so, and the objection stands.</param>
    public async Task<ErasureReceipt> EraseAsync(string place, string account, IReadOnlyCollection<Uri> links, string who, CancellationToken cancel)
    {
        if (place == Objections.Everywhere) throw new ArgumentException("An erasure names one place: a person's posts at different places cannot be joined.", nameof(place));
        await ObjectAsync(place, account, who, cancel);
        DateTimeOffset now = clock.GetUtcNow();
        await EraseAsync(account == Objections.Everybody ? archive.FindPlace(place) : [.. FindVoices(place, account, now), .. archive.FindOrigins(place, links.Contains)], cancel);
        await log.RecordAsync(new Act("erasure.done", "objection", who), cancel);
        return ErasureReceipt.AtOnce(now, links.Count);
    }

    /// <summary>Takes the wish of somebody who proved an account: an objection holds at once, an erasure is carried out by <see cref="CarryOutAsync"/>.
    /// What is done here takes the same time and says the same whether anything is kept of the account or not.</summary>
    public async Task<ErasureReceipt> GrantAsync(Wish wish, string who, CancellationToken cancel)
    {
        if (wish.As.Count == 0 || !(wish.Object || wish.Erase)) throw new ArgumentException("A wish is of a proven account and wants something.", nameof(wish));
        DateTimeOffset now = clock.GetUtcNow();
        if (wish.Object)
        {
            foreach (KnownAs known in wish.As)
                foreach (string name in known.Names.DefaultIfEmpty(Objections.Everybody)) await objections.AddAsync(known.Place, name, cancel);
            await log.RecordAsync(new Act("objection.recorded", "objection", who), cancel);
        }
        if (wish.Erase)
        {
            await _orders.AddAsync(new(wish, now), cancel);
            await log.RecordAsync(new Act("erasure.granted", "objection", who), cancel);
        }
        return ErasureReceipt.Of(wish, now);
    }

    /// <summary>Carries out the erasures that were granted a minute ago or before.</summary>
    /// <param name="cancel">Stops between two mentions; what is erased stays so, and the next call, also after a restart, goes on.</param>
    public async Task CarryOutAsync(CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((long id, ErasureOrders.Order order) in await _orders.AllAsync(cancel))
        {
            if (order.Asked + Settled > now) continue;
            await archive.CommitAsync(cancel); // what was accepted is found only when it is on disk
            foreach (KnownAs known in order.Wish.As) await EraseAsync(Find(known, order), cancel);
            await _orders.RemoveAsync(id, cancel);
            await log.RecordAsync(new Act("erasure.done", "objection", "heed"), cancel);
        }
    }

    private IEnumerable<long> Find(KnownAs known, ErasureOrders.Order order)
    {
        if (known.Names.Count == 0) return archive.FindPlace(known.Place);
        HashSet<Uri> links = [.. order.Wish.Links];
        return known.Names.SelectMany(name => FindVoices(known.Place, name, order.Asked))
            .Concat(archive.FindOrigins(known.Place, address => links.Contains(address) || known.Holds(address)));
    }

    /// <summary>Mentions of an account's voices in the periods that were not released at that moment.</summary>
    private HashSet<long> FindVoices(string place, string account, DateTimeOffset asked)
    {
        HashSet<long> found = [];
        foreach (DateTimeOffset at in (DateTimeOffset[])[asked, asked - Unreleased])
        {
            try
            {
                Voices voices = _voices.Of(place, source: "", account, at);
                foreach (PeriodLength length in Enum.GetValues<PeriodLength>()) found.UnionWith(archive.FindVoice(Period.Of(length, at), voices.Of(length)));
            }
            catch (KeyDestroyedException)
            {
                // Released in between: its voices are nobody's any more.
            }
        }
        return found;
    }

    private async Task EraseAsync(IEnumerable<long> mentions, CancellationToken cancel)
    {
        foreach (long mention in mentions.ToHashSet()) await archive.EraseAsync(mention, cancel);
    }
}
