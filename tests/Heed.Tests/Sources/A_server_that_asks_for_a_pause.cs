using System.Net;
using Heed.Sources.Polite;

namespace Heed.Tests.Sources;

public class A_server_that_asks_for_a_pause
{
    /// <summary>Thursday, 1 January 2026, 00:00 UTC: 1767225600 seconds since 1970.</summary>
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Retry-After: 30")]
    [InlineData("Retry-After: 30.0")]
    [InlineData("Retry-After: Thu, 01 Jan 2026 00:00:30 GMT")]
    [InlineData("Retry-After: Thursday, 01-Jan-26 00:00:30 GMT")] // RFC 850
    [InlineData("Retry-After: Thu Jan  1 00:00:30 2026")] // asctime
    [InlineData("Retry-After: 2026-01-01T00:00:30Z")] // no HTTP date, but meant
    [InlineData("Backoff: 30")]
    [InlineData("X-Backoff: 30")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 30")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1767225630")] // seconds since 1970
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1767225630000")] // milliseconds since 1970
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 2026-01-01T00:00:30.000Z")] // Mastodon
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 1767229200|X-RateLimit-Reset-After: 30")]
    [InlineData("X-Rate-Limit-Remaining: 0|X-Rate-Limit-Reset: 1767225630")]
    [InlineData("x-ratelimit-remaining: 0.0|x-ratelimit-reset: 30")] // Reddit counts in fractions
    [InlineData("RateLimit-Remaining: 0|RateLimit-Reset: 30")]
    [InlineData("RateLimit: limit=100, remaining=0, reset=30")] // drafts 0 to 7 of the IETF
    [InlineData("RateLimit: \"burst\";r=0;t=30, \"daily\";r=90;t=3600")] // draft 8 and on
    [InlineData("Retry-After: 10|RateLimit-Remaining: 0|RateLimit-Reset: 30")] // the longer counts
    public void gets_it(string headers) => Assert.Equal(TimeSpan.FromSeconds(30), AskedPause.Of(Answer(200, headers), Now));

    [Theory]
    [InlineData("")]
    [InlineData("Retry-After: 0")]
    [InlineData("Retry-After: -5")]
    [InlineData("Retry-After: soon")]
    [InlineData("Retry-After: NaN")]
    [InlineData("Retry-After: Wed, 31 Dec 2025 23:59:30 GMT")] // is over
    [InlineData("X-RateLimit-Remaining: 1|X-RateLimit-Reset: 30")]
    [InlineData("X-RateLimit-Remaining: 0")]
    [InlineData("X-RateLimit-Remaining: |X-RateLimit-Reset: 30")]
    [InlineData("RateLimit: \"burst\";r=1;t=30")]
    [InlineData("RateLimit: ,;=,=;r;")]
    public void is_not_made_of_what_asks_for_none(string headers) => Assert.Null(AskedPause.Of(Answer(200, headers), Now));

    [Theory]
    [InlineData("Retry-After: 99999999")]
    [InlineData("Retry-After: Fri, 01 Jan 2100 00:00:00 GMT")]
    [InlineData("X-RateLimit-Remaining: 0|X-RateLimit-Reset: 99999999999999999999")]
    public void gets_a_day_at_most(string headers) => Assert.Equal(TimeSpan.FromDays(1), AskedPause.Of(Answer(429, headers), Now));

    [Fact]
    public void gets_a_minute_when_it_was_asked_too_often_and_does_not_say_for_how_long() =>
        Assert.Equal(TimeSpan.FromMinutes(1), AskedPause.Of(Answer(429, "Retry-After: later"), Now));

    private static HttpResponseMessage Answer(int status, string headers)
    {
        HttpResponseMessage answer = new((HttpStatusCode)status);
        foreach (string header in headers.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = header.Split(':', 2);
            answer.Headers.TryAddWithoutValidation(parts[0], parts[1].Trim());
        }
        return answer;
    }
}
