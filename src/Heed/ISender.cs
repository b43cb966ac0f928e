namespace Heed;

/// <summary>What became of a message that was sent to an intake.</summary>
public enum Received
{
    /// <summary>It is on disk.</summary>
    Kept,

    /// <summary>The intake does not take such messages: nothing of it is kept, and where to go with it stands in
    /// <see cref="Sources.Source.Referral"/>. Why is not said: nothing knows it.</summary>
    TurnedAway,
}

/// <summary>A port of intakes: tells whoever sent one message what became of it, by the same way it came (the page after a form, an answering
/// mail, a bot's reply), and nobody else.</summary>
public interface ISender
{
    /// <summary>Called once: at once when the message was turned away, and when it is on disk otherwise. Where the way is closed (a mail server
    /// that is down), or the moment would tell which it was, it says so later by itself; it never throws for that, writes no log line and counts nothing, so that the two outcomes
    /// look the same to everybody but the sender.</summary>
    /// <param name="cancel">Ends the waiting; the sender may then not be told.</param>
    ValueTask TellAsync(Received received, CancellationToken cancel);
}
