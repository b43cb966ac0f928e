using Heed.Guard.Sieve;
using Microsoft.Extensions.Logging;

namespace Heed.Guard;

/// <summary>The door of what Heed keeps: a raw post goes in, a post that may be kept comes out, or nothing. What was turned away, and
/// why, is nowhere: no score, label, counter or line in a log. It has no switch.</summary>
public sealed partial class Guard(Objections objections, KeyRing keys, ILogger<Guard> log)
{
    private const int TitleMax = 500;
    private const int TextMax = 10_000;

    private readonly Organising _organising = Organising.Instance;
    private readonly VoiceMaker _voices = new(keys);

    /// <summary>Objections, organising (not in <see cref="Lane.Press"/>), redaction, voice, in this order. Fails closed: what cannot be
    /// checked is turned away.</summary>
    /// <param name="raw">As Intake hands it on: plain text, with language, tag and <see cref="RawPost.Seen"/>.</param>
    /// <returns>A <see cref="Post"/>; of <see cref="Lane.Workers"/> a <see cref="WorkerSpeech"/>, which nothing can keep; null: turned away.</returns>
    public Admitted? Admit(RawPost raw)
    {
        try
        {
            if (objections.Has(raw.Place, raw.Author)) return null;
            if (raw.Lane is not Lane.Press && _organising.Recognises(raw.Title, raw.Text, raw.Tags, LanguageOf(raw))) return null;
            return raw.Lane is Lane.Workers ? Unwritten(raw) : Strip(raw);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Neither the exception nor its message: both may quote the text.
            LogFailed(e.GetType().Name);
            return null;
        }
    }

    /// <summary>Built-in sentences go the way of every post: the one kind is turned away, the other kept, personal data redacted.</summary>
    /// <returns>False: something here is broken; nothing should be read until it is repaired.</returns>
    public bool SelfCheck() => SelfCheckSentences.Hold(_organising);

    private static string? LanguageOf(RawPost raw) => raw.Language is null or "und" ? null : raw.Language;

    private WorkerSpeech Unwritten(RawPost raw) => new(raw.Tag, Cut(raw.Text, TextMax), LanguageOf(raw), _voices.Of(raw).Month, Period.Of(PeriodLength.Month, raw.Seen));

    private Post Strip(RawPost raw)
    {
        string? lang = LanguageOf(raw);
        return new()
        {
            Tag = raw.Tag,
            Source = raw.Source,
            Place = raw.Place,
            Network = raw.Network,
            Lane = raw.Lane,
            Kind = raw.Kind,
            Title = raw.Title is null ? null : Cut(Redaction.Redact(raw.Title, lang).Text, TitleMax),
            Text = Cut(Redaction.Redact(raw.Text, lang).Text, TextMax),
            Language = lang,
            Country = raw.Country,
            Url = raw.Url,
            Again = (raw.Again ?? raw.NativeId) is { Length: > 0 } again ? again : null,
            LinkHosts = LinkHosts.Of(raw.Links),
            Tags = [.. raw.Tags.Where(tag => Redaction.Redact(tag, lang).Spans.Count == 0)],
            Media = raw.Media,
            Rating = raw.Rating,
            Engagement = raw.Engagement,
            Written = raw.Written,
            Seen = raw.Seen,
            Voices = _voices.Of(raw),
            ReplyTo = raw.ReplyTo,
            MayQuote = raw.MayQuote,
        };
    }

    // Marks can make a text longer than Intake left it. A sign or a mark is not cut in half.
    private static string Cut(string text, int max)
    {
        if (text.Length <= max) return text;
        int end = char.IsHighSurrogate(text[max - 1]) ? max - 1 : max;
        int open = text.LastIndexOf('[', end - 1, Math.Min(end, 16));
        return text[..(open >= 0 && text.IndexOf(']', open, end - open) < 0 ? open : end)];
    }

    [LoggerMessage(EventId = 3000, Level = LogLevel.Error, Message = "A post could not be checked and was turned away ({Error}).")]
    private partial void LogFailed(string error);
}
