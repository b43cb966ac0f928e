namespace Heed.Match.Dialects;

/// <summary>Something that is not carried over, until the place it vanishes from is known.</summary>
internal sealed class Draft(int start, int length, Loss loss, string reason, Effect effect)
{
    public int Start => start;

    public int Length => length;

    public Loss Loss => loss;

    public string Reason => reason;

    public Effect Effect { get; set; } = effect;
}

/// <summary>Gathers what does not carry over.</summary>
internal sealed class Losses(string text)
{
    private readonly List<Draft> _drafts = [];

    public Draft Add(int start, int length, Loss loss, string reason, Effect effect)
    {
        Draft draft = new(start, length, loss, reason, effect);
        _drafts.Add(draft);
        return draft;
    }

    public IReadOnlyList<CarriedNot> InOrder() => [.. _drafts.OrderBy(draft => draft.Start).Select(draft =>
        new CarriedNot(text.Substring(draft.Start, draft.Length), draft.Start, draft.Length, draft.Loss, draft.Effect, draft.Reason))];
}
