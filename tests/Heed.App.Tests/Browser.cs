using System.Net;
using System.Text.RegularExpressions;

namespace Heed.App.Tests;

/// <summary>What a browser without scripts does: keeps cookies, loads pages, sends their forms with their tokens.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient _client;

    public Browser(Uri address) => _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    public async Task<string> TextAsync(string path) => await (await GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    /// <summary>Loads a page, takes the token of its form and sends the fields with it.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, string action, params (string Name, string Value)[] fields) =>
        await SendWithTokenAsync(TokenIn(await TextAsync(page)), action, fields);

    /// <param name="token">Null: none is sent.</param>
    public Task<HttpResponseMessage> SendWithTokenAsync(string? token, string action, params (string Name, string Value)[] fields)
    {
        List<KeyValuePair<string, string>> all = [.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
        if (token is not null) all.Add(new("token", token));
        return _client.PostAsync(new Uri(action, UriKind.Relative), new FormUrlEncodedContent(all), TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> SignInAsync(string email, string password) => SendAsync("/sign-in", "/sign-in", ("email", email), ("password", password));

    public static string TokenIn(string html) => WebUtility.HtmlDecode(Token().Match(html).Groups[1].Value);

    public void Dispose() => _client.Dispose();

    [GeneratedRegex("name=\"token\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
