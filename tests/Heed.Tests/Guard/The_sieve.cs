using System.Text.Json;
using Heed.Guard.Sieve;

namespace Heed.Tests.Guard;

public sealed class The_sieve
{
    private static readonly Organising Sieve = Organising.Instance;

    private static bool Recognises(string text, string? language = null) => Sieve.Recognises(null, text, [], language);

    /// <summary>Sentences made up for this project, one a line; their figures measure no more than that nothing got worse.</summary>
    [Theory]
    [InlineData("en", 95, 92)]
    [InlineData("es", 95, 94)]
    [InlineData("de", 95, 89)]
    public void turns_organising_away_and_keeps_the_rest(string language, int turnedAwayMin, int keptMin)
    {
        string[] organising = Lines($"organising.{language}.txt");
        string[] ordinary = Lines($"ordinary.{language}.txt");
        string[] missed = [.. organising.Where(line => !Recognises(line))];
        string[] dropped = [.. ordinary.Where(line => Recognises(line))];

        ITestOutputHelper output = TestContext.Current.TestOutputHelper!;
        output.WriteLine($"{language}: {organising.Length - missed.Length} of {organising.Length} turned away, {ordinary.Length - dropped.Length} of {ordinary.Length} kept");
        foreach (string line in missed) output.WriteLine($"missed: {line}");
        foreach (string line in dropped) output.WriteLine($"dropped: {line}");
        Assert.InRange(100.0 * (organising.Length - missed.Length) / organising.Length, turnedAwayMin, 100);
        Assert.InRange(100.0 * (ordinary.Length - dropped.Length) / ordinary.Length, keptMin, 100);
    }

    /// <summary>Forty sentences in six languages by another hand.</summary>
    [Fact]
    public void tells_another_hands_sentences_apart()
    {
        List<string> wrong = [];
        foreach (string line in Lines("trial.jsonl"))
        {
            using JsonDocument example = JsonDocument.Parse(line);
            string text = example.RootElement.GetProperty("text").GetString()!;
            bool organising = example.RootElement.GetProperty("label").GetString() == "organising";
            if (Recognises(text, example.RootElement.GetProperty("lang").GetString()) != organising) wrong.Add(text);
        }
        Assert.InRange(wrong.Count, 0, 2);
    }

    [Theory]
    [InlineData("s t r i k e on friday")]
    [InlineData("S.T.R.I.K.E on friday")]
    [InlineData("s-t-r-i-k-e on friday")]
    [InlineData("I  s  t  r  i  k  e  on friday")]
    [InlineData("str1ke on friday")]
    [InlineData("$tr!ke on friday")]
    [InlineData("str*ke on friday")]
    [InlineData("str**e on friday")]
    [InlineData("striiiiike on friday")]
    [InlineData("stri\u200Bke on friday")]
    [InlineData("ѕtrіkе on friday")]
    [InlineData("ｓｔｒｉｋｅ on friday")]
    [InlineData("𝓼𝓽𝓻𝓲𝓴𝓮 on friday")]
    [InlineData("ⓢⓣⓡⓘⓚⓔ on friday")]
    [InlineData("s\u0336t\u0336r\u0336i\u0336k\u0336e\u0336 on friday")]
    [InlineData("str-ike on friday")]
    [InlineData("#strikefriday")]
    [InlineData("#DriversStrike")]
    [InlineData("wa1kout on friday")]
    [InlineData("hu3lg@ el viernes")]
    [InlineData("h u e l g a el viernes")]
    [InlineData("Bahn-Streik, Bahnstreik, B a h n s t r e i k")]
    [InlineData("g3w3rkschaft")]
    public void sees_through_a_disguise(string text) => Assert.True(Recognises(text));

    [Theory]
    [InlineData("The strike price is 40, and on Monday we strike.")]
    [InlineData("Lightning strikes the tower while the drivers go on strike.")]
    [InlineData("The European Union is far away, our union is not.")]
    public void is_not_blinded_by_a_look_alike_beside_the_real_thing(string text) => Assert.True(Recognises(text));

    [Theory]
    [InlineData("The strike price is 40.")]
    [InlineData("Lightning strikes the tower.")]
    [InlineData("The European Union is far away.")]
    [InlineData("a b c d e f g, 1 2 3 4 5")]
    [InlineData("#reunion #strikezone")]
    [InlineData("5pm, 3rd, 1st, 7th, B2B, 4x4, covid19, w00t")]
    public void keeps_the_look_alike_alone(string text) => Assert.False(Recognises(text));

    [Fact]
    public void reads_a_long_text_passage_by_passage()
    {
        const string filler = "The old mill by the river was painted blue in spring, and the cat slept on the wall all afternoon. ";
        string page = string.Concat(Enumerable.Repeat(filler, 12));
        Assert.False(Recognises(page));
        Assert.True(Recognises(page + "The drivers are on strike. " + page));
        // The same words as in one call to act, but pages apart.
        Assert.True(Recognises("Drivers refuse the shift together."));
        Assert.False(Recognises($"Drivers are welcome. {page} I refuse to pay. {page} The late shift sings together."));
    }

    [Fact]
    public void asks_every_language_whatever_the_text_is_said_to_be()
    {
        foreach (string? language in new[] { null, "en", "es", "de", "fr", "it", "pl", "nl" })
        {
            Assert.True(Recognises("See you at the huelga, bring water.", language));
            Assert.True(Recognises("Heute Streik, sorry for the delay.", language));
        }
    }

    private static string[] Lines(string file)
    {
        using StreamReader reader = new(typeof(The_sieve).Assembly.GetManifestResourceStream($"Heed.Tests.Guard.Sentences.{file}")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
