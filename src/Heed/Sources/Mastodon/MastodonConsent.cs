using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;

namespace Heed.Sources.Mastodon;

/// <summary>Whether a post may be heard, by what it and its author say. What is not said is no yes.</summary>
internal static partial class MastodonConsent
{
    /// <summary>Post and author both allow it: the post is public and the author wants to be found (<c>indexable</c>, <c>discoverable</c>),
    /// takes any follower, is in good standing and here, and asks machines for nothing else.</summary>
    public static bool Allows(JsonElement status) =>
        status.Text("visibility") is "public"
        && !status.Says("local_only")
        && !status.List("tags").Any(tag => tag.Text("name") is { } name && NoMachines().IsMatch($"#{name}"))
        && !NoMachines().IsMatch(PlainText.FromHtml(status.Text("content") ?? ""))
        && status.Field("account") is { } author
        && AllowsAuthor(author);

    private static bool AllowsAuthor(JsonElement author) =>
        author.Flag("indexable") is true
        && author.Flag("discoverable") is true
        && author.Flag("locked") is false
        && !author.Says("noindex")
        && !author.Says("suspended")
        && !author.Says("limited")
        && !author.Says("memorial")
        && !author.Says("moved")
        && !AsksMachinesAway(author.Text("note"))
        && !AsksMachinesAway(author.Text("display_name"))
        && !author.List("fields").Any(field => AsksMachinesAway(field.Text("name")) || AsksMachinesAway(field.Text("value")));

    /// <summary>The same of an author's ActivityPub actor. Nobody is known to say there that an account is limited.</summary>
    public static bool AllowsActor(JsonElement actor) =>
        actor.Flag("indexable") is true
        && actor.Flag("discoverable") is true
        && !actor.Says("manuallyApprovesFollowers")
        && !actor.Says("suspended")
        && !actor.Says("memorial")
        && !actor.Says("movedTo")
        && !AsksMachinesAway(actor.Text("summary"))
        && !AsksMachinesAway(actor.Text("name"))
        && !actor.List("attachment").Any(field => AsksMachinesAway(field.Text("name")) || AsksMachinesAway(field.Text("value")));

    private static bool AsksMachinesAway(string? html) => html is not null && NoMachines().IsMatch(PlainText.FromHtml(html));

    /// <summary>Tags of the convention, with and without plural, hyphen or gap: <c>#nobot</c>, <c>#NoBots</c>, <c>#no_index</c>, ….</summary>
    [GeneratedRegex(@"[#＃]\s?no[\s_-]?(bots?|index(ing)?|search|archiv(e|ing)|scrap(e|ing)|crawl(ing)?|robots?|ai|tdm|track(ing)?|listening)(?![\p{L}\p{N}])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoMachines();
}
