using Heed.Guard.Training;

// Trains the guard's classifier and writes weights and model card; the same files make the same bytes on every machine.
//   (nothing)   train, write both
//   --check     train, write nothing, fail where the committed files differ
//   --compare   what else could have been done, measured on the development set
Repository repository = Repository.Find();
List<Example> examples = Example.ReadAll(repository.Folder("bench/guard/examples"));
List<Example> dev = Example.ReadAll(repository.Folder("bench/guard/dev"));
switch (args)
{
    case []:
        Products made = Products.Make(examples, dev);
        made.Write(repository);
        Console.WriteLine(made.Card);
        return 0;
    case ["--check"]:
        IReadOnlyList<string> differing = Products.Make(examples, dev).Differing(repository);
        foreach (string file in differing) Console.Error.WriteLine($"{file} is not what training makes of the examples: run dotnet run --project bench/Heed.Guard.Training -c Release");
        return differing.Count == 0 ? 0 : 1;
    case ["--x", .. var rest]:
        if (Environment.GetEnvironmentVariable("EV") == "1")
            foreach (string l in new[] { "en", "es", "de", "fr", "it", "pl" })
                examples.AddRange(File.ReadLines($"src/Heed/Intake/Languages/{l}.txt").Select((t, i) => new Example($"ev-{l}-{i}", l, t, false, "everyday")));
        var town = Village.Town.Create().Posts.Where(post => !post.OptedOut && post.Place is not (Village.TownPlace.News or Village.TownPlace.Blog)).Select(post => new Example(post.Id, post.Language, post.Title + "\n" + post.Text, post.IsOrganising, post.Subject)).ToList();
        double E(string n, double d) => Environment.GetEnvironmentVariable(n) is { } v ? double.Parse(v, System.Globalization.CultureInfo.InvariantCulture) : d;
        Recipe recipe = Recipe.Chosen with { OrganisingCost = E("WO", 2), OwnCost = E("WC", 1.5), Joined = (int)E("MORE", 6000), Strength = E("ST", 1), Shares = [(float)E("S0", 1), (float)E("S1", 1), (float)E("S2", 1.4)] };
        Model model = Model.Train(recipe, examples);
        var sc = model.Score(dev); var ts = model.Score(town);
        Draw draw = new(11);
        var everyday = dev.Where(e => e.Kind is "everyday").GroupBy(e => e.Lang).ToDictionary(g => g.Key, g => g.ToList());
        List<Example> even = [.. dev.Select(e => e.IsOrganising || draw.Next(100) < 24 ? e : e with { Text = draw.Next(2) == 0 ? e.Text + " " + everyday[e.Lang][draw.Next(everyday[e.Lang].Count)].Text : everyday[e.Lang][draw.Next(everyday[e.Lang].Count)].Text + " " + e.Text })];
        var se = model.Score(even);
        Comparison.Print("dev ", sc);
        Comparison.Print("even", se);
        sc = se; foreach (double lim in new[] { .09, .11, .13 }) {
            double[] o = [.. sc.Where(t => !t.Example.IsOrganising).Select(t => t.Height).OrderDescending()];
            Thresholds th = new(Math.BitIncrement(o[(int)(o.Length * lim)]));
            Console.WriteLine($"  lim {lim} clear {th.Clear:0.00} dev {Figures.Of(sc, th.TurnsAway).Recall:0.000} town recall {Figures.Of(ts, th.TurnsAway).Recall:0.000} fd {Figures.Of(ts, th.TurnsAway).FalseDrops:0.0000} asks rules {ts.Count(t => t.Score >= th.Some && !t.Example.IsOrganising) / (double)ts.Count:0.00}");
        }
        foreach (var g in ts.Where(t => !t.Example.IsOrganising).GroupBy(t => t.Example.Text.Length / 100).OrderBy(g => g.Key)) Console.Write($"{g.Key}: n {g.Count()} mean {g.Average(t => t.Score):0.00} over.5 {g.Count(t => t.Score > .5)}; ");
        Console.WriteLine();
        return 0;
    case ["--compare"]:
        Comparison.Print(examples, dev);
        return 0;
    default:
        Console.Error.WriteLine("Usage: Heed.Guard.Training [--check | --compare]");
        return 2;
}
