using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;

namespace Heed.Sources.Polite;

/// <summary>The one way out: all reading of the network goes through it. It says who it is, holds no cookies, asks robots.txt
/// first, keeps its pace, takes a no for an answer, does not read neighbours, and takes only so much.</summary>
public sealed partial class PoliteClient : IDisposable
{
    private const string Token = "heed";
    private const int HostLimit = 10_000;

    private readonly PoliteClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly TimeProvider _wireClock;
    private readonly HttpClient _http;
    private readonly HashSet<string> _allowed;
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="clock">Paces and pauses; the limits of time on the wire are real time.</param>
    public PoliteClient(PoliteClientOptions options, TimeProvider clock)
        : this(options, clock, TimeProvider.System, null) { }

    /// <param name="wireClock">The limits of time on the wire, for a simulation.</param>
    /// <param name="instead">Answers instead of the network; null: nothing does.</param>
    internal PoliteClient(PoliteClientOptions options, TimeProvider clock, TimeProvider wireClock, HttpMessageHandler? instead)
    {
        _options = options;
        _clock = clock;
        _wireClock = wireClock;
        _allowed = new(options.Allowed, StringComparer.OrdinalIgnoreCase);
        _http = new(instead ?? Handler(connections: 2)) { Timeout = Timeout.InfiniteTimeSpan };
        _sockets = new(Handler(connections: SocketsAHost));
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        _http.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
    }

    /// <summary>Reads what is at an address.</summary>
    /// <param name="known">What the last reading gave; <see cref="Validators.None"/>: read in any case.</param>
    /// <param name="cancel">Stops at once; nothing is left behind.</param>
    /// <exception cref="SourceException">The place refused, did not answer, asked for a pause, is gone, or gave too much.</exception>
    public Task<Fetched> GetAsync(Uri address, Validators known, CancellationToken cancel) => GetAsync(address, known, null, cancel);

    /// <inheritdoc cref="GetAsync(Uri, Validators, CancellationToken)"/>
    /// <param name="accept">The media type wanted of an address that has several; null: whatever it gives.</param>
    public async Task<Fetched> GetAsync(Uri address, Validators known, string? accept, CancellationToken cancel)
    {
        using WireTime time = new(_options.TimeLimit, _wireClock, cancel);
        Uri at = address;
        Uri? movedTo = null;
        bool forGood = true;
        for (int redirects = 0; ; redirects++)
        {
            CheckAddress(at);
            await CheckRobotsAsync(at, time, cancel);
            Uri from = at;
            (Uri? target, Fetched? answer) = await ExchangeAsync<(Uri?, Fetched?)>(Get(at, known, accept), async response =>
            {
                if (RedirectTarget(response, from) is not { } target) return (null, await AnswerAsync(response, from, movedTo, time));
                forGood &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
                return (target, null);
            }, time, cancel);
            if (target is null) return answer!;
            if (redirects == _options.RedirectLimit)
                throw new SourceException(Health.Broken, $"The address leads on from one to the next more than {_options.RedirectLimit} times.");
            at = target;
            if (forGood) movedTo = target;
        }
    }

    /// <summary>Asks a host for a pause of ours: its answer's text asked for one.</summary>
    internal void LeaveAlone(Uri address, TimeSpan length) => HostOf(address).Pause(length);

    public void Dispose()
    {
        _http.Dispose();
        _sockets.Dispose();
    }

    /// <summary>What reading waits by.</summary>
    internal TimeProvider Clock => _clock;

    private SocketsHttpHandler Handler(int connections) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would resolve names itself, past the check of addresses.
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = _options.HeaderLimitKb,
        MaxConnectionsPerServer = connections,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = ConnectAsync,
    };

    private static void CheckAddress(Uri address)
    {
        if (address.Scheme is not ("http" or "https")) throw new SourceException(Health.Broken, $"Only http and https addresses are read, not {address.Scheme}.");
        if (address.UserInfo.Length > 0) throw new SourceException(Health.Refused, "The address holds a user name or password; Heed reads only what anybody may read.");
    }

    private async Task CheckRobotsAsync(Uri address, WireTime time, CancellationToken cancel)
    {
        Robots robots = await HostOf(address).RobotsAsync(() => ReadRobotsAsync(address, time, cancel), cancel);
        if (ReferenceEquals(robots, Robots.AllowNothing))
            throw new SourceException(Health.Refused, "The server's robots.txt cannot be read, and without its word the server is not read.");
        if (robots.RefusesUse) throw new SourceException(Health.Refused, "The server's robots.txt says that what is there may not be used in this way.") { IsByRules = true };
        if (robots.Allows(address.PathAndQuery)) return;
        string no = robots.ClosesAll ? "The server asks not to be read at all (robots.txt)." : "The server asks that this address is not read (robots.txt).";
        throw new SourceException(Health.Refused, no) { IsByRules = true };
    }

    /// <returns>No robots: the server answered, but could not say (5xx, redirects without end).</returns>
    /// <exception cref="SourceException">It did not answer: so it is not read either, but nothing is remembered of it.</exception>
    private async Task<(Robots? Said, TimeSpan? MaxAge)> ReadRobotsAsync(Uri address, WireTime time, CancellationToken cancel)
    {
        Uri at = new(address, "/robots.txt");
        for (int redirects = 0; redirects <= _options.RedirectLimit; redirects++)
        {
            CheckAddress(at);
            Uri from = at;
            try
            {
                (Uri? target, Robots? said, TimeSpan? maxAge) = await ExchangeAsync<(Uri?, Robots?, TimeSpan?)>(Get(at, Validators.None, null), async response =>
                {
                    if (RedirectTarget(response, from) is { } target) return (target, null, null);
                    if ((int)response.StatusCode is 429 or >= 500) throw Refusal((int)response.StatusCode, null);
                    if (!response.IsSuccessStatusCode) return (null, Robots.AllowAll, null);
                    return (null, Robots.Parse(await Body.ReadStartAsync(response, Robots.SizeLimit, _options, time.Token), Token), response.Headers.CacheControl?.MaxAge);
                }, time, cancel);
                if (target is null) return (said, maxAge);
                at = target;
            }
            catch (SourceException cannotSay) when (cannotSay.Status is not null)
            {
                return (null, null);
            }
        }
        return (null, null);
    }

    private static HttpRequestMessage Get(Uri address, Validators known, string? accept)
    {
        HttpRequestMessage request = new(HttpMethod.Get, address);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (known.ETag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known.ETag);
        if (known.LastModified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", known.LastModified);
        return request;
    }

    /// <summary>One request, in its turn, and what is made of its answer. Every request goes this way.</summary>
    /// <param name="take">Reads the answer; runs within the time of the reading.</param>
    private async Task<T> ExchangeAsync<T>(HttpRequestMessage request, Func<HttpResponseMessage, Task<T>> take, WireTime time, CancellationToken cancel)
    {
        using HttpRequestMessage sent = request;
        Host host = HostOf(request.RequestUri!);
        time.Stop();
        await host.TurnAsync(cancel);
        time.Start();
        return await host.TryAsync(async () =>
        {
            try
            {
                using HttpResponseMessage response = await _http.SendAsync(sent, HttpCompletionOption.ResponseHeadersRead, time.Token);
                if (AskedPause.Of(response, _clock.GetUtcNow()) is { } pause) host.Pause(pause);
                return await take(response);
            }
            catch (HttpRequestException e)
            {
                throw Explained(e);
            }
            catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
            {
                throw new SourceException(Health.Broken, $"The server did not finish its answer within {_options.TimeLimit.TotalSeconds:0} seconds.", null, e) { IsHostFault = true };
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                throw new SourceException(Health.Broken, "The answer broke off, or is not packed as it says.", null, e) { IsHostFault = e is IOException };
            }
        });
    }

    private async Task<Fetched> AnswerAsync(HttpResponseMessage response, Uri at, Uri? movedTo, WireTime time)
    {
        int status = (int)response.StatusCode;
        if (status is not (200 or 304)) throw Refusal(status, AskedPause.Of(response, _clock.GetUtcNow()));
        if (UsePreference.RefusedBy(response.Headers) is { } header)
            throw new SourceException(Health.Refused, $"The server says that what is there may not be used in this way ({header}).") { IsByRules = true };
        TimeSpan? freshFor = response.Headers.CacheControl is { NoCache: false, NoStore: false, MaxAge: var age } ? age : null;
        if (status is 304) return new Fetched.NotModified(movedTo) { FreshFor = freshFor };
        byte[] bytes = await Body.ReadAllAsync(response, _options, time.Token);
        Validators validators = new(First(response.Headers, "ETag"), First(response.Content.Headers, "Last-Modified"));
        return new Fetched.Ok(bytes, First(response.Content.Headers, "Content-Type"), validators, at, movedTo) { Link = Joined(response.Headers, "Link"), FreshFor = freshFor };
    }

    private static string? First(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.FirstOrDefault() : null;

    private static string? Joined(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? string.Join(", ", values) : null;

    private static SourceException Refusal(int status, TimeSpan? pause) => status switch
    {
        401 or 402 or 403 or 407 or 451 => new(Health.Refused, $"The server does not let just anybody read this ({status}).") { Status = status },
        410 => new(Health.Gone, "The server says that this is gone for ever (410).") { Status = status },
        404 => new(Health.Broken, "There is nothing at this address (404).") { Status = status },
        429 => new(Health.Broken, "The server says that it was asked too often (429).", pause) { Status = status, IsHostFault = true },
        503 => new(Health.Broken, "The server is not able to answer just now (503).", pause) { Status = status, IsHostFault = true },
        >= 500 => new(Health.Broken, $"The server has a fault ({status}).", pause) { Status = status, IsHostFault = true },
        _ => new(Health.Broken, $"The server gave an answer that is no page ({status}).") { Status = status },
    };

    private SourceException Explained(HttpRequestException e) => e.GetBaseException() switch
    {
        NotPublicException => new(Health.Refused, "The address leads to a machine that is not on the public internet. An installation may list such a host and port.", null, e),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new(Health.Broken, "There is no server of this name.", null, e) { IsHostFault = true },
        SocketException => new(Health.Broken, "The server cannot be reached.", null, e) { IsHostFault = true },
        _ when e.HttpRequestError is HttpRequestError.SecureConnectionError => new(Health.Broken, "The server's certificate is not valid.", null, e) { IsHostFault = true },
        _ when e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded => new(Health.Broken, $"The server sent more than {_options.HeaderLimitKb} kB of headers.", null, e),
        _ => new(Health.Broken, "The server's answer broke off or is not HTTP.", null, e) { IsHostFault = true },
    };

    private static Uri? RedirectTarget(HttpResponseMessage response, Uri at)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return null;
        return First(response.Headers, "Location") is { Length: > 0 and < 4_096 } location && Uri.TryCreate(at, location, out Uri? target)
            ? target
            : throw new SourceException(Health.Broken, "The server leads on to another address, but does not say to which.");
    }

    private Host HostOf(Uri address)
    {
        if (_hosts.Count >= HostLimit)
            foreach (var (name, host) in _hosts)
                if (host.Idle) _hosts.TryRemove(name, out _);
        return _hosts.GetOrAdd($"{address.Scheme}://{address.Authority}", _ => new(_clock, _options.Pace));
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel) =>
        new NetworkStream(await OpenLineAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancel), ownsSocket: true);

    /// <summary>Resolves, checks, then connects to the very address that was checked: a name cannot change in between.</summary>
    /// <exception cref="NotPublicException">It leads to no public address, and the installation does not list it.</exception>
    internal async Task<Socket> OpenLineAsync(string host, int port, CancellationToken cancel)
    {
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(host, cancel);
        if (!_allowed.Contains($"{host.Trim('[', ']')}:{port}")) addresses = addresses.Where(PublicAddress.Is).ToArray();
        if (addresses.Length == 0) throw new NotPublicException();
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancel);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    internal sealed class NotPublicException : Exception;
}
