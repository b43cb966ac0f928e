using Heed.Guard;
using Heed.Log;

namespace Heed.Archive;

/// <summary>What was done for somebody who asked, in sentences for that person. It says how was looked, not how much was found: a number
/// would tell whoever runs the command what one person said.</summary>
/// <param name="Ways">How their posts were looked for.</param>
/// <param name="Limits">What could not be found that way, and how else it ends.</param>
public sealed record ErasureReceipt(IReadOnlyList<string> Ways, IReadOnlyList<string> Limits);

/// <summary>Carries out what people ask for: that an account is not heard, and that what is kept of it is erased. The log names who
/// entered it and never for whom.</summary>
public sealed class PersonErasure(Objections objections, KeyRing keys, PostArchive archive, ActLog log, TimeProvider clock)
{
    // A period keeps its voices this long after its end.
    private static readonly TimeSpan Unreleased = TimeSpan.FromHours(48);

    private readonly VoiceMaker _voices = new(keys);

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
    public async Task EraseGoneAsync(string place, string account, CancellationToken cancel)
    {
        DateTimeOffset now = clock.GetUtcNow();
        HashSet<long> found = [];
        foreach (DateTimeOffset at in (DateTimeOffset[])[now, now - Unreleased])
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
        foreach (long mention in found) await archive.EraseAsync(mention, cancel);
    }

    /// <summary>Records the objection, then erases what is kept of the account: by the voices of the running periods, and by the links given.</summary>
    /// <param name="place">One place; voices of other places have nothing in common with its.</param>
    /// <param name="links">Originals the person names; may be empty.</param>
    /// <param name="cancel">Stops between two mentions; what is erased stays so, and the objection stands.</param>
    public async Task<ErasureReceipt> EraseAsync(string place, string account, IReadOnlyCollection<Uri> links, string who, CancellationToken cancel)
    {
        if (place == Objections.Everywhere) throw new ArgumentException("An erasure names one place: a person's posts at different places cannot be joined.", nameof(place));
        await ObjectAsync(place, account, who, cancel);
        DateTimeOffset now = clock.GetUtcNow();
        Voices voices = _voices.Of(place, source: "", account, now);
        HashSet<long> found = [.. archive.FindOrigins(place, links)];
        foreach (PeriodLength length in Enum.GetValues<PeriodLength>()) found.UnionWith(archive.FindVoice(Period.Of(length, now), voices.Of(length)));
        foreach (long mention in found) await archive.EraseAsync(mention, cancel);
        await log.RecordAsync(new Act("erasure.done", "objection", who), cancel);
        return new(
            [
                $"By the pseudonyms of the running week and month ({Period.Of(PeriodLength.Week, now)}, {Period.Of(PeriodLength.Month, now)}): everything kept of the account in that time is erased.",
                links.Count == 0 ? "By links: none were given." : $"By links: {links.Count} were given; what is kept of them is erased, whatever its age.",
            ],
            [
                "Older posts whose links were not given cannot be recognised: the keys that made their pseudonyms are destroyed. They go when their keeping ends, or when they are deleted at the place.",
                "Figures already released do not change; they name nobody.",
            ]);
    }
}
