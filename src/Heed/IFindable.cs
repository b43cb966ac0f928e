using Heed.Match;

namespace Heed;

/// <summary>What a query can see of a post: the same when it is about to be kept and when it is found again.</summary>
public interface IFindable
{
    string? Title { get; }
    string Text { get; }
    string? Language { get; }
    string? Country { get; }
    string Network { get; }
    string Source { get; }

    /// <summary>Host of the original; null: it has none.</summary>
    string? Site { get; }

    IReadOnlyList<string> LinkHosts { get; }
    PostKind Kind { get; }
    IReadOnlyList<string> Tags { get; }
    double? Rating { get; }
    long? Engagement { get; }
    DateTimeOffset? Written { get; }
    IReadOnlyList<string> Media { get; }
}

/// <summary>The one way from a post or mention to what <see cref="Match"/> sees.</summary>
public static class Findable
{
    public static PostFields ToFields(this IFindable post) => new()
    {
        Title = post.Title,
        Text = post.Text,
        Lang = post.Language,
        Country = post.Country,
        Network = post.Network,
        Source = post.Source,
        Url = post.Site is null ? null : $"https://{post.Site}",
        Links = post.LinkHosts,
        Kind = post.Kind.ToString().ToLowerInvariant(),
        Tags = post.Tags,
        Rating = post.Rating,
        Engagement = post.Engagement,
        Published = post.Written,
        Media = post.Media,
    };
}
