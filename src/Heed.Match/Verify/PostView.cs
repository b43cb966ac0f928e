using Heed.Match.Language;
using Heed.Match.Text;

namespace Heed.Match.Verify;

/// <summary>Which of a post's two texts count.</summary>
internal enum Scope
{
    Both,
    TitleOnly,
}

/// <summary>One post made ready to be asked many queries. Not thread-safe: belongs to one evaluation.</summary>
/// <param name="known">Answers for fields that only the archive knows; null: such a query fails.</param>
internal sealed class PostView(PostFields fields, Func<Node, bool>? known)
{
    private readonly TextView? _title = fields.Title is null ? null : new(TextPart.Title, fields.Title);
    private readonly TextView _text = new(TextPart.Text, fields.Text);
    private readonly Dictionary<Clause, bool> _answers = [];
    private string[]? _links;
    private List<Letter>[]? _tags;
    private string? _host;

    public PostFields Fields => fields;

    /// <summary>What lies behind <see cref="Text.Words.MaxLength"/> is not looked at.</summary>
    public bool WasCut => fields.Text.Length > Text.Words.MaxLength || fields.Title?.Length > Text.Words.MaxLength;

    /// <summary>Host of the post's own address; null: none.</summary>
    public string? Host => fields.Url is null ? null : _host ??= Link.HostOf(fields.Url);

    /// <summary>Hosts linked to, those in the texts included.</summary>
    public string[] Links => _links ??= [.. fields.Links.Concat(LinksInText()).Select(Link.HostOf).OfType<string>().Distinct()];

    public bool HasLink => fields.Links.Count > 0 || LinksInText().Any();

    public bool HasQuestion => Texts(Scope.Both).Any(text => text.Sentences.Exists(sentence => sentence.IsQuestion));

    /// <summary>The network's labels and the hashtags.</summary>
    public List<Letter>[] Tags => _tags ??=
    [
        .. fields.Tags.Select(tag => Accents.Letters(Folding.Fold(tag.TrimStart('#')))),
        .. Texts(Scope.Both).SelectMany(
            text => text.Words.Where(word => word.Kind is WordKind.Hashtag).Select(word => text.LettersAt(word.Position))),
    ];

    public IEnumerable<TextView> Texts(Scope scope)
    {
        if (_title is not null) yield return _title;
        if (scope is Scope.Both) yield return _text;
    }

    /// <summary>What another topic's query says of the post, worked out once.</summary>
    public bool Answer(Clause topic)
    {
        if (!_answers.TryGetValue(topic, out bool holds)) _answers[topic] = holds = topic.Holds(this, Scope.Both);
        return holds;
    }

    public bool Known(Node field) =>
        known is null ? throw new InvalidOperationException($"Only the archive knows {Query.Format(field)}.") : known(field);

    private IEnumerable<string> LinksInText() =>
        from text in Texts(Scope.Both)
        from run in text.Runs
        where run.Kind is RunKind.Link
        select text.Source[run.Start..run.End];
}
