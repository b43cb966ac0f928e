using System.Globalization;

namespace Heed.Reports.Attacks;

/// <summary>One way to find out about one person from released figures.</summary>
/// <param name="WithoutTheRule">The rules without the one the attack is aimed at.</param>
/// <param name="PuppetsNeeded">Puppets the attack needs to be strong.</param>
/// <param name="See">Plays one world, and gives what the attacker makes of what is released; equal sights get equal answers.</param>
internal sealed record Attack(string Name, string Plan, FigureRules WithoutTheRule, int PuppetsNeeded, Func<Game, string> See)
{
    private const int Weeks = 12;

    private static readonly FigureRules ThresholdOnly = FigureRules.ThresholdOnly(FigureAttacks.Smallest);
    private static readonly FigureRules NoRuleOnSums = new FigureRules(FigureAttacks.Smallest) { NoSmallRest = false };

    /// <summary>Heed promises to hold against it. Nobody can against one who knows all others in a figure: what the figure is without the target
    /// is then known, and where it steps.</summary>
    public bool IsPromised { get; init; } = true;

    /// <summary>The six of the bar, and two beyond it that are measured and not promised.</summary>
    public static IReadOnlyList<Attack> All { get; } =
    [
        new("pair differencing", "Two topics that differ by one NOT clause, of words that hardly anybody but the target uses; their cells of one theme are subtracted.",
            ThresholdOnly, 0, Pair),
        new("NOT tracker", "Topics that go round the target (T, T OR the target's cell; a half OR it, the other half OR it, everybody) are added up to the target's cell.",
            ThresholdOnly, 0, Tracker),
        new("averaging", $"The same pair of topics in {Weeks} weeks, in which the target keeps to a habit; the rounding is averaged out.",
            NoRuleOnSums, 0, Averaging),
        new("linear reconstruction", "Non-negative least squares over all released cells of a period for the number of people of each kind that can be.",
            ThresholdOnly, 0, Reconstruction.See),
        new("noise removal", "Puppets speak in copies of two topics, one more in each copy, to see where the rounding steps; sums of tables beside it, and the cells of the target's language, network and country, which are known.",
            NoRuleOnSums, 5, NoiseRemoval),
        new("erasure differencing", "The figures are read before and after the target was erased.",
            ThresholdOnly, 0, Erasure),
        new("one figure alone", "No attack: of the worlds of linear reconstruction one figure is looked at. What it gives is due to how narrowly the made-up worlds are known beforehand.",
            ThresholdOnly, 0, Reconstruction.SeeOneFigure) { IsPromised = false },
        new("all others known", "The attacker knows whether everybody else in the figure is in the cell, and looks whether the target makes it step.", ThresholdOnly, 0, AllOthersKnown) { IsPromised = false },
    ];

    private static string Pair(Game game)
    {
        Release release = NotClause(game).Release(game.Rules, ["trams", "narrow"]);
        string theme = Game.Between(release.People("trams", Dimension.Theme, Scene.Theme), release.People("narrow", Dimension.Theme, Scene.Theme));
        string all = Game.Between(release.People("trams"), release.People("narrow"));
        string share = Game.Between(release.Covered("trams", Dimension.Theme), release.Covered("narrow", Dimension.Theme));
        return $"{theme} {all} {share}";
    }

    /// <summary>Forty to eighty people on a topic; the younger topic leaves out the target, the puppets and one or two others at most.</summary>
    private static Scene NotClause(Game game)
    {
        Scene scene = new(game.Crowd);
        for (int people = game.Random.Next(40, 81); people > 0; people--) scene.Say(["trams", "narrow"], game.Chance(0.5), game.Pick("en", "es", "de"));
        scene.Say(["trams"], game.Inside);
        for (int others = FewOthers(game); others > 0; others--) scene.Say(["trams"], game.Chance(0.5));
        for (int puppet = 0; puppet < game.Puppets; puppet++) scene.Say(["trams"], matters: true);
        return scene;
    }

    private static string Tracker(Game game)
    {
        // C is the target's cell: words of the target's, and the theme. "around" is T OR C where T leaves the target's words out; "left" and
        // "right" are each half of everybody OR C.
        Scene scene = new(game.Crowd);
        for (int people = game.Random.Next(60, 101); people > 0; people--) scene.Say(["everybody", "t", "around", game.Pick("left", "right")], game.Chance(0.5));
        scene.Say(game.Inside ? ["everybody", "around", "left", "right"] : ["everybody", game.Pick("left", "right")], game.Inside);
        for (int others = FewOthers(game); others > 0; others--) scene.Say(["everybody", game.Pick("left", "right")], matters: false);
        for (int puppet = 0; puppet < game.Puppets; puppet++) scene.Say(["everybody", "around", "left", "right"], matters: true);
        Release release = scene.Release(game.Rules, ["everybody", "t", "around", "left", "right"]);
        int? both = release.People("left") + release.People("right");
        return $"{Game.Between(release.People("around"), release.People("t"))} {Game.Between(both, release.People("everybody"))} {Game.Between(release.People("everybody"), release.People("around"))}";
    }

    private static string Averaging(Game game)
    {
        int sum = 0, weeks = 0;
        for (int week = 0; week < Weeks; week++)
        {
            Release release = NotClause(game).Release(game.Rules, ["trams", "narrow"]);
            if (release.People("trams", Dimension.Theme, Scene.Theme) - release.People("narrow", Dimension.Theme, Scene.Theme) is not { } difference) continue;
            sum += difference;
            weeks++;
        }
        return weeks == 0 ? "nothing" : $"{Math.Round(4.0 * sum / weeks)} {weeks / 4}";
    }

    private static string NoiseRemoval(Game game)
    {
        // Whether the target speaks at all. "narrow" leaves the target's words out; trams-1, narrow-1 … are copies with 1 … puppets more.
        Scene scene = new(game.Crowd);
        List<string> tramCopies = [.. Enumerable.Range(1, game.Puppets).Select(n => $"trams-{n}")], narrowCopies = [.. Enumerable.Range(1, game.Puppets).Select(n => $"narrow-{n}")];
        string[] heard = ["trams", "narrow", .. tramCopies, .. narrowCopies], heardOnce = ["trams", .. tramCopies];
        void say(string[] topics) => scene.Say(topics, false, game.Pick("en", "en", "es", "de"), game.Pick("feed", "csv"), game.Pick("GB", "DE", "FR"));
        for (int people = game.Random.Next(60, 121); people > 0; people--) say(heard);
        (string language, string network, string country) = (game.Pick("en", "en", "es", "de"), game.Pick("feed", "csv"), game.Pick("GB", "DE", "FR"));
        if (game.Inside) scene.Say(heardOnce, false, language, network, country);
        for (int others = FewOthers(game); others > 0; others--) say(heardOnce);
        for (int puppet = 1; puppet <= game.Puppets; puppet++) say([.. tramCopies.Skip(puppet - 1), .. narrowCopies.Skip(puppet - 1)]);
        Release release = scene.Release(game.Rules, heard);
        int? exactly = Unrounded(release, "trams", tramCopies) - Unrounded(release, "narrow", narrowCopies);
        List<int> estimates = [.. new[] { Dimension.All, Dimension.Language, Dimension.Network, Dimension.Country }
            .Select(dimension => SumOf(release, "trams", dimension) - SumOf(release, "narrow", dimension)).OfType<int>()];
        int? own = new[] { (Dimension.Language, language), (Dimension.Network, network), (Dimension.Country, country) }
            .Select(cell => release.People("trams", cell.Item1, cell.Item2) - release.People("narrow", cell.Item1, cell.Item2)).Min();
        return $"{exactly?.ToString(CultureInfo.InvariantCulture) ?? "-"} {own?.ToString(CultureInfo.InvariantCulture) ?? "-"} {(estimates.Count == 0 ? "-" : Math.Round(estimates.Average()).ToString(CultureInfo.InvariantCulture))}";
    }

    /// <summary>Twice the middle of the values that all copies allow: in the copy with n puppets the figure is of n voices more.</summary>
    private static int? Unrounded(Release release, string topic, IReadOnlyList<string> copies)
    {
        if (release.People(topic) is not { } plain) return null;
        int low = plain - FigureRules.Step / 2, high = plain + FigureRules.Step / 2;
        foreach ((int at, string copy) in copies.Index())
        {
            if (release.People(copy) is not { } shown) continue;
            low = Math.Max(low, shown - FigureRules.Step / 2 - at - 1);
            high = Math.Min(high, shown + FigureRules.Step / 2 - at - 1);
        }
        return low + high;
    }

    private static int? SumOf(Release release, string topic, Dimension dimension)
    {
        List<int> cells = [.. release.Figures.Where(figure => figure.Topic == topic && figure.Dimension == dimension).Select(figure => figure.People)];
        return cells.Count == 0 ? null : cells.Sum();
    }

    private static string Erasure(Game game)
    {
        Scene scene = new(game.Crowd);
        for (int people = game.Random.Next(40, 81); people > 0; people--) scene.Say(["trams"], game.Chance(0.5));
        for (int puppet = 0; puppet < game.Puppets; puppet++) scene.Say(["trams"], matters: true);
        int target = scene.Say(["trams"], game.Inside);
        Release before = scene.Release(game.Rules, ["trams"]);
        Release after = game.CountsAnew ? scene.Release(game.Rules, ["trams"], without: target) : before; // released once, and frozen
        return Game.Between(before.People("trams", Dimension.Theme, Scene.Theme), after.People("trams", Dimension.Theme, Scene.Theme));
    }

    private static string AllOthersKnown(Game game)
    {
        Scene scene = new(game.Crowd);
        int known = game.Random.Next(8, 41);
        for (int n = 0; n < known; n++) scene.Say(["trams"], matters: true);
        for (int n = 0; n < 40; n++) scene.Say(["trams"], matters: false);
        for (int puppet = 0; puppet < game.Puppets; puppet++) scene.Say(["trams"], matters: true);
        scene.Say(["trams"], game.Inside);
        return $"{known} {scene.Release(game.Rules, ["trams"]).People("trams", Dimension.Theme, Scene.Theme)?.ToString(CultureInfo.InvariantCulture) ?? "-"}";
    }

    // The target's words are the target's own in two worlds of three.
    private static int FewOthers(Game game) => game.Chance(0.67) ? 0 : game.Random.Next(1, 3);
}
