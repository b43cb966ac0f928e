using System.Diagnostics;
using Heed.Guard;

namespace Heed.Tests.Guard;

public class A_redaction_of_hostile_text
{
    private const int Small = 4 * 1024;
    private const int Large = 64 * Small;

    // How much longer a text sixty-four times as long may take for each of its signs, other work on the machine allowed for. What grows
    // with the square takes sixty-four times as long.
    private const double RatioMax = 20;

    [Theory]
    [InlineData("@")]
    [InlineData("1")]
    [InlineData("1 ")]
    [InlineData("a@")]
    [InlineData("@a.")]
    [InlineData("a.b/1 ")]
    [InlineData("https://a.b/?utm_a=1&")]
    [InlineData(" at a dot ")]
    [InlineData("Dear Ann ")]
    [InlineData("5 Long Name Of ")]
    [InlineData("07700 900123 ")]
    [InlineData("insta: a_b1 ")]
    [InlineData("\n- ")]
    public void takes_no_longer_for_each_sign_of_a_long_text(string piece) => Assert.InRange(Ratio(piece, text => Redaction.Redact(text, "en")), 0, RatioMax);

    // What is not linear shows in this measure.
    [Fact]
    public void is_told_from_work_that_grows_with_the_square() => Assert.True(Ratio("ab", LookBackEverywhere) > RatioMax);

    private static void LookBackEverywhere(string text)
    {
        int found = 0;
        for (int i = 0; i < text.Length; i += 2)
        {
            for (int j = 0; j < i; j += 64) found += text[j] == 'x' ? 1 : 0;
        }
        Assert.Equal(0, found);
    }

    private static double Ratio(string piece, Action<string> work)
    {
        double small = Best(string.Concat(Enumerable.Repeat(piece, Small / piece.Length)), work, passes: 8);
        double large = Best(string.Concat(Enumerable.Repeat(piece, Large / piece.Length)), work, passes: 2);
        return large / small / (Large / Small);
    }

    private static double Best(string text, Action<string> work, int passes)
    {
        double best = double.MaxValue;
        for (int pass = 0; pass < passes; pass++)
        {
            long start = Stopwatch.GetTimestamp();
            work(text);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
        return best;
    }
}
