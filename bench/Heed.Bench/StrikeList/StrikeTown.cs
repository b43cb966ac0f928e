using System.Text.Json;

namespace Heed.Bench.StrikeList;

/// <summary>What the people of a made-up town say. The texts are those of <c>bench/guard/dev</c>, which no rule of the guard was written for and
/// its classifier never learned from.</summary>
internal static class StrikeTown
{
    private static readonly string[] Languages = ["en", "es", "de"];

    /// <summary>Each worker writes as many organising messages as any other; everybody writes ordinary ones.</summary>
    /// <param name="root">The checkout.</param>
    public static List<Said> Speak(StrikeListSize size, string root)
    {
        Said[] texts = [.. Languages.SelectMany(language => Texts(root, language))];
        Said[] about = [.. texts.Where(text => text.IsOrganising)], ordinary = [.. texts.Where(text => !text.IsOrganising)];
        Random random = new(7);
        Said[] said =
        [
            .. Enumerable.Range(0, size.Organising).Select(n => about[n % about.Length] with { Person = Said.Worker(n % size.Workers) }),
            .. Enumerable.Range(0, size.Posts - size.Organising).Select(_ => ordinary[random.Next(ordinary.Length)] with { Person = Anybody(random.Next(size.People)) }),
        ];
        random.Shuffle(said);
        return [.. said];

        string Anybody(int number) => number < size.Workers ? Said.Worker(number) : Said.Neighbour(number);
    }

    private static IEnumerable<Said> Texts(string root, string language)
    {
        foreach (string line in File.ReadLines(Path.Combine(root, "bench", "guard", "dev", $"{language}.jsonl")))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            yield return new("", document.RootElement.GetProperty("text").GetString()!, language, document.RootElement.GetProperty("label").GetString() is "organising");
        }
    }
}

/// <summary>How large the town is.</summary>
/// <param name="Workers">People who organise.</param>
/// <param name="Organising">Messages about it, of <paramref name="Posts"/>.</param>
internal sealed record StrikeListSize(int Workers, int Organising, int Posts)
{
    /// <summary>The size of the bar.</summary>
    public static readonly StrikeListSize Full = new(200, 1_000, 100_000);

    /// <summary>A tenth of it.</summary>
    public static readonly StrikeListSize Tenth = new(20, 100, 10_000);

    /// <summary>Everybody.</summary>
    public int People => Posts / 10;
}
