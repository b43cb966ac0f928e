namespace Heed;

/// <summary>What a signed-in person may do. Access follows need: no role holds all rights.</summary>
public enum Role
{
    /// <summary>Opens editions they were granted; sees no mention.</summary>
    Reader,

    /// <summary>Proposes sources and topics, triages mentions, reads editions.</summary>
    Analyst,

    /// <summary>Approves and takes off sources and topics, reads the log. Not the administrator.</summary>
    Steward,

    /// <summary>Keeps people and settings, sees the health of sources and the log; reads no mention.</summary>
    Administrator,
}
