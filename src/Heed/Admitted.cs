namespace Heed;

/// <summary>What the guard lets through: a <see cref="Post"/>, which may be kept, or <see cref="WorkerSpeech"/>, which may only be counted.
/// The archive takes posts alone, so that what the operator's own people say cannot reach it.</summary>
public abstract record Admitted
{
    private protected Admitted() { }
}
