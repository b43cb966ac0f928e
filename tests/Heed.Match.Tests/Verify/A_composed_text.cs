using FsCheck.Xunit;
using Heed.Match.Text;
using Heed.Match.Verify;

namespace Heed.Match.Tests.Verify;

public class A_composed_text
{
    [Property(MaxTest = 2_000)]
    public void is_in_nfc_wherever_a_glance_says_so(int seed)
    {
        Random random = new(seed);
        string text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Rune(random)));
        if (ComposedText.IsComposed(text)) Assert.Equal(NormalText.Of(text, compatible: false).ToString(), text);
    }

    [Fact]
    public void is_told_at_a_glance_for_each_single_sign_that_stays_as_it_is_beside_others()
    {
        int seen = 0;
        for (int scalar = 0; scalar < 0x20000; scalar++)
        {
            if (scalar is >= 0xD800 and < 0xE000) continue;
            string sign = char.ConvertFromUtf32(scalar), text = "e" + sign + "a";
            if (!ComposedText.IsComposed(text)) continue;
            seen++;
            Assert.Equal(NormalText.Of(text, compatible: false).ToString(), text);
        }
        Assert.InRange(seen, 3_000, 12_000);
    }

    private static string Rune(Random random) => random.Next(4) switch
    {
        0 => ((char)random.Next(0x20, 0x7F)).ToString(),
        1 => ((char)random.Next(0x80, 0x530)).ToString(),
        2 => ((char)random.Next(0x1E00, 0x2C00)).ToString(),
        _ => char.ConvertFromUtf32(random.Next(0x1F000, 0x1FC00)),
    };
}
