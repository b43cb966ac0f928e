namespace Heed.App.Public.Tell;

/// <summary>Somebody who sent a form and waits for the page after it.</summary>
internal sealed class FormSender : ISender
{
    /// <summary>Null: not told yet.</summary>
    public Received? Told { get; private set; }

    /// <inheritdoc/>
    public ValueTask TellAsync(Received received, CancellationToken cancel)
    {
        Told = received;
        return ValueTask.CompletedTask;
    }
}
