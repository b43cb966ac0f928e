using System.Security.Cryptography;
using System.Text;
using Heed.Topics;

namespace Heed.Reports;

/// <summary>Puts an edition on one HTML page that needs nothing else: no script, no other file, one fixed style.</summary>
public static class EditionPage
{
    private const string Style =
        """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#ffffff;--line:#d5dae0;--band:#f3f5f7;--mark:#0b5d6b}
        @media (prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a3adb8;--paper:#14181c;--line:#343b43;--band:#1d2329;--mark:#6cc5d4}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}
        h1{font-size:1.75rem;line-height:1.2;margin:.25rem 0 .5rem}
        h2{font-size:1.25rem;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--line)}
        h3{font-size:1rem;margin:1.5rem 0 .25rem}
        p,ul{margin:.5rem 0}
        a{color:var(--mark)}
        .kind{color:var(--soft);margin:0;font-size:.875rem}
        .note{color:var(--soft);font-size:.875rem}
        .scroll{overflow-x:auto}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:.9375rem}
        caption{text-align:left;color:var(--soft);font-size:.875rem;padding:.25rem 0}
        th,td{text-align:left;padding:.375rem .75rem .375rem 0;border-bottom:1px solid var(--line);vertical-align:top}
        th{font-weight:600}
        th[scope=row]{min-width:11rem}
        td.n,th.n{text-align:right;white-space:nowrap}
        .phrases{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.375rem}
        .phrases li{background:var(--band);border-radius:4px;padding:.125rem .5rem;overflow-wrap:anywhere}
        svg{display:block;width:100%;height:auto;margin:.75rem 0;background:var(--band);border-radius:4px}
        svg text{fill:var(--soft);font:12px system-ui,sans-serif}
        svg .bar{fill:var(--mark)}
        svg .base{stroke:var(--line)}
        @media print{body{font-size:11pt}main{max-width:none;padding:0}h2{break-after:avoid}table,svg{break-inside:avoid}}
        """;

    /// <summary>The style's hash as a Content-Security-Policy source: <c>sha256-…</c>.</summary>
    public static string StyleHash { get; } = "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    internal static string Render(EditionContent content)
    {
        int smallest = content.Settings.SmallestCell;
        return Markup.Of($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Week of {content.Days} · {content.Settings.Operator}</title>
            <style>{new Markup(Style)}</style>
            </head>
            <body>
            <main>
            <p class="kind">{content.Settings.Operator} · weekly report · internal: for readers who were granted it{(content.Settings.Town ? " · a made-up town" : "")}</p>
            <h1>Week of {content.Days}</h1>
            <p class="note">Released {content.Now.At:d MMMM yyyy, HH:mm} UTC, 48 hours after the week's end. These figures do not change any more.</p>
            {Changed(content)}
            {Figures(content, smallest)}
            {Trend(content, smallest)}
            {Themes(content, smallest)}
            {Phrases(content, smallest)}
            {Press(content)}
            {Gaps(content)}
            {Method(content, smallest)}
            </main>
            </body>
            </html>

            """).Html;
    }

    private static Markup Changed(EditionContent content)
    {
        if (content.Changes.Count == 0)
            return Markup.Of($"<h2>What changed</h2>\n<p>No topic moved by as much as these figures can show.</p>");
        IEnumerable<Markup> lines = content.Changes.Take(6).Select(change => Markup.Of($"<li><strong>{change.Topic.Name}</strong>: {change.Sentence}</li>\n"));
        return Markup.Of($"<h2>What changed</h2>\n<ul>\n{Markup.Join(lines)}</ul>");
    }

    private static Markup Figures(EditionContent content, int smallest)
    {
        IEnumerable<Markup> rows = content.Topics.Select(topic =>
        {
            PressCount? press = content.Now.Press.FirstOrDefault(count => count.Topic == topic.Id);
            return Markup.Of($"<tr><th scope=\"row\">{topic.Name}</th><td class=\"n\">{People(content.Now.People(topic.Id))}</td><td class=\"n\">{People(content.Before?.People(topic.Id))}</td><td class=\"n\">{press?.Articles ?? 0}</td></tr>\n");
        });
        return Markup.Of($"""
            <h2>Figures</h2>
            <div class="scroll" tabindex="0" role="group" aria-label="Table, wider than a narrow window"><table>
            <caption>People who spoke of each topic this week and the week before, and press articles.</caption>
            <thead><tr><th scope="col">Topic</th><th scope="col" class="n">People</th><th scope="col" class="n">before</th><th scope="col" class="n">Press</th></tr></thead>
            <tbody>
            {Markup.Join(rows)}</tbody>
            </table></div>
            {Note(content.Now, smallest)}
            """);
    }

    private static Markup Trend(EditionContent content, int smallest)
    {
        List<Topic> shown = [.. content.Topics.Where(topic => content.Weeks.Any(week => week.People(topic.Id) is not null))];
        if (shown.Count == 0) return Markup.Of($"<h2>Week by week</h2>\n<p>No topic has had a week that can be shown yet.</p>");
        IEnumerable<Markup> rows = shown.Select(topic => Markup.Of(
            $"<tr><th scope=\"row\">{topic.Name}</th>{Markup.Join(content.Weeks.Select(week => Markup.Of($"<td class=\"n\">{People(week.People(topic.Id))}</td>")))}</tr>\n"));
        return Markup.Of($"""
            <h2>Week by week</h2>
            {TrendChart.Draw(shown, content.Weeks)}
            <div class="scroll" tabindex="0" role="group" aria-label="Table, wider than a narrow window"><table>
            <caption>The chart's figures: people by week.</caption>
            <thead><tr><th scope="col">Topic</th>{Markup.Join(content.Weeks.Select(week => Markup.Of($"<th scope=\"col\" class=\"n\">{week.Period.Start:d MMM}</th>")))}</tr></thead>
            <tbody>
            {Markup.Join(rows)}</tbody>
            </table></div>
            {Note(content.Now, smallest)}
            """);
    }

    private static Markup Themes(EditionContent content, int smallest)
    {
        // Every theme the topic declares, in its own order: what is left out of a list would say something.
        IEnumerable<Markup> parts = content.Topics
            .Where(topic => topic.Themes.Count > 0 && content.Now.People(topic.Id) is not null)
            .Select(topic => Markup.Of($"""
                <h3>{topic.Name}</h3>
                <div class="scroll" tabindex="0" role="group" aria-label="Table, wider than a narrow window"><table>
                <caption>People by theme, of about {content.Now.People(topic.Id)} on the topic{ThemeShare(content.Now.Covered(topic.Id, Dimension.Theme))}.</caption>
                <thead><tr><th scope="col">Theme</th><th scope="col" class="n">People</th></tr></thead>
                <tbody>
                {Markup.Join(topic.Themes.Select(theme => Markup.Of($"<tr><th scope=\"row\">{theme.Name}</th><td class=\"n\">{People(content.Now.People(topic.Id, Dimension.Theme, theme.Name))}</td></tr>\n")))}</tbody>
                </table></div>

                """));
        Markup all = Markup.Join(parts);
        return all.Html.Length == 0
            ? Markup.Of($"<h2>What it is about</h2>\n<p>No topic with themes had a figure that can be shown.</p>")
            : Markup.Of($"<h2>What it is about</h2>\n{all}{Note(content.Now, smallest)}");
    }

    private static string ThemeShare(int? percent) => percent is null ? "" : $"; {percent} % of the mentions that have a theme are in the themes shown";

    private static Markup Phrases(EditionContent content, int smallest)
    {
        IEnumerable<Markup> parts = content.Topics
            .Where(topic => content.Now.People(topic.Id) is not null || content.Now.Phrases.Any(phrase => phrase.Topic == topic.Id))
            .Select(topic => Markup.Of($"<h3>{topic.Name}</h3>\n{PhraseList(content, topic, PhraseUsers.People)}{PhraseList(content, topic, PhraseUsers.Publishers)}"));
        Markup all = Markup.Join(parts);
        return Markup.Of($"<h2>Phrases many used</h2>\n{(all.Html.Length == 0 ? Markup.Of($"<p>No topic has a phrase that can be shown.</p>\n") : all)}<p class=\"note\">{FigureWords.Phrases(smallest)}</p>");
    }

    private static Markup PhraseList(EditionContent content, Topic topic, PhraseUsers by)
    {
        List<Markup> phrases = [.. content.Now.Phrases.Where(phrase => phrase.Topic == topic.Id && phrase.By == by).Select(phrase => Markup.Of($"<li>{phrase.Words}</li>\n"))];
        return (phrases.Count, by) switch
        {
            (0, PhraseUsers.People) => Markup.Of($"<p>No phrase that people used can be shown.</p>\n"),
            (0, _) => default, // few installations hear so many publishers
            (_, PhraseUsers.People) => Markup.Of($"<ul class=\"phrases\">\n{Markup.Join(phrases)}</ul>\n"),
            _ => Markup.Of($"<p>In the press:</p>\n<ul class=\"phrases\">\n{Markup.Join(phrases)}</ul>\n"),
        };
    }

    private static Markup Press(EditionContent content)
    {
        IEnumerable<Markup> parts = content.Topics
            .Where(topic => content.Headlines[topic.Id].Count > 0)
            .Select(topic => Markup.Of($"<h3>{topic.Name}</h3>\n<ul>\n{Markup.Join(content.Headlines[topic.Id].Select(HeadlineLine))}</ul>\n"));
        Markup all = Markup.Join(parts);
        return all.Html.Length == 0 ? default : Markup.Of($"<h2>In the press</h2>\n{all}");
    }

    private static Markup HeadlineLine(Headline headline)
    {
        Markup name = headline.Link is { Scheme: "http" or "https" } link
            ? Markup.Of($"<a href=\"{link.AbsoluteUri}\" rel=\"noreferrer\">{headline.Title}</a>")
            : Markup.Of($"{headline.Title}");
        return Markup.Of($"<li>{name} <span class=\"note\">{headline.Publisher}, {headline.Written:d MMMM}</span></li>\n");
    }

    private static Markup Gaps(EditionContent content)
    {
        int silent = content.Sources.Count(line => line.Gap is not null);
        string summary = silent switch
        {
            0 => $"All {content.Sources.Count} sources were read to the end of the week.",
            1 => $"1 of {content.Sources.Count} sources has a gap: what it would have said is missing from these figures.",
            _ => $"{silent} of {content.Sources.Count} sources have gaps: what they would have said is missing from these figures.",
        };
        int mute = content.Sources.Count(line => line.State == "silent");
        if (mute > 0) summary += $" {(mute == 1 ? "1 was read but has" : $"{mute} were read but have")} fallen silent: nothing new came for longer than it ever is by chance.";
        IEnumerable<Markup> rows = content.Sources.Select(line => Markup.Of(
            $"<tr><th scope=\"row\">{line.Source.Name}</th><td>{line.Source.Lane.ToString().ToLowerInvariant()}</td><td>{line.State}</td><td>{line.Gap ?? "none"}</td></tr>\n"));
        return Markup.Of($"""
            <h2>Sources and their gaps</h2>
            <p>{summary}</p>
            <div class="scroll" tabindex="0" role="group" aria-label="Table, wider than a narrow window"><table>
            <caption>What was read.</caption>
            <thead><tr><th scope="col">Source</th><th scope="col">Lane</th><th scope="col">State</th><th scope="col">Gap</th></tr></thead>
            <tbody>
            {Markup.Join(rows)}</tbody>
            </table></div>
            """);
    }

    private static Markup Method(EditionContent content, int smallest) => Markup.Of($"""
        <h2>Method</h2>
        <ul>
        <li>A figure counts people, not posts: somebody who wrote ten times counts once. Who is active in several places counts once in each.</li>
        <li>It is shown only from {smallest} people on, at least half of them in one place, and when nobody is behind more than 40 % of its posts. It is rounded to 5.</li>
        <li>A figure is held back as well where adding and subtracting figures would say how many a group of fewer than {smallest} is, also when nobody is in it.</li>
        <li>A post belongs to the week in which Heed first read it (UTC). What is read later counts later.</li>
        <li>The press is counted by article and publisher, exactly; newsrooms and authorities are institutions, not people.</li>
        <li>Names, handles and profiles are not stored. Speech of workers organising is not heard at all, and no number of it exists.</li>
        <li>What is heard, with every query and source, is on the public page: <a href="{content.Settings.PublicPage}" rel="noreferrer">{content.Settings.PublicPage}</a></li>
        </ul>
        """);

    private static Markup Note(Release release, int smallest) =>
        Markup.Of($"<p class=\"note\">{FigureWords.Counted} {FigureWords.Share(release)} {FigureWords.WhyHidden(smallest)}</p>");

    private static string People(int? people) => people?.ToString() ?? FigureWords.Hidden;
}
