using Heed.App.Limits;
using Heed.Archive;
using Heed.Guard;
using Heed.Sources.Proofs;

namespace Heed.App.Public;

/// <summary>Looks for signs and grants what was asked for. Nothing here asks what is kept, so neither its answers nor the time they take
/// can tell whether an account is known, heard or has mentions.</summary>
internal sealed class ObjectDesk(Installation heed, Proofs proofs, ObjectLimit limit) : IDisposable
{
    /// <summary>Who is named in the log: the person is not.</summary>
    private const string Who = "page:object";

    /// <summary>Looks that may go on at the same time; each may take most of a minute.</summary>
    private const int AtOnce = 4;

    private readonly SemaphoreSlim _looking = new(AtOnce);
    private readonly SemaphoreSlim _granting = new(1);
    private readonly UsedSigns _used = new(heed.State, heed.Keys, heed.Clock);

    public bool IsDone(AskedAccount account) => _used.Has(account.Sign);

    /// <param name="post">As typed; null or blank: the person gave none.</param>
    /// <param name="network">From where it is asked: <see cref="Caller.NetworkOf"/>.</param>
    /// <param name="cancel">Counts until a sign was found; what is granted then is granted whole.</param>
    public async Task<ObjectOutcome> LookAsync(ObjectAsk ask, AskedAccount account, string? post, string network, CancellationToken cancel)
    {
        if (IsDone(account)) return new ObjectOutcome.Used();
        Uri? at = null;
        if (!string.IsNullOrWhiteSpace(post) && !(post.Length <= 2_000 && Uri.TryCreate(post.Trim(), UriKind.Absolute, out at) && at.Scheme is "http" or "https")) return new ObjectOutcome.NoAddress();
        if (Sign.Parse(account.Sign) is not { } sign) throw new InvalidOperationException("A sealed page holds a sign that is none.");
        if (!limit.Take(network)) return new ObjectOutcome.TooOften("This was tried too often within an hour. Wait an hour, then try again: the page and its sign stay good.");
        if (!await _looking.WaitAsync(TimeSpan.FromSeconds(5), cancel)) return new ObjectOutcome.TooOften("Others are being looked at just now. Try again in a minute.");
        try
        {
            NamedAccount named = account.ToNamed();
            switch (await proofs.LookAsync(named, sign, at, cancel))
            {
                case Proof.NotYet(var looked): return new ObjectOutcome.NotYet(looked);
                case Proof.OutOfReach(var why): return new ObjectOutcome.OutOfReach(why);
                case Proof.Given(var known):
                    IReadOnlyList<Uri> links = ask.Erase ? await proofs.OwnAsync(named, known, [.. ask.Links.Select(link => new Uri(link))], cancel) : [];
                    return await GrantAsync(ask, account, new(known, links, ask.Object, ask.Erase));
                default: throw new System.Diagnostics.UnreachableException();
            }
        }
        finally
        {
            _looking.Release();
        }
    }

    public void Dispose()
    {
        _looking.Dispose();
        _granting.Dispose();
    }

    private async Task<ObjectOutcome> GrantAsync(ObjectAsk ask, AskedAccount account, Wish wish)
    {
        await _granting.WaitAsync(CancellationToken.None);
        try
        {
            if (IsDone(account)) return new ObjectOutcome.Used();
            ErasureReceipt receipt = await heed.Erasures.GrantAsync(wish, Who, CancellationToken.None);
            await _used.UseAsync(account.Sign, ask.Ends, CancellationToken.None);
            return new ObjectOutcome.Done(receipt, ask.Links.Count);
        }
        finally
        {
            _granting.Release();
        }
    }
}
