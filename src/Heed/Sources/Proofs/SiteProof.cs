using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace Heed.Sources.Proofs;

/// <summary>Looks for the sign where only who publishes a site can write: a file at a fixed address, or the head of the home page. Not in
/// any page of the site, since visitors write on many: in comments, forums and files they put there.</summary>
internal sealed class SiteProof(ProofReader reader) : IProof
{
    /// <inheritdoc/>
    public async Task<Proof> LookAsync(NamedAccount account, Sign sign, Uri? post, CancellationToken cancel)
    {
        Uri root = reader.RootOf(account.Server);
        if (StandsAlone(sign, await reader.TextAsync(new Uri(root, SiteSign.FilePath), cancel)) || StandsInHead(sign, await reader.TextAsync(root, cancel)))
            return new Proof.Given([new(account.Server, account.Name.Length == 0 ? [] : [account.Name], [], SaysAuthor: false)]);
        return new Proof.NotYet([$"the file {SiteSign.FilePath} of {account.Server}", $"the head of its home page, for <meta name=\"{SiteSign.MetaName}\" …>"]);
    }

    /// <inheritdoc/>
    public Task<bool> WroteAsync(NamedAccount account, IReadOnlyList<KnownAs> known, Uri post, CancellationToken cancel) =>
        Task.FromResult(post.IsAbsoluteUri && post.Authority == account.Server);

    private static bool StandsAlone(Sign sign, string? file) => file is not null && file.Split('\n').Take(20).Any(line => line.Trim().Equals(sign.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The head ends with the first tag that does not belong into one.</summary>
    private static bool StandsInHead(Sign sign, string? page)
    {
        if (page is null) return false;
        using TextSource source = new(page);
        HtmlTokenizer tokens = new(source, HtmlEntityProvider.Resolver);
        while (tokens.Get() is { Type: not HtmlTokenType.EndOfFile } token)
        {
            if (token is not HtmlTagToken { Type: HtmlTokenType.StartTag } tag)
            {
                if (token.Type is HtmlTokenType.EndTag && token.Name is "head") return false;
                continue;
            }
            switch (tag.Name)
            {
                case "html" or "head" or "link" or "base":
                    break;
                case "title":
                    tokens.State = HtmlParseMode.RCData;
                    break;
                case "style":
                    tokens.State = HtmlParseMode.Rawtext;
                    break;
                case "script":
                    tokens.State = HtmlParseMode.Script;
                    break;
                case "meta" when tag.GetAttribute("name").Equals(SiteSign.MetaName, StringComparison.OrdinalIgnoreCase):
                    if (tag.GetAttribute("content").Trim().Equals(sign.Text, StringComparison.OrdinalIgnoreCase)) return true;
                    break;
                case "meta":
                    break;
                default:
                    return false;
            }
        }
        return false;
    }
}
