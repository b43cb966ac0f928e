using System.Globalization;
using System.Xml.Linq;
using Heed.Sources;
using Heed.Sources.Polite;
using Microsoft.AspNetCore.Http;

namespace Heed.Bench.StrikeList.Places;

/// <summary>A forum's feed that shows what was said last.</summary>
internal sealed class FeedPlace(Uri server, Lazy<PoliteClient> client, FeedPlace.Shown shown) : ReadPlace
{
    private int _next;

    public override Source Source { get; } = Make(SourceKind.Feed, new Uri(server, "/feed.xml").ToString());

    public static async Task<FeedPlace> StartAsync(MadeUpWeb web, Lazy<PoliteClient> client)
    {
        Shown shown = new();
        Uri server = await web.ServeAsync(context =>
        {
            if (context.Request.Path == "/feed.xml") return WriteAsync(context, shown.Feed);
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        });
        return new(server, client, shown);
    }

    public override ISource Open() => new FeedSource(Source, client.Value);

    protected override Task SayAsync(IReadOnlyList<Said> said)
    {
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XElement feed = new("rss", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "dc", dc), new XElement("channel",
            new XElement("title", "Made-up forum"), new XElement("link", server.ToString()), new XElement("description", "What was said last"),
            said.Select(post => new XElement("item",
                new XElement("guid", new XAttribute("isPermaLink", "false"), string.Create(CultureInfo.InvariantCulture, $"f-{_next++}")),
                new XElement("link", new Uri(server, $"/thread/{_next}").ToString()),
                new XElement(dc + "creator", post.Person),
                new XElement("pubDate", Moment.ToString("R", CultureInfo.InvariantCulture)),
                new XElement("description", new XElement("p", post.Text).ToString())))));
        shown.Feed = feed.ToString();
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext context, string feed)
    {
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        return context.Response.WriteAsync(feed);
    }

    /// <summary>What the server shows now.</summary>
    internal sealed class Shown
    {
        public string Feed { get; set; } = "";
    }
}
