using Heed.Guard.Training;

List<Example> examples = Example.ReadAll("bench/guard/examples");
List<Example> dev = Example.ReadAll(args.ElementAtOrDefault(1) ?? "bench/guard/dev");
if (args[0] == "compare") Comparison.Print(examples, dev);
else
{
    Model model = Model.Train(Recipe.Chosen, examples);
    IReadOnlyList<Scored> scored = model.Score(dev);
    Thresholds thresholds = Thresholds.Choose(scored);
    Console.WriteLine(thresholds);
    Console.WriteLine($"rules {Figures.Of(scored, t => t.ByRules)} {Figures.Of(scored, t => t.ByRules).Recall:0.000} {Figures.Of(scored, t => t.ByRules).FalseDrops:0.000}");
    Console.WriteLine($"both {Figures.Of(scored, thresholds.TurnsAway)} {Figures.Of(scored, thresholds.TurnsAway).Recall:0.000} {Figures.Of(scored, thresholds.TurnsAway).FalseDrops:0.000}");
    File.WriteAllBytes("src/Heed/Guard/Sieve/Learned/weights.bin", model.Write(thresholds.Some, thresholds.Clear));
}
