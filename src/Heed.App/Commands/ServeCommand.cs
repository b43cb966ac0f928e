using System.CommandLine;
using Heed.App.SignIn;

namespace Heed.App.Commands;

/// <summary><c>heed serve</c>: listens and serves the web app.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        Option<string> data = Folder.Option();
        Option<int> port = new("--port") { Description = "Port on this machine", DefaultValueFactory = _ => 5080 };
        Option<string> host = new("--host") { Description = "Address to serve on; only loopback until a second factor exists", DefaultValueFactory = _ => "localhost" };
        Option<bool> json = Folder.Json("{\"url\",\"data\",\"accounts\"} once it is up");
        Command command = new("serve", "Read the approved sources and serve the web app\n\nThe first time it makes one sign-in for each role and shows the passwords once.") { data, port, host, json };
        command.SetAction(async (parsed, cancel) =>
        {
            using ILoggerFactory logs = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning));
            await using Installation heed = Folder.Open(parsed.GetValue(data)!, Use.Listen, logs);
            if (heed.Settings.Town)
            {
                Print.Error($"This folder holds the demo's town, which has a time of its own. Run: heed demo --data {parsed.GetValue(data)}");
                return Exit.BadInput;
            }
            People people = new(heed.State, heed.Log, heed.Clock);
            IReadOnlyList<Account> accounts = people.All().Count == 0 ? await Accounts.MakeAsync(heed, "heed.local", cancel) : [];
            await using WebApplication app = WebHost.Build(heed, new WebHostOptions { Host = parsed.GetValue(host)!, Port = parsed.GetValue(port) });
            await app.StartAsync(cancel);
            string url = WebHost.AddressOf(app);
            if (parsed.GetValue(json)) Print.Json(new { url, data = heed.Folder, accounts });
            else
            {
                Console.Out.WriteLine($"Heed is at {url} (Ctrl-C stops it). The public page: {url}/listening");
                if (accounts.Count > 0) Accounts.Show(accounts);
            }
            await new Listener(heed, logs.CreateLogger<Listener>()).RunAsync(_ => Task.CompletedTask, cancel);
            await app.StopAsync(CancellationToken.None);
            return Exit.Done;
        });
        return command;
    }
}
