namespace Village;

/// <summary>Where a post of the town is written.</summary>
public enum TownPlace
{
    /// <summary>The Kelderwick Lantern, a news site: RSS 2.0. The press.</summary>
    News,

    /// <summary>The library's blog: Atom. An institution, so the press too.</summary>
    Blog,

    /// <summary>Kelderwick Talk, a forum: RSS 2.0. The public.</summary>
    Forum,

    /// <summary>Reviews of the couriers' app and of town services: CSV. The public.</summary>
    Reviews,

    /// <summary>What people write to the council: a maildir. Addressed.</summary>
    Mail,
}

/// <summary>One post of the made-up town, with what is true about it.</summary>
/// <param name="Id">Unique in the town: a letter for the place, then its number in order of time, as <c>f-00042</c>.</param>
/// <param name="Author">The handle, as the place shows it; of mail, the value of From; of the press, the newsroom or institution.</param>
/// <param name="Title">Plain text, never empty.</param>
/// <param name="Text">Plain text; paragraphs stand apart by an empty line.</param>
/// <param name="Body">What the place delivers: HTML of <paramref name="Text"/> in news, blog and forum; else the text itself.</param>
/// <param name="Written">UTC, whole seconds.</param>
/// <param name="Language"><c>en</c>, <c>es</c> or <c>de</c>.</param>
/// <param name="Subject">What it is about: the heading it was taken from, such as <c>weather</c>, <c>tram</c>, <c>complaint</c>, <c>lookalike</c>.</param>
public sealed record TownPost(
    TownPlace Place,
    string Id,
    string Author,
    string Title,
    string Text,
    string Body,
    DateTimeOffset Written,
    string Language,
    string Subject)
{
    /// <summary>Id of the planted story it tells (see <see cref="Stories"/>), in the story's week or in the trickle around it; null: none.</summary>
    public string? Story { get; init; }

    /// <summary>Workers organising or discussing to act together.</summary>
    public bool IsOrganising { get; init; }

    /// <summary>Its author objected to being heard.</summary>
    public bool OptedOut { get; init; }

    /// <summary>The made-up word that stands in this post and in no other; null unless <see cref="OptedOut"/>.</summary>
    public string? Coined { get; init; }

    /// <summary>Personal data in the text, exactly as written there.</summary>
    public IReadOnlyList<string> Planted { get; init; } = [];

    /// <summary>Id of the forum post it answers; null: it answers none.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Id of the post that it passes on with small changes; null: it is nobody's copy.</summary>
    public string? CopyOf { get; init; }

    /// <summary>1 to 5; null: no review.</summary>
    public int? Stars { get; init; }

    /// <summary>What is reviewed; null: no review.</summary>
    public string? About { get; init; }
}
