using Heed.Guard.Training;

List<Example> examples = Example.ReadAll("bench/guard/examples");
List<Example> dev = Example.ReadAll(args.ElementAtOrDefault(1) ?? "bench/guard/dev");
if (args[0] == "compare") Comparison.Print(examples, dev);
else
{
    string E(string n, string d) => Environment.GetEnvironmentVariable(n) ?? d;
    Recipe recipe = Recipe.Chosen with { Shares = [.. E("SHARES", "1,.7,.7,.5,.4").Split(',').Select(float.Parse)], Strength = double.Parse(E("STRENGTH", "1")), Bits = int.Parse(E("BITS", "19")), Loss = Enum.Parse<Loss>(E("LOSS", "SquaredHinge")) };
    Model model = Model.Train(recipe, examples);
    IReadOnlyList<Scored> scored = model.Score(dev);
    if (args[0] == "quick") { Comparison.Quick(scored); return; }
    Thresholds thresholds = Thresholds.Choose(scored);
    Console.WriteLine(thresholds);
    Console.WriteLine($"rules {Figures.Of(scored, t => t.ByRules)} {Figures.Of(scored, t => t.ByRules).Recall:0.000} {Figures.Of(scored, t => t.ByRules).FalseDrops:0.000}");
    Console.WriteLine($"both {Figures.Of(scored, thresholds.TurnsAway)} {Figures.Of(scored, thresholds.TurnsAway).Recall:0.000} {Figures.Of(scored, thresholds.TurnsAway).FalseDrops:0.000}");
    foreach (var g in scored.GroupBy(t => t.Example.Lang)) { var f = Figures.Of([.. g], thresholds.TurnsAway); var r = Figures.Of([.. g], t => t.ByRules); Console.WriteLine($"{g.Key}: rules {r.Recall:0.00} {r.FalseDrops:0.00} both {f.Recall:0.00} {f.FalseDrops:0.00}  own best {Comparison.MeanRecall([.. g], .6):0.000}"); }
    foreach (var g in scored.Where(t => t.Example.IsOwnComplaint).GroupBy(t => t.Example.Lang)) Console.WriteLine($"complaints {g.Key} {g.Count(thresholds.TurnsAway)} of {g.Count()}");
    Comparison.Split(scored);
    File.WriteAllBytes("src/Heed/Guard/Sieve/Learned/weights.bin", model.Write(thresholds.Some, thresholds.Clear));
}
