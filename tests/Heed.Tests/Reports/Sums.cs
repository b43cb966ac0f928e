using Heed.Reports;

namespace Heed.Tests.Reports;

/// <summary>The plain way to find sums that say how many a small group is: every pair of cells, every cell against every two, every topic
/// against every choice of cells of one of its tables, two topics with a part of one name each, two against their overlap and a third, and
/// three parts of one name.</summary>
internal static class Sums
{
    /// <summary>The sums that isolate fewer voices than <paramref name="smallest"/>, in words; also none at all, since that tells as much.</summary>
    public static IEnumerable<string> TooSmall(IReadOnlyList<TableCell> shown, int smallest) =>
        Few(shown, smallest).Concat(Tables(shown, smallest)).Concat(TwoAndTwo(shown, smallest)).Concat(Unions(shown, smallest));

    private static IEnumerable<string> Few(IReadOnlyList<TableCell> shown, int smallest)
    {
        foreach (TableCell left in shown)
        {
            foreach (TableCell right in shown.Where(right => right != left && Difference([left], [right]) < smallest)) yield return $"{Name(left)} - {Name(right)}";
            foreach (TableCell first in shown.Where(first => first != left))
            {
                foreach (TableCell second in shown.Where(second => second != left && second != first && Difference([left], [first, second]) < smallest))
                    yield return $"{Name(left)} - {Name(first)} - {Name(second)}";
            }
        }
    }

    private static IEnumerable<string> Tables(IReadOnlyList<TableCell> shown, int smallest)
    {
        foreach (TableCell topic in shown.Where(cell => cell.Dimension is Dimension.All))
        {
            foreach (IGrouping<Dimension, TableCell> table in shown.Where(cell => cell.Dimension is not Dimension.All && cell.Tables.Any(entry => entry.Topic == topic.Topic)).GroupBy(cell => cell.Dimension))
            {
                TableCell[] cells = [.. table];
                for (int choice = 1; choice < 1 << cells.Length; choice++)
                {
                    TableCell[] chosen = [.. cells.Where((_, at) => (choice >> at & 1) == 1)];
                    if (Difference([topic], chosen) < smallest) yield return $"{Name(topic)} - {string.Join(" - ", chosen.Select(Name))}";
                }
            }
        }
    }

    private static IEnumerable<string> TwoAndTwo(IReadOnlyList<TableCell> shown, int smallest)
    {
        List<TableCell> topics = [.. shown.Where(cell => cell.Dimension is Dimension.All)];
        foreach (TableCell topic in topics)
        {
            foreach (TableCell other in topics.Where(other => string.CompareOrdinal(topic.Topic, other.Topic) < 0))
            {
                foreach (TableCell part in shown.Where(cell => cell.Dimension is not Dimension.All && cell.Topic == topic.Topic))
                {
                    foreach (TableCell same in shown.Where(cell => cell.Dimension == part.Dimension && cell.Topic == other.Topic && cell.Value == part.Value && Difference([topic, cell], [other, part]) < smallest))
                        yield return $"{Name(topic)} - {Name(part)} - {Name(other)} + {Name(same)}";
                }
                foreach (TableCell both in shown.Where(cell => cell.Dimension is Dimension.Topic && cell.Topic == topic.Topic && cell.Value == other.Topic))
                {
                    foreach (TableCell third in topics.Where(third => third != topic && third != other && Difference([topic, other], [both, third]) < smallest))
                        yield return $"{Name(topic)} + {Name(other)} - {Name(both)} - {Name(third)}";
                }
            }
        }
    }

    private static IEnumerable<string> Unions(IReadOnlyList<TableCell> shown, int smallest)
    {
        foreach (IGrouping<(Dimension, string), TableCell> name in shown.Where(cell => cell.Dimension is not Dimension.All)
            .SelectMany(cell => cell.Tables.Select(table => (Key: (cell.Dimension, table.Value), Cell: cell))).GroupBy(entry => entry.Key, entry => entry.Cell))
        {
            foreach (TableCell whole in name)
            {
                foreach (TableCell first in name.Where(first => first != whole))
                {
                    foreach (TableCell second in name.Where(second => second != whole && string.CompareOrdinal(Name(first), Name(second)) < 0))
                    {
                        HashSet<int> different = [.. first.Members, .. second.Members];
                        different.SymmetricExceptWith(whole.Members);
                        if (different.Count < smallest) yield return $"{Name(first)} or {Name(second)} = {Name(whole)}";
                    }
                }
            }
        }
    }

    private static int Difference(TableCell[] left, TableCell[] right)
    {
        Dictionary<int, int> balance = [];
        foreach (int voice in left.SelectMany(cell => cell.Members)) balance[voice] = balance.GetValueOrDefault(voice) + 1;
        foreach (int voice in right.SelectMany(cell => cell.Members)) balance[voice] = balance.GetValueOrDefault(voice) - 1;
        return balance.Values.Count(voices => voices != 0);
    }

    private static string Name(TableCell cell) => $"{cell.Topic}/{cell.Dimension}/{cell.Value}";
}
