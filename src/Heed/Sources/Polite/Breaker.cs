using Polly;
using Polly.CircuitBreaker;

namespace Heed.Sources.Polite;

/// <summary>Leaves a host alone that fails again and again, whatever source asks: for pauses that grow from two minutes to six hours.
/// After each of them one request finds out whether it is over.</summary>
internal sealed class Breaker
{
    /// <summary>Requests within <see cref="Window"/> before anything is made of them; most of them must have failed.</summary>
    public const int FewestRequests = 5;

    private const double FailingShare = 0.8;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    private readonly ResiliencePipeline _pipeline;

    /// <param name="opened">Told when the host is to be left alone, and for how long.</param>
    public Breaker(TimeProvider clock, Action<TimeSpan> opened) => _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = FailingShare,
            MinimumThroughput = FewestRequests,
            SamplingDuration = Window,
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is SourceException { IsHostFault: true }),
            BreakDurationGenerator = failed => ValueTask.FromResult(PauseAfter(failed.HalfOpenAttempts)),
            OnOpened = open =>
            {
                opened(open.BreakDuration);
                return default;
            },
        })
        .Build();

    /// <exception cref="BrokenCircuitException">The host is left alone.</exception>
    public ValueTask<T> RunAsync<T>(Func<Task<T>> exchange) => _pipeline.ExecuteAsync(async _ => await exchange(), CancellationToken.None);

    /// <param name="attempts">Pauses before this one, without an answer between them.</param>
    private static TimeSpan PauseAfter(int attempts)
    {
        TimeSpan pause = FirstPause * Math.Pow(2, Math.Min(attempts, 10));
        // A little chance, so that many readers that lost one host do not all come back at once.
        return (pause < LongestPause ? pause : LongestPause) * (1 + (Random.Shared.NextDouble() / 4));
    }
}
