using System.Diagnostics;
using Heed.Intake;

namespace Heed.Tests.Intake;

public class The_language_detector(ITestOutputHelper output)
{
    private static readonly LanguageDetector Detector = new();

    [Theory, InlineData("en"), InlineData("es"), InlineData("de"), InlineData("fr"), InlineData("it"), InlineData("pl")]
    public void tells_95_of_100_sentences_of_five_words_or_more(string language)
    {
        string[] sentences = [.. HeldOut.Sentences[language].Where(sentence => sentence.Split(' ').Length >= 5)];
        string[] missed = [.. sentences.Where(sentence => Detector.Detect(sentence) != language)];
        output.WriteLine($"{language}: {sentences.Length - missed.Length} of {sentences.Length}; missed: {string.Join(" | ", missed)}");
        Assert.True(sentences.Length >= 30);
        Assert.True(missed.Length <= sentences.Length * 0.05);
    }

    [Fact]
    public void takes_95_of_100_sentences_in_other_languages_for_none_of_its_own()
    {
        string[] sentences = HeldOut.Sentences["other"];
        string[] taken = [.. sentences.Where(sentence => Detector.Detect(sentence) is not null)];
        output.WriteLine($"other: {sentences.Length - taken.Length} of {sentences.Length}; taken: {string.Join(" | ", taken)}");
        Assert.True(sentences.Length >= 30);
        Assert.True(taken.Length <= sentences.Length * 0.05);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n ")]
    [InlineData("ok")]
    [InlineData("no")]
    [InlineData("hotel")]
    [InlineData("taxi")]
    [InlineData("super")]
    [InlineData("la casa")]
    [InlineData("Amazon")]
    [InlineData("Berlin Paris")]
    [InlineData("10/10 !!!")]
    public void does_not_guess_when_there_is_too_little_to_tell(string text) => Assert.Null(Detector.Detect(text));

    [Theory]
    [InlineData("thank you", "en")]
    [InlineData("Sehr gut", "de")]
    [InlineData("dzięki", "pl")]
    [InlineData("gracias", "es")]
    [InlineData("Très bien", "fr")]
    [InlineData("molto bene", "it")]
    public void knows_a_short_text_nobody_could_mistake(string text, string language) => Assert.Equal(language, Detector.Detect(text));

    [Theory]
    [InlineData("asdf qwer zxcv jkl")]
    [InlineData("lorem ipsum dolor sit amet consectetur")]
    [InlineData("Kaip tau sekasi šiandien mano drauge")]
    [InlineData("Saya tidak tahu apa yang harus saya lakukan")]
    public void takes_what_it_never_learned_for_none_of_its_languages(string text) => Assert.Null(Detector.Detect(text));

    [Theory]
    [InlineData("nie dziala mi apka od wczoraj", "pl")]
    [InlineData("no me llega el codigo", "es")]
    [InlineData("Koennt ihr mir sagen, wann geoeffnet ist?", "de")]
    [InlineData("jai jamais recu le code par mail", "fr")]
    public void reads_text_typed_without_accents(string text, string language) => Assert.Equal(language, Detector.Detect(text));

    [Theory]
    [InlineData("WO BLEIBT MEIN PAKET")]
    [InlineData("wo bleibt mein paket")]
    public void does_not_mind_capitals(string text) => Assert.Equal("de", Detector.Detect(text));

    [Fact]
    public void passes_over_addresses_accounts_hashtags_and_redaction_marks()
    {
        const string Said = "Wo bleibt denn mein Paket, ich warte schon so lange";
        const string Noise = "https://news.example/the-latest-about-your-parcel #whereIsMyParcel @thebestparcelservice [person] www.parcels.example help@parcels.example";
        Assert.Equal("de", Detector.Detect($"{Noise} {Said} {Noise}"));
        Assert.Null(Detector.Detect(Noise));
        // The same words count when they are said.
        Assert.Equal("en", Detector.Detect("where is the latest news about your parcel, best service, help"));
    }

    [Theory]
    [InlineData("😀😀 What a lovely evening by the river 🎉🎉", "en")]
    [InlineData("Τι ωραία! What a lovely evening down by the river", "en")]
    [InlineData("Какой прекрасный вечер у реки, просто чудо, lovely evening", null)]
    [InlineData("今日はとても良い天気ですね thank you", null)]
    public void goes_by_the_script_most_of_a_text_is_in(string text, string? language) => Assert.Equal(language, Detector.Detect(text));

    [Fact]
    public void allocates_nothing()
    {
        string[] posts = [.. HeldOut.Sentences.Values.SelectMany(sentences => sentences)];
        foreach (string post in posts) Detector.Detect(post);
        long before = GC.GetAllocatedBytesForCurrentThread();
        foreach (string post in posts) Detector.Detect(post);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    /// <summary>Printed, not asserted: a shared machine says nothing about speed. A long text must not cost more than its beginning.</summary>
    [Fact]
    public void says_how_fast_it_is()
    {
        string[] posts = [.. HeldOut.Sentences.Values.SelectMany(sentences => sentences)];
        long began = Stopwatch.GetTimestamp();
        int count = 0;
        while (count < 20_000)
        {
            foreach (string post in posts) Detector.Detect(post);
            count += posts.Length;
        }
        output.WriteLine($"{count / Stopwatch.GetElapsedTime(began).TotalSeconds:0} posts a second");
        Assert.Equal("en", Detector.Detect(string.Concat(Enumerable.Repeat("What a lovely evening down by the river. ", 100_000))));
    }

    [Fact]
    public void was_not_taught_the_sentences_it_is_tested_on()
    {
        System.Reflection.Assembly program = typeof(LanguageDetector).Assembly;
        HashSet<string> taught = [];
        foreach (string name in program.GetManifestResourceNames().Where(name => name.StartsWith("languages/", StringComparison.Ordinal)))
        {
            using StreamReader reader = new(program.GetManifestResourceStream(name)!);
            while (reader.ReadLine() is { } line) taught.Add(line);
        }
        Assert.True(taught.Count > 1000);
        Assert.DoesNotContain(HeldOut.Sentences.Values.SelectMany(sentences => sentences), taught.Contains);
    }
}
