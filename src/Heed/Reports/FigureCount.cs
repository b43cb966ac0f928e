using System.Numerics;
using System.Runtime.InteropServices;
using Heed.Archive;

namespace Heed.Reports;

/// <summary>Counts one period's mentions into the declared tables and lets through what may be shown. The order of reading decides nothing.</summary>
/// <param name="eldestFirst">Ids of the topics in the order they were first approved: where two give somebody away together, the younger is
/// held back, so that nobody can make an old figure go by adding a topic. Topics not named come last, by id.</param>
internal sealed class FigureCount(Period period, FigureRules rules, IReadOnlyList<string> eldestFirst)
{
    /// <summary>The topic under which <see cref="Coverage"/> of all topics together stands.</summary>
    public const string AllTopics = "";

    // Those that readers miss most come first; All before all others, for what they are held against.
    private static readonly Dimension[] Order =
        [Dimension.All, Dimension.Theme, Dimension.Topic, Dimension.Language, Dimension.Network, Dimension.Country, Dimension.Lane];

    private readonly Dictionary<(string Topic, Dimension Dimension, string Value), Cell> _cells = [];
    private readonly Dictionary<string, (int Articles, HashSet<string> Publishers)> _press = [];
    private readonly Dictionary<string, int> _places = [];
    private readonly Dictionary<(int Place, Voice Voice), int> _voices = [];

    /// <summary>Adds all rows of one mention.</summary>
    public void Add(IReadOnlyList<FigureRow> mention)
    {
        foreach (FigureRow row in mention)
        {
            if (row.Lane is Lane.Press)
            {
                (int articles, HashSet<string> publishers) = _press.GetValueOrDefault(row.Topic, (0, []));
                publishers.Add(row.Source);
                _press[row.Topic] = (articles + 1, publishers);
                continue;
            }
            int place = Number(_places, row.Place), voice = Number(_voices, (place, row.Voice));
            void count(Dimension dimension, string value)
            {
                ref Cell? cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, (row.Topic, dimension, value), out _);
                (cell ??= new()).Add(place, voice);
            }
            count(Dimension.All, "");
            count(Dimension.Network, row.Network);
            count(Dimension.Lane, row.Lane.ToString().ToLowerInvariant());
            if (row.Language is { } language) count(Dimension.Language, language);
            if (row.Country is { } country) count(Dimension.Country, country);
            foreach (string theme in row.Themes) count(Dimension.Theme, theme);
            // Of two topics the first by id counts for both.
            foreach (FigureRow other in mention.Where(other => string.CompareOrdinal(row.Topic, other.Topic) < 0)) count(Dimension.Topic, other.Topic);
        }
    }

    public Release Result(DateTimeOffset at)
    {
        HashSet<TableCell> shown = [.. Shown()];
        return new(
            period,
            at,
            [.. shown.SelectMany(cell => cell.Tables.Select(table => new Figure(period, table.Topic, cell.Dimension, table.Value, rules.Shown(cell.Voices))))
                .OrderBy(figure => figure.Topic, StringComparer.Ordinal).ThenBy(figure => figure.Dimension).ThenBy(figure => figure.Value, StringComparer.Ordinal)],
            [.. CoverageOf(shown).OrderBy(coverage => coverage.Topic, StringComparer.Ordinal).ThenBy(coverage => coverage.Dimension)],
            [.. _press.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new PressCount(period, pair.Key, pair.Value.Articles, pair.Value.Publishers.Count))]);
    }

    /// <summary>What may be shown: each cell that may be shown alone, unless those let through before it would give a smaller group away with it.</summary>
    internal IReadOnlyList<TableCell> Shown()
    {
        Dictionary<string, int> age = eldestFirst.Index().ToDictionary(topic => topic.Item, topic => topic.Index);
        IEnumerable<TableCell> candidates = Cells()
            .Where(cell => cell.Cell.MayBeShown(rules))
            .OrderBy(cell => Array.IndexOf(Order, cell.Dimension))
            .ThenBy(AgeOf).ThenBy(cell => cell.Topic, StringComparer.Ordinal)
            // Within a table the largest cells matter most. In steps of two, so that one voice hardly ever decides the order.
            .ThenByDescending(cell => BitOperations.Log2((uint)cell.Voices))
            .ThenBy(cell => cell.Value, StringComparer.Ordinal);
        if (!rules.NoSmallRest) return [.. candidates];
        ShownCells shown = new(rules.Smallest);
        foreach (TableCell cell in candidates) shown.TryAdd(cell);
        return shown.All;

        int AgeOf(TableCell cell)
        {
            int own = age.GetValueOrDefault(cell.Topic, int.MaxValue);
            return cell.Dimension is Dimension.Topic ? Math.Max(own, age.GetValueOrDefault(cell.Value, int.MaxValue)) : own;
        }
    }

    /// <summary>The share of mentions in shown cells, of each table that shows one: of any other even that it holds a mention would say
    /// something. Fewer voices behind what is held back than a cell needs count as none.</summary>
    private IEnumerable<Coverage> CoverageOf(HashSet<TableCell> shown)
    {
        List<TableCell> cells = [.. Cells()];
        IEnumerable<IGrouping<(string Topic, Dimension Dimension), TableCell>> tables = cells
            .SelectMany(cell => cell.Tables.Select(table => (table.Topic, Cell: cell)))
            .Concat(cells.Where(cell => cell.Dimension is Dimension.All).Select(cell => (Topic: AllTopics, Cell: cell)))
            .GroupBy(entry => (entry.Topic, entry.Cell.Dimension), entry => entry.Cell);
        foreach (IGrouping<(string Topic, Dimension Dimension), TableCell> table in tables)
        {
            ILookup<bool, TableCell> isShown = table.ToLookup(shown.Contains);
            if (!isShown[true].Any()) continue;
            int heldVoices = isShown[false].SelectMany(cell => cell.Members).Distinct().Count();
            int posts = isShown[true].Sum(cell => cell.Cell.Posts), held = heldVoices < rules.Smallest ? 0 : isShown[false].Sum(cell => cell.Cell.Posts);
            yield return new(period, table.Key.Topic, table.Key.Dimension, rules.ShownPercent((double)posts / (posts + held)));
        }
    }

    /// <summary>Every cell of the declared tables that was counted, shown or not.</summary>
    internal IEnumerable<TableCell> Cells() => _cells.Select(pair => new TableCell(pair.Key.Topic, pair.Key.Dimension, pair.Key.Value, pair.Value));

    private static int Number<T>(Dictionary<T, int> numbers, T of) where T : notnull
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, of, out bool known);
        if (!known) number = numbers.Count;
        return number;
    }
}
