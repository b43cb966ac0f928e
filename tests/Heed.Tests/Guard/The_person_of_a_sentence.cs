using Heed.Guard.Sieve.Learned;

namespace Heed.Tests.Guard;

public class The_person_of_a_sentence
{
    [Theory]
    [InlineData("unsere")]
    [InlineData("nobody")]
    [InlineData("wszyscy")]
    [InlineData("firmiamo")]
    [InlineData("hablamos")]
    [InlineData("podpiszemy")]
    public void is_we_by_a_pronoun_a_word_for_all_or_an_ending(string word) => Assert.Equal("We", PersonOf(word));

    [Theory]
    [InlineData("ich", "I")]
    [InlineData("they", "They")]
    [InlineData("my", "My")]
    [InlineData("emy", "None")] // an ending alone is no verb
    [InlineData("shift", "None")]
    public void is_not_we_by_others(string word, string person) => Assert.Equal(person, PersonOf(word));

    [Fact]
    public void tells_the_same_words_apart()
    {
        Kept we = Kept.Of("we are tired");
        Kept i = Kept.Of("i are tired");
        Assert.Equal(3, we.Features.Count);
        Assert.Empty(we.Features.Intersect(i.Features));
    }

    [Fact]
    public void ends_with_the_sentence()
    {
        HashSet<uint> apart = Kept.Of("we stop. tired").Features;
        Assert.Subset(apart, Kept.Of("tired").Features);
        Assert.False(Kept.Of("we stop tired").Features.IsSupersetOf(Kept.Of("tired").Features));
    }

    private static string PersonOf(string word) => Persons.Of(word, TextFeatures.HashOf(word)).ToString();

    private readonly struct Kept() : IFeatures
    {
        public HashSet<uint> Features { get; } = [];

        public static Kept Of(string text)
        {
            Kept kept = new();
            TextFeatures.Of(text, ref kept);
            return kept;
        }

        public void Add(Block block, uint feature)
        {
            if (block is Block.Persons) Features.Add(feature);
        }
    }
}
