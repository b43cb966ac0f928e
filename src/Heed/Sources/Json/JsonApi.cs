using System.Text.Json;
using Heed.Sources.Polite;

namespace Heed.Sources.Json;

/// <summary>An answer in JSON.</summary>
/// <param name="Link">The Link header (RFC 8288) as it came; null: none.</param>
internal sealed record JsonAnswer(JsonElement Body, string? Link)
{
    /// <summary>A parameter of the address that the Link header gives for a relation, such as <c>max_id</c> of <c>next</c>.</summary>
    /// <returns>Null: there is no such link, or it has no such parameter.</returns>
    public string? LinkValue(string relation, string parameter)
    {
        foreach (string link in (Link ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (link.Split(';', StringSplitOptions.TrimEntries) is not [['<', .. var address, '>'], .. var attributes]) continue;
            if (!attributes.Any(attribute => attribute.Replace("\"", "", StringComparison.Ordinal) == $"rel={relation}")) continue;
            foreach (string pair in address[(address.IndexOf('?') + 1)..].Split('&'))
                if (pair.Split('=', 2) is [var name, var value] && name == parameter) return Uri.UnescapeDataString(value);
        }
        return null;
    }
}

/// <summary>A server's API in JSON, read through the polite client.</summary>
/// <param name="root">The server; answers from another one are not taken: that is another place, which nobody has approved.</param>
internal sealed class JsonApi(PoliteClient client, Uri root)
{
    /// <param name="path">With its query.</param>
    /// <param name="accept">The media type asked for.</param>
    /// <exception cref="SourceException">As the client says, or the answer is no JSON.</exception>
    public async Task<JsonAnswer> GetAsync(string path, CancellationToken cancel, string accept = "application/json")
    {
        Fetched fetched = await client.GetAsync(new Uri(root, path), Validators.None, accept, cancel);
        // Without validators no server has a reason for 304.
        if (fetched is not Fetched.Ok answer) throw new SourceException(Health.Broken, "The server says that nothing has changed, although it was not asked that.");
        if (answer.FinalUrl.Authority != root.Authority)
            throw new SourceException(Health.Broken, $"This server leads to {answer.FinalUrl.Authority}. That is another place: propose it as a new source, and end this one.");
        try
        {
            JsonElement body = JsonSerializer.Deserialize<JsonElement>(answer.Bytes);
            // Some APIs ask for a pause in the answer itself.
            if (body.Number("backoff") is { } seconds && AskedPause.Seconds(seconds) is { } pause) client.LeaveAlone(root, pause);
            return new(body, answer.Link);
        }
        catch (JsonException e)
        {
            throw new SourceException(Health.Broken, "The server's answer is not the JSON it should be.", null, e);
        }
    }
}
