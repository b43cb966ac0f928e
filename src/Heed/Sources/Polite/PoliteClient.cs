using System.Collections.Concurrent;
using System.Globalization;
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
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    private readonly PoliteClientOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly HashSet<string> _allowed;
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="clock">Paces and pauses; the limits of time on the wire are real time.</param>
    public PoliteClient(PoliteClientOptions options, TimeProvider clock)
    {
        _options = options;
        _clock = clock;
        _allowed = new(options.Allowed, StringComparer.OrdinalIgnoreCase);
        _http = new(Handler(connections: 2)) { Timeout = Timeout.InfiniteTimeSpan };
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
        using WireTime time = new(_options.TimeLimit, cancel);
        Uri at = address;
        Uri? movedTo = null;
        bool forGood = true;
        try
        {
            for (int redirects = 0; ; redirects++)
            {
                CheckAddress(at);
                await CheckRobotsAsync(at, time, cancel);
                using HttpResponseMessage response = await SendAsync(at, known, accept, time, cancel);
                if (RedirectTarget(response, at) is not { } target) return await AnswerAsync(response, at, movedTo, time);
                if (redirects == _options.RedirectLimit)
                    throw new SourceException(Health.Broken, $"The address leads on from one to the next more than {_options.RedirectLimit} times.");
                forGood &= response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
                at = target;
                if (forGood) movedTo = target;
            }
        }
        catch (HttpRequestException e)
        {
            throw Explained(e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new SourceException(Health.Broken, $"The server did not finish its answer within {_options.TimeLimit.TotalSeconds:0} seconds.", null, e);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new SourceException(Health.Broken, "The answer broke off, or is not packed as it says.", null, e);
        }
    }

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
        if (robots.RefusesUse) throw new SourceException(Health.Refused, "The server's robots.txt says that what is there may not be used in this way.");
        if (robots.Allows(address.PathAndQuery)) return;
        throw new SourceException(Health.Refused, robots.ClosesAll
            ? "The server asks not to be read at all (robots.txt)."
            : "The server asks that this address is not read (robots.txt).");
    }

    /// <returns>Null: the server answered, but could not say (5xx, redirects without end).</returns>
    /// <exception cref="HttpRequestException">It did not answer: so it is not read either, but nothing is remembered of it.</exception>
    private async Task<Robots?> ReadRobotsAsync(Uri address, WireTime time, CancellationToken cancel)
    {
        Uri at = new(address, "/robots.txt");
        for (int redirects = 0; redirects <= _options.RedirectLimit; redirects++)
        {
            CheckAddress(at);
            using HttpResponseMessage response = await SendAsync(at, Validators.None, null, time, cancel);
            if (RedirectTarget(response, at) is { } target)
            {
                at = target;
                continue;
            }
            if ((int)response.StatusCode is 429 or >= 500) return null;
            if (!response.IsSuccessStatusCode) return Robots.AllowAll;
            return Robots.Parse(await Body.ReadStartAsync(response, Robots.SizeLimit, _options, time.Token), Token);
        }
        return null;
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, Validators known, string? accept, WireTime time, CancellationToken cancel)
    {
        Host host = HostOf(address);
        time.Stop();
        await host.TurnAsync(cancel);
        time.Start();
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (known.ETag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known.ETag);
        if (known.LastModified is not null) request.Headers.TryAddWithoutValidation("If-Modified-Since", known.LastModified);
        HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token);
        if (PauseAsked(response) is { } pause) host.Pause(pause);
        return response;
    }

    private async Task<Fetched> AnswerAsync(HttpResponseMessage response, Uri at, Uri? movedTo, WireTime time)
    {
        int status = (int)response.StatusCode;
        if (status is not (200 or 304)) throw Refusal(status, PauseAsked(response));
        if (UsePreference.RefusedBy(response.Headers) is { } header)
            throw new SourceException(Health.Refused, $"The server says that what is there may not be used in this way ({header}).");
        if (status is 304) return new Fetched.NotModified(movedTo);
        byte[] bytes = await Body.ReadAllAsync(response, _options, time.Token);
        Validators validators = new(First(response.Headers, "ETag"), First(response.Content.Headers, "Last-Modified"));
        return new Fetched.Ok(bytes, First(response.Content.Headers, "Content-Type"), validators, at, movedTo) { Link = Joined(response.Headers, "Link") };
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
        429 => new(Health.Broken, "The server says that it was asked too often (429).", pause) { Status = status },
        503 => new(Health.Broken, "The server is not able to answer just now (503).", pause) { Status = status },
        >= 500 => new(Health.Broken, $"The server has a fault ({status}).", pause) { Status = status },
        _ => new(Health.Broken, $"The server gave an answer that is no page ({status}).") { Status = status },
    };

    private SourceException Explained(HttpRequestException e) => e.GetBaseException() switch
    {
        NotPublicException => new(Health.Refused, "The address leads to a machine that is not on the public internet. An installation may list such a host and port.", null, e),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => new(Health.Broken, "There is no server of this name.", null, e),
        SocketException => new(Health.Broken, "The server cannot be reached.", null, e),
        _ when e.HttpRequestError is HttpRequestError.SecureConnectionError => new(Health.Broken, "The server's certificate is not valid.", null, e),
        _ when e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded => new(Health.Broken, $"The server sent more than {_options.HeaderLimitKb} kB of headers.", null, e),
        _ => new(Health.Broken, "The server's answer broke off or is not HTTP.", null, e),
    };

    private static Uri? RedirectTarget(HttpResponseMessage response, Uri at)
    {
        if ((int)response.StatusCode is not (301 or 302 or 303 or 307 or 308)) return null;
        return First(response.Headers, "Location") is { Length: > 0 and < 4_096 } location && Uri.TryCreate(at, location, out Uri? target)
            ? target
            : throw new SourceException(Health.Broken, "The server leads on to another address, but does not say to which.");
    }

    /// <summary>Retry-After in seconds or as a date, or a used-up rate limit; null: no pause is asked for. At most a day.</summary>
    private TimeSpan? PauseAsked(HttpResponseMessage response)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        TimeSpan? asked = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ => null,
        };
        if (asked is null && First(response.Headers, "X-RateLimit-Remaining")?.Trim() is "0" && First(response.Headers, "X-RateLimit-Reset") is { } reset)
            asked = UntilReset(reset.Trim(), now);
        return asked is { } pause && pause > TimeSpan.Zero ? pause < LongestPause ? pause : LongestPause : null;
    }

    /// <summary>Networks write seconds, a moment in seconds since 1970, or a date.</summary>
    private static TimeSpan? UntilReset(string reset, DateTimeOffset now)
    {
        const double latestDelta = 1_000_000_000;
        if (double.TryParse(reset, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds))
            return seconds < latestDelta ? TimeSpan.FromSeconds(seconds) : seconds < 1e11 ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) - now : null;
        return DateTimeOffset.TryParse(reset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date) ? date - now : null;
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
