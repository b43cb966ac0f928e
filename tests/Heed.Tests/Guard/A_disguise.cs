using FsCheck.Xunit;
using Heed.Guard.Sieve;

namespace Heed.Tests.Guard;

public class A_disguise
{
    private static readonly string[] s_parts =
    [
        "strike", "the", "a", "I", "union", "Bahnstreik", "Streik", "betriebsrat", "é", "ł", "Ł", "x", "42", "3", "1", "!", ".", ",", "?", " ", " ", " ", " ", "\n", ":", "(", "\"",
        "'", "-", "@", "$", "*", "#", "|", "а", "\u200B", "iii", "S", "\u0301", "4", "ß", "&", "…", "n g",
    ];

    [Property(MaxTest = 20_000)]
    public void is_not_looked_for_where_there_is_none(int seed)
    {
        string text = RandomText(new(seed));
        if (Undisguise.IsAsMeant(text)) Assert.Equal([text], Undisguise.Undone(text));
    }

    [Fact]
    public void is_seldom_looked_for_in_what_people_write() // else the comparison above shows nothing
    {
        int plain = Enumerable.Range(0, 2_000).Count(seed => Undisguise.IsAsMeant(RandomText(new(seed))));
        Assert.InRange(plain, 200, 1_800);
        Assert.True(Undisguise.IsAsMeant("The tram on line 4 was late again, twice! Why (again)?\nZażółć gęślą jaźń."));
    }

    [Theory]
    [InlineData("str1ke")]
    [InlineData("s t r i k e")]
    [InlineData("striiike")]
    [InlineData("DriversStrike")]
    [InlineData("Bahnstreik")]
    [InlineData("#busstrike")]
    [InlineData("un-ion")]
    [InlineData("str.ike")]
    [InlineData("ѕtrike")]
    [InlineData("str\u200Bike")]
    public void is_looked_for(string text) => Assert.False(Undisguise.IsAsMeant(text));

    private static string RandomText(Random random)
    {
        // Some texts have few kinds of parts, so that those with nothing to undo are there too.
        int kinds = random.Next(3) == 0 ? s_parts.Length : 27;
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => s_parts[random.Next(kinds)]));
    }
}
