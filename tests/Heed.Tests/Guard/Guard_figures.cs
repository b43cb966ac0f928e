using System.Security.Cryptography;
using System.Text.Json;
using Heed.Guard;
using Heed.Guard.Sieve;
using Heed.Guard.Sieve.Learned;
using Heed.Tests.House;

namespace Heed.Tests.Guard;

public sealed class Guard_figures
{
    private static List<LabelledText> Development() =>
    [
        .. new[] { "dev", "dev2" }.SelectMany(set => Directory.GetFiles(Path.Combine(Repository.Root, "bench/guard", set), "*.jsonl")).Order(StringComparer.Ordinal).SelectMany(File.ReadLines).Select(line =>
        {
            JsonElement text = JsonDocument.Parse(line).RootElement;
            return new LabelledText(text.GetProperty("lang").GetString()!, text.GetProperty("text").GetString()!, text.GetProperty("label").GetString() == "organising", text.GetProperty("kind").GetString());
        }),
    ];

    /// <summary>The threshold was set on these texts, within limits closer than the project's own so that other people's texts stay within those: on
    /// these more passes. What counts is the blind set. This says only that nothing got worse.</summary>
    [Fact]
    public void stay_within_what_the_project_allows_itself()
    {
        GuardFigures figures = GuardFigures.Of(Development())!;
        Assert.InRange(figures.Overall.Recall!.Value, 0.75, 1);
        Assert.InRange(figures.Overall.FalseDrops!.Value, 0, 0.09);
        Assert.All(figures.Languages.Values, language => Assert.InRange(language.Recall!.Value, 0.65, 1));
        Assert.InRange(figures.Kinds["own-complaint"].FalseDrops!.Value, 0, 0.02);
    }

    [Fact]
    public void fall_by_half_where_only_the_rules_are_asked() // the control: the same texts without the classifier
    {
        List<LabelledText> organising = [.. Development().Where(text => text.IsOrganising)];
        int byRules = organising.Count(text => Organising.Instance.RulesRecognise(text.Text, text.Language));
        Assert.InRange(byRules, 1, organising.Count / 2);
    }

    [Fact]
    public void are_not_given_of_few_texts()
    {
        List<LabelledText> set = Development();
        Assert.Null(GuardFigures.Of(set[..499]));
        Assert.Null(GuardFigures.Of([.. set.Where(text => !text.IsOrganising), .. set.Where(text => text.IsOrganising).Take(99)]));
        Assert.NotNull(GuardFigures.Of([.. set.Where(text => !text.IsOrganising), .. set.Where(text => text.IsOrganising).Take(100)]));
    }

    [Fact]
    public void hide_what_stands_on_fewer_than_ten_texts()
    {
        GuardFigures figures = GuardFigures.Of(Development())!;
        Assert.Null(figures.Kinds["picket"].Recall);
        Assert.NotNull(figures.Kinds["own-complaint"].FalseDrops);
    }

    [Fact]
    public void are_told_of_the_weights_the_program_carries()
    {
        using Stream weights = typeof(Classifier).Assembly.GetManifestResourceStream(Classifier.Resource)!;
        string card = File.ReadAllText(Path.Combine(Repository.Root, "docs/guard-model-card.md"));
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(weights)), card, StringComparison.Ordinal);
    }
}
