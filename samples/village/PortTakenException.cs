namespace Village;

/// <summary>A site of the town cannot be served because another program listens on its port.</summary>
public sealed class PortTakenException(int port, string site, Exception cause) : Exception(
    $"Port {port} on 127.0.0.1, wanted for the made-up town's \"{site}\", is taken by another program. Stop that program, or choose another port for the town.",
    cause)
{
    /// <summary>The port that is taken.</summary>
    public int Port { get; } = port;
}
