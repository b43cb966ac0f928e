using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Heed.Bench.Reading;

/// <summary>Made-up hosts, in place of the network, on a simulated clock. Sockets, TLS and addresses are not part of it: those are tested with
/// a real server.</summary>
internal sealed class HostileWeb : HttpMessageHandler
{
    private const int Entries = 3;
    private const int CountingBudget = 5;
    private static readonly TimeSpan CountingWindow = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan IllFor = TimeSpan.FromHours(16);
    private static readonly byte[] Bomb = Packed(new byte[64 * 1024 * 1024]);

    private readonly SimulatedClock _clock;
    private readonly DateTimeOffset _start;
    private readonly Dictionary<string, MadeUpHost> _hosts;

    public HostileWeb(IEnumerable<MadeUpHost> hosts, SimulatedClock clock)
    {
        _clock = clock;
        _start = clock.Now;
        _hosts = hosts.ToDictionary(host => host.Name);
        foreach (MadeUpHost host in _hosts.Values.Where(host => host.Temper is Temper.Closing))
            host.Ledger.Closed = (_start.AddHours(9), _start.AddHours(16)); // closed at 8; robots.txt may be an hour old
    }

    /// <summary>Bytes of bodies that were taken from it.</summary>
    public long BytesTaken { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        MadeUpHost host = _hosts[request.RequestUri!.Host];
        DateTimeOffset now = _clock.Now;
        lock (host.Ledger) host.Ledger.Note(request, now);
        if (request.RequestUri.AbsolutePath == "/robots.txt") return Text(Robots(host, now), "text/plain", ("Cache-Control", "max-age=3600"));
        bool ill = now - _start < IllFor, stormy = (now - _start).Hours % 2 == 1;
        switch (host.Temper)
        {
            case Temper.Storm when stormy:
                int seconds = 60 + (host.Ledger.Requests.Count * 37 % 540);
                // A date has no fractions of a second: it says a little less than was meant, and what was said counts.
                bool asDate = seconds % 2 == 1;
                DateTimeOffset until = now.AddSeconds(seconds), said = asDate ? until.AddTicks(-(until.UtcTicks % TimeSpan.TicksPerSecond)) : until;
                host.Ledger.Pause(said);
                return Status(429, ("Retry-After", asDate ? said.ToString("R", CultureInfo.InvariantCulture) : $"{seconds}"));
            case Temper.SilentStorm when stormy:
                host.Ledger.Pause(now.AddSeconds(60));
                return Status(429);
            case Temper.Counting:
                return Counted(host, request, now);
            case Temper.WrongLength:
                return Body(new Bytes(this, Encoding.UTF8.GetBytes("<rss><channel><item><title>Half"), breaksOff: true), host.Ledger.Requests.Count % 2 == 0 ? 5_000 : 1L << 30);
            case Temper.Drip:
                return Body(new Dripping(_clock.Waiting), null);
            case Temper.Mute:
                await Task.Delay(TimeSpan.FromDays(1), _clock.Waiting, cancellationToken);
                break;
            case Temper.Endless:
                return Body(new Bytes(this, new byte[64 * 1024], breaksOff: false, endless: true), null);
            case Temper.Bomb:
                HttpResponseMessage bomb = Body(new Bytes(this, Bomb, breaksOff: false), Bomb.Length);
                bomb.Content.Headers.ContentEncoding.Add("gzip");
                return bomb;
            case Temper.Circle:
                return Status(host.Ledger.Requests.Count % 2 == 0 ? 301 : 302, ("Location", request.RequestUri.AbsolutePath + "?again"));
            case Temper.Faulty when ill:
                return Status(500 + (host.Ledger.Requests.Count % 2 * 2));
            case Temper.Unreachable when ill:
                throw new HttpRequestException(HttpRequestError.ConnectionError, "Refused.", new SocketException((int)SocketError.ConnectionRefused));
            case Temper.ErrorPage:
                return Text("<!DOCTYPE html><title>Something went wrong</title>", "text/html");
            default:
                break;
        }
        return Feed(host, request, now);
    }

    private static string Robots(MadeUpHost host, DateTimeOffset now) => host.Temper switch
    {
        Temper.Unhurried => "User-agent: *\nCrawl-delay: 10\n",
        Temper.Closing when now.Hour is >= 8 and < 16 => "User-agent: *\nDisallow: /\n",
        _ => "User-agent: *\nDisallow: /private\n",
    };

    private HttpResponseMessage Counted(MadeUpHost host, HttpRequestMessage request, DateTimeOffset now)
    {
        DateTimeOffset window = new(now.UtcTicks - (now.UtcTicks % CountingWindow.Ticks), TimeSpan.Zero), end = window + CountingWindow;
        int used = host.Ledger.Requests.Count(one => one.At >= window && one.Path != "/robots.txt");
        if (used >= CountingBudget) host.Ledger.Pause(end);
        HttpResponseMessage answer = used > CountingBudget ? Status(429) : Feed(host, request, now);
        answer.Headers.TryAddWithoutValidation("X-RateLimit-Remaining", $"{Math.Max(0, CountingBudget - used)}");
        // Whole seconds, rounded up.
        answer.Headers.TryAddWithoutValidation("X-RateLimit-Reset", $"{Math.Ceiling((end - now).TotalSeconds)}");
        return answer;
    }

    private HttpResponseMessage Feed(MadeUpHost host, HttpRequestMessage request, DateTimeOffset now)
    {
        MadeUpFeed feed = host.Feeds[request.RequestUri!.AbsolutePath];
        long newest = (long)((now - _start).TotalMinutes / feed.PostsEveryMinutes);
        string etag = $"\"{newest}\"";
        if (request.Headers.IfNoneMatch.Any(known => known.Tag == etag)) return Status(304);
        StringBuilder text = new($"<rss version=\"2.0\"><channel><title>Made up</title>{(feed.TtlMinutes is { } ttl ? $"<ttl>{ttl}</ttl>" : "")}");
        for (long n = newest; n > newest - Entries; n--) text.Append(CultureInfo.InvariantCulture, $"<item><guid>{n}</guid><title>Entry {n}</title><description>The tram was late.</description></item>");
        return Text(text.Append("</channel></rss>").ToString(), host.Temper is Temper.WrongCharset ? "text/xml; charset=utf-16" : "application/rss+xml", ("ETag", etag), ("Set-Cookie", "id=1"));
    }

    private static HttpResponseMessage Status(int status, params (string Name, string Value)[] headers) => With(new((HttpStatusCode)status) { Content = new ByteArrayContent([]) }, headers);

    private HttpResponseMessage Text(string text, string type, params (string Name, string Value)[] headers)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        HttpResponseMessage answer = With(Body(new Bytes(this, bytes, breaksOff: false), bytes.Length), headers);
        answer.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        return answer;
    }

    private static HttpResponseMessage With(HttpResponseMessage answer, (string Name, string Value)[] headers)
    {
        foreach ((string name, string value) in headers) answer.Headers.TryAddWithoutValidation(name, value);
        return answer;
    }

    private static HttpResponseMessage Body(Stream body, long? length)
    {
        HttpResponseMessage answer = new(HttpStatusCode.OK) { Content = new StreamContent(body) };
        if (length is not null) answer.Content.Headers.ContentLength = length;
        return answer;
    }

    private static byte[] Packed(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.SmallestSize)) gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Gives its bytes, once or for ever, and may break off as a connection does.</summary>
    private sealed class Bytes(HostileWeb web, byte[] bytes, bool breaksOff, bool endless = false) : GivenStream
    {
        private int _at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == bytes.Length && endless) _at = 0;
            if (_at == bytes.Length) return breaksOff ? throw new HttpIOException(HttpRequestError.ResponseEnded) : 0;
            int given = Math.Min(count, bytes.Length - _at);
            bytes.AsSpan(_at, given).CopyTo(buffer.AsSpan(offset));
            _at += given;
            web.BytesTaken += given;
            return given;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            byte[] given = new byte[Math.Min(buffer.Length, 64 * 1024)];
            int read = Read(given, 0, given.Length);
            given.AsMemory(0, read).CopyTo(buffer);
            return new(read);
        }
    }

    private sealed class Dripping(TimeProvider clock) : GivenStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), clock, cancellationToken);
            buffer.Span[0] = (byte)' ';
            return 1;
        }
    }

    private abstract class GivenStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

/// <summary>One made-up host.</summary>
/// <param name="Feeds">By path.</param>
internal sealed record MadeUpHost(string Name, Temper Temper, IReadOnlyDictionary<string, MadeUpFeed> Feeds, Ledger Ledger);

/// <param name="TtlMinutes">It asks not to be read again before; null: it does not.</param>
internal sealed record MadeUpFeed(string Path, TimeSpan Every, int PostsEveryMinutes, int? TtlMinutes);
