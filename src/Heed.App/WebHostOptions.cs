using Heed.Sources.Proofs;

namespace Heed.App;

/// <summary>How the web app is served.</summary>
public sealed record WebHostOptions
{
    /// <summary><c>localhost</c> or a loopback address; any other is refused until a second factor exists.</summary>
    public string Host { get; init; } = "localhost";

    /// <summary>0 to 65535; 0: a free one, on 127.0.0.1.</summary>
    public int Port { get; init; } = 5080;

    /// <summary>Whom the page <c>/object</c> asks about accounts; null: the networks themselves.</summary>
    public Proofs? Proofs { get; init; }

    /// <summary>Where the server's own messages go; null: nowhere.</summary>
    public ILoggerFactory? Logs { get; init; }
}
