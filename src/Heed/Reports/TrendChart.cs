using Heed.Topics;

namespace Heed.Reports;

/// <summary>Small bar charts of people by week, one for each topic, on one scale.</summary>
internal static class TrendChart
{
    private const int Columns = 3, PanelWidth = 220, PanelHeight = 96, Margin = 14, TitleHeight = 20;

    public static Markup Draw(IReadOnlyList<Topic> topics, IReadOnlyList<Release> weeks)
    {
        int highest = topics.Max(topic => weeks.Max(week => week.People(topic.Id) ?? 0));
        int rows = (topics.Count + Columns - 1) / Columns;
        IEnumerable<Markup> panels = topics.Select((topic, at) => Panel(topic, weeks, highest, Margin + at % Columns * (PanelWidth + Margin), Margin + at / Columns * (PanelHeight + Margin)));
        int width = Margin + Columns * (PanelWidth + Margin), height = Margin + rows * (PanelHeight + Margin);
        return Markup.Of($"""
            <svg viewBox="0 0 {width} {height}" role="img" aria-label="People by week for each topic, all on one scale up to {highest}. The table below has the figures.">
            {Markup.Join(panels)}</svg>
            """);
    }

    private static Markup Panel(Topic topic, IReadOnlyList<Release> weeks, int highest, int left, int top)
    {
        int bottom = top + PanelHeight, room = PanelHeight - TitleHeight - 4;
        double step = (double)PanelWidth / Math.Max(weeks.Count, 8);
        IEnumerable<Markup> bars = weeks.Select((week, at) =>
        {
            int people = week.People(topic.Id) ?? 0;
            double height = (double)people / highest * room;
            return people == 0 ? default : Markup.Of(
                $"<rect class=\"bar\" x=\"{left + at * step + 2:0.#}\" y=\"{bottom - height:0.#}\" width=\"{step - 4:0.#}\" height=\"{height:0.#}\"></rect>\n");
        });
        string name = topic.Name.Length > 30 ? topic.Name[..29] + "…" : topic.Name;
        return Markup.Of($"<text x=\"{left}\" y=\"{top + 12}\">{name}</text>\n{Markup.Join(bars)}<line class=\"base\" x1=\"{left}\" y1=\"{bottom}\" x2=\"{left + PanelWidth}\" y2=\"{bottom}\"></line>\n");
    }
}
