using System.Reflection;

namespace Heed.Sources.Polite;

/// <summary>How an installation shows itself to the places it reads, and how much it takes.</summary>
public sealed record PoliteClientOptions
{
    /// <summary>The page that says who listens here, and how to object. Sent with every request.</summary>
    public required Uri PublicPage { get; init; }

    /// <summary>An e-mail address or URL where a person answers. Sent with every request.</summary>
    public required string Contact { get; init; }

    /// <summary>Sent with every request; by default this program's.</summary>
    public string Version { get; init; } =
        typeof(PoliteClientOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary><c>host:port</c> that may be read although its address is not a public one. They stand on the public page.</summary>
    public IReadOnlyCollection<string> Allowed { get; init; } = [];

    /// <summary>Least time between two requests to one host; a quarter of it at most is added by chance. By default one second.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes of a body read, packed or unpacked; by default 16 MB.</summary>
    public int BodyLimitBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Unpacked bytes for each packed one; by default 100. The first megabyte is free.</summary>
    public int UnpackedRatioLimit { get; init; } = 100;

    /// <summary>Time a reading may take on the wire, redirects and robots.txt included, waiting for one's turn not; by default 60 s.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Redirects followed; by default 5.</summary>
    public int RedirectLimit { get; init; } = 5;

    /// <summary>Kilobytes of response headers; by default 32.</summary>
    public int HeaderLimitKb { get; init; } = 32;

    /// <summary><c>Heed/1.0 (+https://listening.example/; press@listening.example)</c></summary>
    /// <exception cref="ArgumentException">A part would break the header.</exception>
    public string UserAgent
    {
        get
        {
            foreach (string part in (string[])[Version, Contact])
            {
                if (part.Length == 0 || part.AsSpan().ContainsAny('(', ')', ';') || !part.All(c => c is > ' ' and < '\u007F'))
                    throw new ArgumentException($"“{part}” cannot stand in a User-Agent: printable ASCII without spaces, brackets and semicolons only.");
            }
            return $"Heed/{Version} (+{PublicPage.AbsoluteUri}; {Contact})";
        }
    }
}
