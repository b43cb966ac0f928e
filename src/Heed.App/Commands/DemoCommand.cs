using System.CommandLine;
using Heed.App.Demo;

namespace Heed.App.Commands;

/// <summary><c>heed demo</c>: the made-up town, heard through the real pipeline.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        Option<string> data = new("--data") { Description = "The demo's data folder; the town's own files lie beside it in DIR-town", HelpName = "DIR", DefaultValueFactory = _ => "heed-demo" };
        Option<int> port = new("--port") { Description = "Port of the web app; the town's places take the next three", DefaultValueFactory = _ => 5080 };
        Option<bool> fresh = new("--fresh") { Description = "Begin anew: the demo's data are deleted first" };
        Option<bool> once = new("--once") { Description = "Do everything but serve, then stop" };
        Option<bool> json = Folder.Json("{\"posts\",\"kept\",\"topics\",\"editions\",\"edition\",\"data\",\"url\",\"accounts\",\"seconds\"}");
        Command command = new("demo",
            """
            Hear a made-up town for eight weeks and make its weekly reports

            The town is served on this machine and read like any other place: polite client, guard, topics, archive, figures, editions.
            A second run goes on where the last one stopped.
            """) { data, port, fresh, once, json };
        command.SetAction((parsed, cancel) => DemoRun.RunAsync(
            new DemoRun.Options(parsed.GetValue(data)!, parsed.GetValue(port), parsed.GetValue(fresh), parsed.GetValue(once), parsed.GetValue(json)), cancel));
        return command;
    }
}
