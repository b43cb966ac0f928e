using System.Globalization;
using System.Text;
using Village.Telling;

namespace Village.Places;

/// <summary>The few HTML pages of a site. No script, no image, nothing from elsewhere.</summary>
internal static class Pages
{
    private const string Style =
        "body{font:1.05rem/1.5 Georgia,serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}" +
        "footer{margin-top:3rem;border-top:1px solid;padding-top:.5rem;font-size:.85rem}li{margin:.3rem 0}";

    /// <param name="newest">In order of time.</param>
    public static string Front(SiteFace face, IReadOnlyList<TownPost> newest)
    {
        StringBuilder list = new();
        foreach (TownPost post in newest.Reverse())
        {
            list.Append(CultureInfo.InvariantCulture, $"<li lang=\"{post.Language}\"><a href=\"/t/{post.Id}\">{Html.Escape(post.Title)}</a>, {Html.Escape(post.Author)}</li>\n");
        }
        return Page(face, face.Name, $"<h1>{Html.Escape(face.Name)}</h1>\n<p>{Html.Escape(face.About)} <a href=\"{face.FeedPath}\">Feed</a></p>\n<ul>\n{list}</ul>");
    }

    public static string Post(SiteFace face, TownPost post)
    {
        string answered = post.ReplyTo is { } id ? $"<p>In answer to <a href=\"/t/{id}\">this</a></p>\n" : "";
        string written = post.Written.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return Page(face, post.Title,
            $"<p><a href=\"/\">{Html.Escape(face.Name)}</a></p>\n<article lang=\"{post.Language}\">\n<h1>{Html.Escape(post.Title)}</h1>\n" +
            $"<p>{Html.Escape(post.Author)}, <time>{written} UTC</time></p>\n{answered}{post.Body}\n</article>");
    }

    public static string Missing(SiteFace face) => Page(face, "Not here", "<h1>Not here</h1>\n<p>There is nothing at this address, or not yet. <a href=\"/\">Front page</a></p>");

    private static string Page(SiteFace face, string title, string body) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Html.Escape(title)}</title><style>{Style}</style>
        <link rel="alternate" type="{(face.IsAtom ? "application/atom+xml" : "application/rss+xml")}" href="{face.FeedPath}" title="{Html.Escape(face.Name)}"></head>
        <body>
        <main>
        {body}
        </main>
        <footer>{Html.Escape(Names.MadeUp)}</footer>
        </body>
        </html>

        """;
}
