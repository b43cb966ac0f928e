using System.Text.Json;
using System.Text.RegularExpressions;
using Heed.Sources.Json;

namespace Heed.Sources.Proofs;

/// <summary>Asks a forum for a member's profile, or the post named.</summary>
internal sealed partial class DiscourseProof(ProofReader reader) : IProof
{
    private const int Regular = 1;

    /// <inheritdoc/>
    public async Task<Proof> LookAsync(NamedAccount account, Sign sign, Uri? post, CancellationToken cancel)
    {
        bool stands = post is null
            ? await reader.JsonAsync(new Uri(reader.RootOf(account.Server), $"/u/{Uri.EscapeDataString(account.Name)}.json"), cancel) is { } profile
                && profile.Field("user") is { } user && IsBy(account, user) && sign.StandsInHtml(user.Text("bio_cooked"))
            : await PostAsync(account, post, cancel) is { } said && sign.StandsInHtml(said.Text("cooked"));
        if (stands) return new Proof.Given([new(account.Server, [account.Name], [], SaysAuthor: true)]);
        return new Proof.NotYet([post is null ? "“About me” in the profile, which many forums show to members only; give the address of a post instead" : "the post whose address you gave, if everybody may read it and it is by this account"]);
    }

    /// <inheritdoc/>
    public async Task<bool> WroteAsync(NamedAccount account, IReadOnlyList<KnownAs> known, Uri post, CancellationToken cancel) => await PostAsync(account, post, cancel) is not null;

    /// <returns>Null: none, not shown to everybody, or by somebody else.</returns>
    private async Task<JsonElement?> PostAsync(NamedAccount account, Uri post, CancellationToken cancel)
    {
        if (!reader.MayAsk(post) || post.Authority != account.Server || PostPath().Match(post.AbsolutePath) is not { Success: true } path) return null;
        string number = path.Groups["number"] is { Success: true } given ? given.Value : "1";
        string question = path.Groups["id"] is { Success: true } id ? $"/posts/{id.Value}.json" : $"/posts/by_number/{path.Groups["topic"].Value}/{number}.json";
        return await reader.JsonAsync(new Uri(reader.RootOf(account.Server), question), cancel) is { } said
            && IsBy(account, said) && said.Whole("post_type") is Regular && !said.Says("hidden") && !said.Says("user_deleted") && !said.Says("deleted_at")
                ? said
                : null;
    }

    private static bool IsBy(NamedAccount account, JsonElement of) => account.Name.Equals(of.Text("username"), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^/(t/([^/]+/)?(?<topic>[0-9]{1,12})(/(?<number>[0-9]{1,9}))?|p/(?<id>[0-9]{1,12}))/?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PostPath();
}
