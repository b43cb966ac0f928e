using System.Text;

namespace Heed.Guard.Training;

/// <summary>What training makes: the weights the program carries, and the card that says how well they do.</summary>
/// <param name="Card">Markdown.</param>
internal sealed record Products(byte[] Weights, string Card)
{
    private const string WeightsPath = "src/Heed/Guard/Sieve/Learned/weights.bin";
    private const string CardPath = "docs/guard-model-card.md";

    public static Products Make(IReadOnlyList<Example> examples, Development dev)
    {
        Model model = Model.Train(Recipe.Chosen, examples);
        IReadOnlyList<Scored> first = model.Score(dev.First);
        IReadOnlyList<Scored> second = model.Score(dev.Second);
        Thresholds thresholds = Thresholds.Choose([.. first, .. second]);
        byte[] weights = model.Write(thresholds);
        return new(weights, ModelCard.Write(weights, examples, first, second, model.Score(Evened.Of(dev.First)), thresholds));
    }

    public void Write(Repository repository)
    {
        repository.Write(WeightsPath, Weights);
        repository.Write(CardPath, Encoding.UTF8.GetBytes(Card));
    }

    /// <returns>The committed files that are not what was made.</returns>
    public IReadOnlyList<string> Differing(Repository repository)
    {
        (string Path, byte[] Made)[] files = [(WeightsPath, Weights), (CardPath, Encoding.UTF8.GetBytes(Card))];
        return [.. files.Where(file => !repository.Read(file.Path).AsSpan().SequenceEqual(file.Made)).Select(file => file.Path)];
    }
}
