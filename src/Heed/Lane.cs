namespace Heed;

/// <summary>On what footing somebody speaks (DESIGN: Lanes).</summary>
public enum Lane
{
    /// <summary>Institutions that publish. Titles and links may leave the desk verbatim; counted by publisher.</summary>
    Press,

    /// <summary>Anybody, in public, except the operator's own people.</summary>
    Public,

    /// <summary>People who wrote to the operator on purpose.</summary>
    Addressed,

    /// <summary>The operator's own people, by an intake made for them. No text is ever stored.</summary>
    Workers,
}

/// <summary>What a post is: the values of <c>kind:</c>.</summary>
public enum PostKind
{
    Post,
    Reply,
    Article,
    Review,
    Message,
}
