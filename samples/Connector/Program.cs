using Connector;
using Heed;
using Heed.Sources;
using Heed.Sources.Polite;

// Reads a notice board once and prints what it would hand to Intake: dotnet run --project samples/Connector -- http://localhost:8080/board.json
if (args is not [var address])
{
    Console.Error.WriteLine("Give the address of a notice board.");
    return 2;
}
Uri board = new(address);
using PoliteClient client = new(
    new PoliteClientOptions { PublicPage = new("https://listening.example/"), Contact = "press@listening.example", Allowed = [$"{board.Host}:{board.Port}"] }, TimeProvider.System);
Source source = new(
    "board", SourceKind.Feed, "The town's notice board", address, Lane.Public, null, "Learn what the town puts up", "", "residents of the town",
    new Dictionary<string, string>(), 30, TimeSpan.FromHours(1));
try
{
    await foreach (Delivery delivery in new TownBoard(source, client).ReadAsync(null, CancellationToken.None))
    {
        Console.WriteLine(delivery is Delivery.Entry(var post) ? $"{post.Written:u}  {post.Text}" : delivery.GetType().Name);
    }
    return 0;
}
catch (SourceException refused)
{
    Console.Error.WriteLine($"{refused.Health}: {refused.Message}");
    return 1;
}
