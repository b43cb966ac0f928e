using Heed.Sources.Proofs;

namespace Heed.Tests.Sources.Proofs;

public class A_named_account
{
    private static readonly string[] Neighbours = ["forum.local:8080"];

    [Theory]
    [InlineData(ProofNetwork.Mastodon, " @Jane@Social.Example ", "Jane@social.example")]
    [InlineData(ProofNetwork.Discourse, "jane@https://forum.example/", "jane@forum.example")]
    [InlineData(ProofNetwork.Discourse, "jane@forum.local:8080", "jane@forum.local:8080")]
    [InlineData(ProofNetwork.Bluesky, "@jane.bsky.social", "jane.bsky.social")]
    [InlineData(ProofNetwork.HackerNews, "jane", "jane")]
    [InlineData(ProofNetwork.Site, "https://blog.example/", "blog.example")]
    [InlineData(ProofNetwork.Site, "Jane Doe@blog.example", "Jane Doe@blog.example")]
    public void is_read_as_people_write_it(ProofNetwork network, string text, string account) =>
        Assert.Equal(account, NamedAccount.Parse(network, text, Neighbours, out _)?.ToString());

    [Theory]
    [InlineData(ProofNetwork.Mastodon, "jane")]
    [InlineData(ProofNetwork.Mastodon, "jane@localhost")]
    [InlineData(ProofNetwork.Mastodon, "jane@127.0.0.1")]
    [InlineData(ProofNetwork.Mastodon, "jane@social.example:22")]
    [InlineData(ProofNetwork.Mastodon, "jane@social.example/path")]
    [InlineData(ProofNetwork.Discourse, "ja/ne@forum.example")]
    [InlineData(ProofNetwork.Bluesky, "jane")]
    [InlineData(ProofNetwork.HackerNews, "jane doe")]
    [InlineData(ProofNetwork.Site, "blog")]
    [InlineData(ProofNetwork.Site, "news.ycombinator.com")]
    public void is_asked_for_again_with_what_to_write(ProofNetwork network, string text)
    {
        Assert.Null(NamedAccount.Parse(network, text, Neighbours, out string problem));
        Assert.NotEmpty(problem);
    }
}
