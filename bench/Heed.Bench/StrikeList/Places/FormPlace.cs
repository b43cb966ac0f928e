using System.Globalization;
using Heed.Sources;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A form that people write to: nobody has to say who they are, so no account comes with a message.</summary>
/// <param name="overheard">What was sent is written down there.</param>
internal sealed class FormPlace(List<RawPost> overheard) : StrikePlace
{
    private int _next;

    public override Source Source { get; } = Make(SourceKind.Form, Source.FormAddress("form")) with
    {
        Lane = Lane.Addressed,
        Referral = "the made-up office next door",
    };

    public override async Task HearAsync(Pipeline pipeline, IReadOnlyList<Said> said, CancellationToken cancel)
    {
        foreach (Said post in said)
        {
            RawPost raw = new()
            {
                Source = Source.Id,
                Place = $"form:{Source.Id}",
                Network = Source.Network,
                Lane = Source.Lane,
                NativeId = string.Create(CultureInfo.InvariantCulture, $"m{_next++}"),
                Again = "",
                Text = post.Text,
                Kind = PostKind.Message,
            };
            overheard.Add(raw);
            await pipeline.TakeInAsync(Source, raw, cancel);
        }
    }
}
