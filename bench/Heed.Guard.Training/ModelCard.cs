using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Heed.Guard.Sieve.Learned;

namespace Heed.Guard.Training;

/// <summary>Says of the weights what they were made from, how well they do and what they are not for.</summary>
internal static class ModelCard
{
    public static string Write(byte[] weights, IReadOnlyList<Example> examples, IReadOnlyList<Scored> first, IReadOnlyList<Scored> second, IReadOnlyList<Scored> evened, Thresholds thresholds)
    {
        StringBuilder card = new();
        card.Append(CultureInfo.InvariantCulture, $"""
            # Model card: the guard's classifier

            Made by `bench/Heed.Guard.Training`; not to be changed by hand.

            - Weights: {weights.Length} bytes, SHA-256 `{Convert.ToHexStringLower(SHA256.HashData(weights))}`
            - What it is: one linear model for six languages over letters (two to five in a row), words, pairs of words, and words beside who acts in their sentence (we, all, I, they), hashed into {Recipe.Chosen.Buckets} weights of eight bits, after disguises are undone. It knows nothing of a text's author, length, place or time.
            - What it does: with the rules in the query language it decides whether a post goes on or is dropped in memory. From a score of {thresholds.Clear:0.00} a post is dropped; from {thresholds.Some:0.00} it is dropped when a rule matches too; a text of at most {Classifier.ShortMax} letters, or a part of a long one, whenever a rule matches. The score leaves the guard nowhere.
            - Trained on: {examples.Count} texts written for it, {examples.Count(example => example.IsOrganising)} of them of people organising (`bench/guard/examples`), and, in each pass over them, {Recipe.Chosen.Joined} joined of two of them. Nothing in it was posted by anybody.

            ## How well it does

            Measured on {first.Count} and {second.Count} texts by two other hands than the training texts and the rules (`bench/guard/dev`, `bench/guard/dev2`), half of the others meant to be mistaken. **The threshold was set and the recipe chosen on these same texts, so expect less elsewhere.** "Turned away" counts texts of people organising; "lost" counts other texts that are turned away as well.


            """);
        Table(card, "dev", first, thresholds);
        Table(card, "dev2", second, thresholds);
        IReadOnlyList<Scored> both = [.. first, .. second];
        Table(card, "both", both, thresholds);
        Halves(card, both);
        Figures even = Figures.Of(evened, thresholds.TurnsAway);
        card.Append(CultureInfo.InvariantCulture, $"\nThe organising texts of `dev` are longer than its others. With everyday sentences beside most of the others, so that both are equally long, {Percent(even.FalseDrops)} of them are lost.\n");
        card.Append("\n## By kind\n\nBoth sets. Few texts each; a kind tells where to look, not how much.\n\n");
        card.Append("| turned away | texts | share |\n|---|---|---|\n");
        Kinds(card, both.Where(text => text.Example.IsOrganising), thresholds);
        card.Append("\n| lost | texts | share |\n|---|---|---|\n");
        Kinds(card, both.Where(text => !text.Example.IsOrganising), thresholds);
        card.Append("""

            ## Limits

            - About one in five posts of people organising passes; where it is said without its usual words, more. What passes can be kept if a live topic asks for it.
            - Other languages than English, Spanish, German, French, Italian and Polish are left to the rules' international words.
            - Training and development texts are made up, by few hands. Several situations return in more than one language, so the figures per language are not independent, and no native speaker has read all of them.
            - A long post is read in passages of a few hundred letters: the longer, the likelier one of them is mistaken.
            - One person's complaint is meant to pass; some are lost all the same.

            ## What it must not be used for

            Turning posts away is the only use. It was not made to find, count, rank, watch or report people who organise, and its figures are too weak to say of any one text or person what they are: a use like that would be wrong about every tenth ordinary text and would break rule 3 of the charter. Heed shows nobody what it says of a text.

            """);
        return card.ToString().ReplaceLineEndings("\n");
    }

    private static void Table(StringBuilder card, string name, IReadOnlyList<Scored> texts, Thresholds thresholds)
    {
        card.Append(CultureInfo.InvariantCulture, $"| {name} | organising | turned away | by the rules alone | others | lost | own complaints lost |\n|---|---|---|---|---|---|---|\n");
        foreach (IGrouping<string, Scored> language in texts.GroupBy(text => text.Example.Lang).OrderBy(group => group.Key, StringComparer.Ordinal)) Row(card, language.Key, [.. language], thresholds);
        Row(card, "all", texts, thresholds);
        card.Append('\n');
    }

    private static void Row(StringBuilder card, string name, IReadOnlyList<Scored> texts, Thresholds thresholds)
    {
        Figures both = Figures.Of(texts, thresholds.TurnsAway);
        Figures rules = Figures.Of(texts, text => text.ByRules);
        Figures own = Figures.Of([.. texts.Where(text => text.Example.IsOwnComplaint)], thresholds.TurnsAway);
        card.Append(CultureInfo.InvariantCulture, $"| {name} | {both.Organising} | {Percent(both.Recall)} | {Percent(rules.Recall)} | {both.Others} | {Percent(both.FalseDrops)} | {own.Dropped} of {own.Others} |\n");
    }

    // What a threshold does on texts it was not set on: each half, drawn by id, judged with the other half's.
    private static void Halves(StringBuilder card, IReadOnlyList<Scored> dev)
    {
        List<Scored>[] halves = [[], []];
        foreach (Scored text in dev) halves[SHA256.HashData(Encoding.UTF8.GetBytes(text.Example.Id))[0] & 1].Add(text);
        card.Append("The threshold set on one half of these texts (drawn by id) and judged on the other: ");
        card.AppendJoin("; ", new[] { (Set: halves[0], Judged: halves[1]), (Set: halves[1], Judged: halves[0]) }.Select(pair =>
        {
            Thresholds set = Thresholds.Choose(pair.Set);
            Figures figures = Figures.Of(pair.Judged, set.TurnsAway);
            Figures own = Figures.Of([.. pair.Judged.Where(text => text.Example.IsOwnComplaint)], set.TurnsAway);
            return $"{Percent(figures.Recall)} turned away, {Percent(figures.FalseDrops)} lost, {own.Dropped} of {own.Others} own complaints lost";
        }));
        card.Append(".\n");
    }

    private static void Kinds(StringBuilder card, IEnumerable<Scored> texts, Thresholds thresholds)
    {
        foreach (IGrouping<string, Scored> kind in texts.GroupBy(text => text.Example.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            card.Append(CultureInfo.InvariantCulture, $"| {kind.Key} | {kind.Count()} | {Percent(kind.Count(thresholds.TurnsAway) / (double)kind.Count())} |\n");
        }
    }

    private static string Percent(double share) => share.ToString("0 %", CultureInfo.InvariantCulture);
}
