namespace Heed.App.Public.Tell;

/// <summary>A message to an intake, as it was filled in.</summary>
/// <param name="ReplyTo">Where its sender wants the answer; empty: nowhere.</param>
/// <param name="MayQuote">Yes to being quoted word for word.</param>
/// <param name="Trap">Of a field no person sees: programs fill it in.</param>
/// <param name="Ticket">See <see cref="TellTickets"/>.</param>
public sealed record TellDraft(string Text, string ReplyTo, bool MayQuote, string Trap, string Ticket)
{
    /// <summary>UTF-16 units of a message.</summary>
    public const int LongestText = 8_000;

    /// <summary>RFC 5321 allows no longer address.</summary>
    public const int LongestReplyTo = 254;

    public static TellDraft Of(IFormCollection form) => new(
        form["text"].ToString().Trim(), form["reply-to"].ToString().Trim(), form["may-quote"] == "yes", form["website"].ToString(), form["ticket"].ToString());

    /// <summary>What its sender should change, one sentence each; empty: nothing.</summary>
    public IEnumerable<string> Problems()
    {
        if (Text.Length == 0) yield return "Write your message first.";
        if (Text.Length > LongestText) yield return $"Your message has {Text.Length:N0} characters; {LongestText:N0} can be taken. Send it in two parts.";
        if (ReplyTo.Length > LongestReplyTo || (ReplyTo.Length > 0 && (ReplyTo.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) || ReplyTo.IndexOf('@') is var at && (at < 1 || at == ReplyTo.Length - 1))))
            yield return "The address for an answer is no e-mail address. Correct it, or leave it empty.";
        if (Trap.Length > 0) yield return "A field that people do not see was filled in, as programs do. It is empty now: if you are a person, send once more.";
    }
}
