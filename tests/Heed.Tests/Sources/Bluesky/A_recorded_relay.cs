using System.Text.Json;
using System.Text.Json.Nodes;
using Heed.Sources.Bluesky;
using Heed.Tests.House;

namespace Heed.Tests.Sources.Bluesky;

/// <summary>What a real server sent, and the AT Protocol's own cases.</summary>
public class A_recorded_relay
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "data", "atproto");

    [Fact]
    public void is_read_message_by_message()
    {
        Firehose firehose = new();
        string[] all = [.. Directory.GetFiles(Path.Combine(Folder, "frames"), "*.cbor").Order(StringComparer.Ordinal).Select(file => Said(firehose.Read(File.ReadAllBytes(file))))];

        Assert.Equal(File.ReadAllLines(Path.Combine(Folder, "frames", "expected.txt")), all);
    }

    [Theory, InlineData("app.bsky.actor.profile/self", false), InlineData("app.bsky.feed.post/3l2222222222a", true)]
    public void has_a_tree_that_says_what_stands_where(string path, bool denied)
    {
        Car car = Car.Read(File.ReadAllBytes(Path.Combine(Folder, "frames", "repo.car")))!;
        // The profile's own id, from the commit that wrote it.
        Cid profile = Cid.Read(Convert.FromHexString("01711220c69d78b2170e0bba7b446e46b9aea3f1295b2bd9615f2602b3e8b9c3d0fa1cb6"))!.Value;

        Assert.Equal(denied, RepoTree.Denies(car, path, profile));
        Assert.True(RepoTree.Denies(car, path, car.Root!.Value), "Another record stands there.");
    }

    [Fact]
    public void writes_data_as_the_data_models_own_cases_do()
    {
        foreach (JsonNode? one in JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "data-model-fixtures.json")))!.AsArray())
        {
            byte[] cbor = Convert.FromBase64String(Padded((string)one!["cbor_base64"]!));
            JsonElement read = DagCbor.ToJson(cbor)!.Value;
            Assert.True(JsonNode.DeepEquals(one["json"], JsonNode.Parse(read.GetRawText())), read.GetRawText());
            Assert.Equal((string)one["cid"]!, Cid.Read(Frames.CidOf(cbor))!.Value.ToString());
        }
    }

    [Theory, InlineData("did_syntax_valid.txt", true), InlineData("did_syntax_invalid.txt", false)]
    public void names_accounts_as_the_syntax_has_it(string file, bool valid) =>
        Assert.DoesNotContain(Cases(file), text => AtUri.IsDid(text) != valid);

    [Theory, InlineData("recordkey_syntax_valid.txt", true), InlineData("recordkey_syntax_invalid.txt", false)]
    public void names_records_as_the_syntax_has_it(string file, bool valid) =>
        Assert.DoesNotContain(Cases(file), text => AtUri.Of("did:plc:alice", AtUri.Posts, text) is not null != valid);

    private static IEnumerable<string> Cases(string file) => File.ReadLines(Path.Combine(Folder, file)).Where(line => line.Length > 0 && line[0] != '#');

    private static string Padded(string base64) => base64.PadRight((base64.Length + 3) / 4 * 4, '=');

    private static string Said(StreamMessage message) => $"{message.Position}: " + string.Join(", ", message.Happenings.Select(happening => happening switch
    {
        Happening.Wrote(var post, var record, _) => $"wrote {post.Collection}: {record.GetProperty("text")}",
        Happening.Deleted(var post) => $"deleted {post.Collection}",
        Happening.Settings(var of, { } record) => $"settings {of.Collection}, {(Says.No(of, record) ? "no" : "nothing against it")}",
        Happening.Account(_, var state) => $"account {state}",
        Happening.Unreadable(var why) => why,
        var other => other.GetType().Name,
    }));
}
