using System.Numerics;

namespace Heed.Reports;

/// <summary>The cells of one release that are let through, one after the other. A cell is kept out where a sum with those already there
/// would say how many a smaller group is: where two sides that a reader can add up differ on fewer voices than a cell needs. No voice at
/// all is as few as nine: that nobody stands between two figures is itself a figure, and held back or not must not tell which
/// (docs/decisions/0008-nested-figures.md).</summary>
/// <remarks>Sides looked at: one cell against another; one against two others; a topic against any cells of one of its tables; and two
/// against two where readers know how they lie: a topic less its part against another topic less its part of the same name, and two
/// topics against their overlap and a third. And, whatever the size of what is left: three parts of one name of which one is nearly what
/// the two others make together, for that would be a figure of a table that is not declared (docs/decisions/0009-undeclared-tables.md).</remarks>
internal sealed class ShownCells(int smallest)
{
    /// <summary>Steps one search through a table's sums may take; a table that needs more shows fewer cells.</summary>
    public const int MostSteps = 20_000;

    private readonly List<TableCell> _shown = [];
    private readonly List<TableCell> _topics = [];                   // those of them that are whole topics
    private readonly List<BySize> _parts = [];                       // by shown cell: the shown cells that lie nearly within it
    private readonly Dictionary<int, List<int>> _ofVoice = [];       // by voice: the shown cells it is in
    private readonly Dictionary<(string Topic, Dimension Dimension), List<TableCell>> _tables = [];
    private readonly Dictionary<(string Topic, Dimension Dimension, string Value), TableCell> _byName = [];

    // On one voice two sides differ by two at most, so sums further apart than this need not be looked at voice by voice.
    private int Slack => 2 * (smallest - 1);

    /// <summary>In the order they were let through.</summary>
    public IReadOnlyList<TableCell> All => _shown;

    /// <summary>Lets a cell through that passes <see cref="Cell.MayBeShown"/>, unless it gives a smaller group away.</summary>
    public bool TryAdd(TableCell cell)
    {
        (BySize within, List<int> around, bool near) = Neighbours(cell);
        if (near || AddsUpWithTwo(cell, within, around) || AddsUpToAThird(cell) || MakesAnUndeclaredFigure(cell, within, around)) return false;
        foreach ((string topic, string value) in cell.Tables)
        {
            if (AddsUpInItsTable(cell, topic) || AddsUpWithSameParts(cell, topic, value)) return false;
        }
        Add(cell, within, around);
        return true;
    }

    /// <summary>Whether the voices of two sides differ on fewer than a cell needs; a voice counts as often as a side has it.</summary>
    /// <param name="left">One or two ascending lists.</param>
    /// <param name="right">The same.</param>
    internal bool Near(ReadOnlySpan<int[]> left, ReadOnlySpan<int[]> right)
    {
        Span<int> at = stackalloc int[left.Length + right.Length];
        int different = 0;
        while (true)
        {
            int next = int.MaxValue;
            for (int side = 0; side < at.Length; side++)
            {
                int[] list = side < left.Length ? left[side] : right[side - left.Length];
                if (at[side] < list.Length) next = Math.Min(next, list[at[side]]);
            }
            if (next == int.MaxValue) return true;
            int balance = 0;
            for (int side = 0; side < at.Length; side++)
            {
                int[] list = side < left.Length ? left[side] : right[side - left.Length];
                if (at[side] >= list.Length || list[at[side]] != next) continue;
                at[side]++;
                balance += side < left.Length ? 1 : -1;
            }
            if (balance != 0 && ++different >= smallest) return false;
        }
    }

    /// <summary>The shown cells that lie nearly within this one, those it lies nearly within, and whether one is nearly the same.</summary>
    private (BySize Within, List<int> Around, bool Near) Neighbours(TableCell cell)
    {
        Dictionary<int, int> shared = [];
        foreach (int voice in cell.Members)
        {
            foreach (int other in _ofVoice.GetValueOrDefault(voice) ?? []) shared[other] = shared.GetValueOrDefault(other) + 1;
        }
        BySize within = new();
        List<int> around = [];
        bool near = false;
        foreach ((int other, int both) in shared)
        {
            int onlyHere = cell.Voices - both, onlyThere = _shown[other].Voices - both;
            near |= onlyHere + onlyThere < smallest;
            if (onlyThere < smallest) within.Add(other, _shown[other].Voices);
            if (onlyHere < smallest) around.Add(other);
        }
        return (within, around, near);
    }

    /// <summary>One cell against two others, this one on either side. In a sum that is nearly equal each part lies nearly within the whole.</summary>
    private bool AddsUpWithTwo(TableCell cell, BySize within, List<int> around) =>
        within.All.Any(first => within.About(cell.Voices - _shown[first].Voices, Slack).Any(second => first < second && Near([cell.Members], [_shown[first].Members, _shown[second].Members])))
        || around.Any(whole => _parts[whole].About(_shown[whole].Voices - cell.Voices, Slack).Any(part => Near([_shown[whole].Members], [cell.Members, _shown[part].Members])));

    /// <summary>A topic against any of the cells of one of its tables, this one among them.</summary>
    private bool AddsUpInItsTable(TableCell cell, string of)
    {
        if (cell.Dimension is Dimension.All || Topic(of) is not { } topic) return false;
        int[] voices = topic.Members;
        List<ulong[]> cells = [.. (_tables.GetValueOrDefault((of, cell.Dimension)) ?? []).Select(other => Bits(other.Members, voices))];
        ulong[] covered = Bits(cell.Members, voices);
        // What the cells from each one on can still cover: a voice that none of them has stays in the rest.
        ulong[][] still = new ulong[cells.Count + 1][];
        still[^1] = new ulong[covered.Length];
        for (int at = cells.Count - 1; at >= 0; at--) still[at] = [.. still[at + 1].Zip(cells[at], (left, right) => left | right)];
        int steps = 0;
        return Search(0, covered, new ulong[covered.Length]);

        bool Search(int at, ulong[] once, ulong[] twice)
        {
            if (++steps > MostSteps) return true;
            int again = Count(twice), rest = 0, reachable = 0;
            for (int word = 0; word < once.Length; word++)
            {
                rest += BitOperations.PopCount(once[word]);
                reachable += BitOperations.PopCount(once[word] | still[at][word]);
            }
            if (again + voices.Length - reachable >= smallest) return false;
            if (again + voices.Length - rest < smallest) return true;
            if (at == cells.Count) return false;
            ulong[] cellBits = cells[at];
            return Search(at + 1, [.. once.Zip(cellBits, (left, right) => left | right)], [.. twice.Select((bits, word) => bits | once[word] & cellBits[word])])
                || Search(at + 1, once, twice);
        }
    }

    /// <summary>A topic less its part, against another topic less its part of the same name.</summary>
    private bool AddsUpWithSameParts(TableCell cell, string of, string value) =>
        cell.Dimension is not Dimension.All
        && Topic(of) is { } topic
        && _topics.Any(other => other.Topic != of && _byName.TryGetValue((other.Topic, cell.Dimension, value), out TableCell? part) && FourAddUp(topic, part, other, cell));

    /// <summary>Two topics less what is in both, which is what is in either, against a third topic.</summary>
    private bool AddsUpToAThird(TableCell cell) =>
        cell.Dimension is Dimension.Topic
        && Topic(cell.Topic) is { } first
        && Topic(cell.Value) is { } second
        && _topics.Any(third => third != first && third != second && FourAddUp(first, second, third, cell));

    /// <summary>Three topics' parts of one name, this one among them, of which one is nearly the union of the two others. Added up they say how
    /// many are in both of these at once: two topics by a theme, which is no declared table. Least squares over a whole release lives on it.</summary>
    private bool MakesAnUndeclaredFigure(TableCell cell, BySize within, List<int> around)
    {
        if (cell.Dimension is Dimension.All) return false;
        return PairUp(cell, [.. within.All.Where(part => ShareAName(cell, _shown[part]))])
            || around.Where(whole => ShareAName(cell, _shown[whole])).Any(whole =>
                _parts[whole].All.Any(part => ShareAName(cell, _shown[part]) && Unite(_shown[whole].Members, cell.Members, _shown[part].Members)));

        bool PairUp(TableCell whole, List<int> parts) => parts.Index().Any(first =>
            parts.Skip(first.Index + 1).Any(second => Unite(whole.Members, _shown[first.Item].Members, _shown[second].Members)));
    }

    private static bool ShareAName(TableCell cell, TableCell other) =>
        cell.Dimension == other.Dimension && cell.Tables.Any(one => other.Tables.Any(two => one.Value == two.Value && one.Topic != two.Topic));

    /// <summary>Whether a whole and the union of two others differ on fewer voices than a cell needs.</summary>
    private bool Unite(int[] whole, int[] first, int[] second)
    {
        if (Math.Max(first.Length, second.Length) > whole.Length + smallest || first.Length + second.Length <= whole.Length - smallest) return false;
        int inWhole = 0, inFirst = 0, inSecond = 0, different = 0;
        while (inWhole < whole.Length || inFirst < first.Length || inSecond < second.Length)
        {
            int one = At(whole, inWhole), two = At(first, inFirst), three = At(second, inSecond), next = Math.Min(one, Math.Min(two, three));
            if (one == next) inWhole++;
            if (two == next) inFirst++;
            if (three == next) inSecond++;
            if (one == next != (two == next || three == next) && ++different >= smallest) return false;
        }
        return true;

        static int At(int[] list, int at) => at < list.Length ? list[at] : int.MaxValue;
    }

    private bool FourAddUp(TableCell left, TableCell alsoLeft, TableCell right, TableCell alsoRight) =>
        Math.Abs(left.Voices + alsoLeft.Voices - right.Voices - alsoRight.Voices) <= Slack
        && Near([left.Members, alsoLeft.Members], [right.Members, alsoRight.Members]);

    private TableCell? Topic(string id) => _byName.GetValueOrDefault((id, Dimension.All, ""));

    private void Add(TableCell cell, BySize within, List<int> around)
    {
        int number = _shown.Count;
        _shown.Add(cell);
        if (cell.Dimension is Dimension.All) _topics.Add(cell);
        _parts.Add(within);
        foreach (int whole in around) _parts[whole].Add(number, cell.Voices);
        foreach (int voice in cell.Members)
        {
            if (!_ofVoice.TryGetValue(voice, out List<int>? cells)) _ofVoice[voice] = cells = [];
            cells.Add(number);
        }
        foreach ((string topic, string value) in cell.Tables)
        {
            _byName.Add((topic, cell.Dimension, value), cell);
            if (!_tables.TryGetValue((topic, cell.Dimension), out List<TableCell>? table)) _tables[(topic, cell.Dimension)] = table = [];
            table.Add(cell);
        }
    }

    private static ulong[] Bits(int[] members, int[] voices)
    {
        ulong[] bits = new ulong[voices.Length / 64 + 1];
        for (int member = 0, voice = 0; member < members.Length; member++)
        {
            while (voices[voice] < members[member]) voice++; // the topic has every voice of its cells
            bits[voice / 64] |= 1UL << (voice % 64);
        }
        return bits;
    }

    private static int Count(ulong[] bits)
    {
        int count = 0;
        foreach (ulong word in bits) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>Shown cells, found by how many voices they have.</summary>
    private sealed class BySize
    {
        private readonly List<(int Voices, int Cell)> _sorted = [];

        public IEnumerable<int> All => _sorted.Select(entry => entry.Cell);

        public void Add(int cell, int voices)
        {
            int at = _sorted.BinarySearch((voices, cell));
            _sorted.Insert(at < 0 ? ~at : at, (voices, cell));
        }

        /// <summary>Those with so many voices, or by at most <paramref name="slack"/> more or fewer.</summary>
        public IEnumerable<int> About(int voices, int slack)
        {
            int at = _sorted.BinarySearch((voices - slack, -1));
            for (at = at < 0 ? ~at : at; at < _sorted.Count && _sorted[at].Voices <= voices + slack; at++) yield return _sorted[at].Cell;
        }
    }
}
