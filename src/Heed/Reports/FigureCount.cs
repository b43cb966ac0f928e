using Heed.Archive;

namespace Heed.Reports;

/// <summary>Counts one period's mentions into the declared tables and lets through what may be shown.</summary>
internal sealed class FigureCount(Period period, int smallest)
{
    private readonly Dictionary<(string Topic, Dimension Dimension), Dictionary<string, Cell>> _tables = [];
    private readonly Dictionary<string, (int Articles, HashSet<string> Publishers)> _press = [];

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
            Count(row, Dimension.All, "");
            Count(row, Dimension.Network, row.Network);
            Count(row, Dimension.Lane, row.Lane.ToString().ToLowerInvariant());
            if (row.Language is { } language) Count(row, Dimension.Language, language);
            if (row.Country is { } country) Count(row, Dimension.Country, country);
            foreach (string theme in row.Themes) Count(row, Dimension.Theme, theme);
            foreach (FigureRow other in mention.Where(other => other.Topic != row.Topic)) Count(row, Dimension.Topic, other.Topic);
        }
    }

    public Release Result(DateTimeOffset at)
    {
        List<Figure> figures = [];
        List<Coverage> coverage = [];
        foreach (((string topic, Dimension dimension), Dictionary<string, Cell> table) in _tables.OrderBy(pair => pair.Key))
        {
            List<KeyValuePair<string, Cell>> shown = Shown(table);
            figures.AddRange(shown.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new Figure(period, topic, dimension, pair.Key, pair.Value.Rounded)));
            int posts = table.Values.Sum(cell => cell.Posts);
            coverage.Add(new(period, topic, dimension, (int)Math.Round(20.0 * shown.Sum(pair => pair.Value.Posts) / posts) * 5));
        }
        List<PressCount> press = [.. _press.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new PressCount(period, pair.Key, pair.Value.Articles, pair.Value.Publishers.Count))];
        return new(period, at, figures, coverage, press);
    }

    /// <summary>The cells that may be shown. Where those held back have fewer voices together than a cell needs, the smallest shown
    /// one is held back as well (of equal ones the last by name: the order of reading decides nothing), so that no difference within
    /// the table gives a smaller figure away.</summary>
    private List<KeyValuePair<string, Cell>> Shown(Dictionary<string, Cell> table)
    {
        List<KeyValuePair<string, Cell>> shown = [.. table.Where(pair => pair.Value.MayBeShown(smallest)).OrderByDescending(pair => pair.Value.Voices).ThenBy(pair => pair.Key, StringComparer.Ordinal)];
        HashSet<(string, Voice)> held = [];
        foreach (Cell cell in table.Values.Except(shown.Select(pair => pair.Value))) cell.AddVoicesTo(held);
        if (held.Count > 0 && held.Count < smallest && shown.Count > 0) shown.RemoveAt(shown.Count - 1);
        return shown;
    }

    private void Count(FigureRow row, Dimension dimension, string value)
    {
        if (!_tables.TryGetValue((row.Topic, dimension), out Dictionary<string, Cell>? table)) _tables[(row.Topic, dimension)] = table = [];
        if (!table.TryGetValue(value, out Cell? cell)) table[value] = cell = new();
        cell.Add(row.Place, row.Voice);
    }
}
