using Heed.Match.Text;

namespace Heed.Match.Tests.Text;

public class Unicode_boundaries
{
    [Fact]
    public void of_words_are_those_of_the_consortiums_test()
    {
        int cases = 0;
        foreach ((string line, int[] scalars, int[] expected) in UnicodeCases.Read("WordBreakTest.txt"))
        {
            List<int> found = [];
            WordBreaks.Find(scalars, found);
            Assert.True(expected.SequenceEqual(found), $"{line}: found {string.Join(' ', found)}");
            cases++;
        }
        Assert.Equal(1823, cases);
    }

    [Fact]
    public void of_sentences_are_those_of_the_consortiums_test()
    {
        int cases = 0;
        foreach ((string line, int[] scalars, int[] expected) in UnicodeCases.Read("SentenceBreakTest.txt"))
        {
            List<int> found = [];
            SentenceBreaks.Find([.. scalars.Select(CharClass.SentenceBreakOf)], found);
            Assert.True(expected.SequenceEqual(found), $"{line}: found {string.Join(' ', found)}");
            cases++;
        }
        Assert.Equal(502, cases);
    }
}
