using Heed.Match.Language;

namespace Heed.Topics;

/// <summary>Something about a topic that somebody wants to save.</summary>
/// <param name="Where">The field: <c>id</c>, <c>name</c>, <c>query</c>, <c>purpose</c>, <c>lanes</c>, <c>theme:NAME</c>, <c>keep</c>.</param>
/// <param name="Finding">What about it; its span is within that field's text. An error stops the saving.</param>
public sealed record TopicProblem(string Where, Finding Finding)
{
    public bool IsError => Finding.Severity is Severity.Error;
}
