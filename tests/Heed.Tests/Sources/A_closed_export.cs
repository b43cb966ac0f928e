using System.IO.Compression;
using Heed.Sources;
using Heed.Sources.Exports;

namespace Heed.Tests.Sources;

/// <summary>What people said in a closed group is not read, in whichever form somebody took it out. All of it is made up.</summary>
public sealed class A_closed_export : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("heed-exports-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("12/31/25, 11:58 PM - Messages and calls are end-to-end encrypted.\n12/31/25, 11:58 PM - Ann: The bus is late\nagain\n12/31/25, 11:59 PM - Ben: Which one?\n")]
    [InlineData("31.12.25, 23:58 - Ann: Der Bus ist zu spät\n31.12.25, 23:59 - Ben: Welcher?\n")]
    [InlineData("31/12/2025, 23:58 - Ann: El autobús llega tarde\n31/12/2025, 23:59 - Ben: ¿Cuál?\n")]
    [InlineData("31/12/2025, 11:58 p. m. - Ann: El autobús llega tarde\n31/12/2025, 11:59 p. m. - Ben: ¿Cuál?\n")]
    [InlineData("31/12/2025 à 23:58 - Ann: Le bus est en retard\n31/12/2025 à 23:59 - Ben: Lequel ?\n")]
    [InlineData("31-12-2025 23:58 - Ann: De bus is laat\n31-12-2025 23:59 - Ben: Welke?\n")]
    [InlineData("2025/12/31 下午11:58 - Ann: 晚了\n2025/12/31 下午11:59 - Ben: 是吗\n")]
    [InlineData("2025년 12월 31일 오후 11:58, Ann : 늦어요\n2025년 12월 31일 오후 11:59, Ben : 네\n")]
    [InlineData("[31.12.25, 23:58:10] Ann: Der Bus ist zu spät\n\u200E[31.12.25, 23:59:10] Ben: \u200EBild weggelassen\n")]
    [InlineData("[12/31/25, 11:58:10\u202FPM] Ann: The bus is late\n[12/31/25, 11:59:10\u202FPM] Ben: Which one?\n")]
    public void of_whatsapp_is_known_by_its_lines(string text) => Assert.Contains("WhatsApp", Shape("notes.txt", text));

    [Theory]
    [InlineData("WhatsApp", "id,text,author\n1,The bus is late,Ann\n2,<Media omitted>,Ben\n")]
    [InlineData("Facebook", "sender_name,timestamp_ms,content\nAnn,1788768000000,The bus is late\n")]
    [InlineData("Facebook", "Sender Name;Timestamp ms;Content\nAnn;1788768000000;The bus is late\n")]
    [InlineData("Slack", "client_msg_id,user,text,ts\n9b1c,U012ABCDE34,The bus is late,1788768000.000200\n")]
    [InlineData("Slack", "ts,user,text\n1788768000.000200,U012ABCDE34,The bus is late\n")]
    [InlineData("Discord", "AuthorID,Author,Date,Content,Attachments,Reactions\n\"123\",\"ann\",\"2025-12-31\",\"The bus is late\",\"\",\"\"\n")]
    [InlineData("Discord", "ID,Timestamp,Contents,Attachments\n1,2025-12-31,The bus is late,\n")]
    [InlineData("Teams", "id,chatId,messageType,from.user.displayName,body.content\n1,19:a@thread.v2,message,Ann,The bus is late\n")]
    [InlineData("Signal", "id,conversationId,sent_at,sourceServiceId,body\n1,c,1788768000000,s,The bus is late\n")]
    [InlineData("Telegram", "id,date,from,from_id,text\n1,2025-12-31T23:59:00,Ann,user123456789,The bus is late\n")]
    public void turned_into_a_table_is_known_by_its_columns(string program, string csv) => Assert.Contains(program, Shape("posts.csv", csv));

    [Theory]
    [InlineData("Telegram", """{"name":"Drivers","type":"private_supergroup","id":1,"messages":[{"id":1,"type":"message","date":"2025-12-31T23:59:00","from":"Ann","from_id":"user123456789","text":"The bus is late"}]}""")]
    [InlineData("Telegram", """{"about":"Here is the data you requested.","personal_information":{"user_id":1},"contacts":{"list":[]},"chats":{"list":[]}}""")]
    [InlineData("Telegram", """{"id":1,"type":"message","from":"Ann","from_id":"user123456789","text":"The bus is late","text_entities":[]}""")]
    [InlineData("Facebook", """{"participants":[{"name":"Ann"}],"messages":[{"sender_name":"Ann","timestamp_ms":1788768000000,"content":"The bus is late"}],"title":"Drivers","thread_path":"inbox/drivers_1"}""")]
    [InlineData("Facebook", """{"group_posts_v2":[{"timestamp":1788768000,"title":"Ann posted in Drivers."}]}""")]
    [InlineData("Slack", """[{"client_msg_id":"9b1c","type":"message","text":"The bus is late","user":"U012ABCDE34","ts":"1788768000.000200"}]""")]
    [InlineData("Slack", """{"user":"U012ABCDE34","text":"The bus is late","ts":"1788768000.000200"}""")]
    [InlineData("Discord", """{"guild":{"id":"1","name":"Drivers"},"channel":{"id":"2","type":"GuildTextChat"},"messages":[]}""")]
    [InlineData("Discord", """{"id":"3","type":"Default","timestamp":"2025-12-31T23:59:00","timestampEdited":null,"isPinned":false,"content":"The bus is late","author":{"name":"ann"}}""")]
    [InlineData("Teams", """{"value":[{"id":"1","messageType":"message","chatId":"19:a@thread.v2","body":{"content":"The bus is late"}}]}""")]
    [InlineData("Teams", """{"userId":"8:a","exportDate":"2025-12-31","conversations":[{"id":"19:a","displayName":"Drivers","MessageList":[{"id":"1","content":"The bus is late"}]}]}""")]
    [InlineData("Signal", """{"envelope":{"source":"+49","sourceUuid":"u","timestamp":1,"dataMessage":{"message":"The bus is late"}},"account":"+49"}""")]
    [InlineData("Signal", """{"chatItem":{"chatId":"1","authorId":"2","dateSent":"1788768000000","standardMessage":{"text":{"body":"The bus is late"}}}}""")]
    [InlineData("WhatsApp", """{"id":"1","text":"<Media omitted>","author":"Ann"}""")]
    public void as_json_is_known_by_its_fields(string program, string json) => Assert.Contains(program, Shape("posts.jsonl", json));

    [Fact]
    public void is_known_after_a_line_that_is_not_json() =>
        Assert.Contains("Slack", Shape("posts.jsonl", "{\"text\": oh\n" + """{"user":"U012ABCDE34","text":"The bus is late","ts":"1788768000.000200"}"""));

    [Fact]
    public void is_known_though_the_file_is_far_larger_than_what_is_looked_at() => Assert.Contains("Telegram", Shape("result.json",
        """{"name":"Drivers","type":"private_group","id":1,"messages":[""" + string.Join(',', Enumerable.Repeat("""{"id":1,"type":"message","text":"The bus is late"}""", 20_000))));

    [Theory]
    [InlineData("Telegram", """<html><div class="page_wrap"><div class="message"><div class="from_name">Ann</div></div></div>""")]
    [InlineData("Discord", """<!DOCTYPE html><html><div class=chatlog__message-container>The bus is late</div>""")]
    public void as_a_page_is_known_by_its_marks(string program, string html) => Assert.Contains(program, Shape("messages.html", html));

    [Theory]
    [InlineData("WhatsApp", "_chat.txt")]
    [InlineData("WhatsApp", "WhatsApp Chat with Drivers.txt")]
    [InlineData("Facebook", "your_facebook_activity/messages/inbox/drivers_1/message_1.json")]
    [InlineData("Slack", "users.json", "channels.json", "depot/2025-12-31.json")]
    [InlineData("Discord", "messages/c123456789012345678/messages.csv")]
    [InlineData("Signal", "config.json", "sql/db.sqlite")]
    public void in_a_folder_or_archive_is_known_by_the_names_in_it(string program, params string[] names)
    {
        string archive = Path.Combine(_folder, "export.zip"), folder = Path.Combine(_folder, "export");
        using (ZipArchive zip = ZipFile.Open(archive, ZipArchiveMode.Create))
            foreach (string name in names) zip.CreateEntry(name);
        ZipFile.ExtractToDirectory(archive, folder);

        Assert.All([archive, folder], path => Assert.Contains(program, ClosedExports.ShapeOf(path)));
    }

    [Fact]
    public void in_an_archive_is_known_by_what_is_in_its_files()
    {
        string archive = Path.Combine(_folder, "export.zip");
        using (ZipArchive zip = ZipFile.Open(archive, ZipArchiveMode.Create))
        using (StreamWriter file = new(zip.CreateEntry("a/notes.txt").Open())) file.Write("31.12.25, 23:58 - Ann: Der Bus ist zu spät\n31.12.25, 23:59 - Ben: Welcher?\n");

        Assert.Contains("WhatsApp", ClosedExports.ShapeOf(archive));
    }

    /// <summary>What is no export of a closed group is read: a check that says no to everything would be none.</summary>
    [Theory]
    [InlineData("posts.jsonl", """{"id":"1","author":"ann","text":"The bus is late: 31.12.25, 23:58","published":"2025-12-31T23:59:00Z"}""")]
    [InlineData("posts.jsonl", """{"id":"1","user":"ann","date":"2025-12-31","text":"<Media omitted> is what WhatsApp writes","from":"a survey"}""")]
    [InlineData("posts.jsonl", """{"name":"Ferry news","type":"public_channel","id":1,"messages":[{"id":1,"type":"message","from":"Ferry news","from_id":"channel123456789","text":"Late"}]}""")]
    [InlineData("posts.jsonl", """{"name":"Riders","type":"public_supergroup","id":1,"messages":[{"id":1,"type":"message","from":"Ann","from_id":"user123456789","text":"Late"}]}""")]
    [InlineData("reviews.csv", "id,author,date,content,rating\n1,ann,2025-12-31,The bus is late,2\n")]
    [InlineData("reviews.csv", "date,username,message\n2025-12-31,ann,The bus is late\n2025-12-31,ben,Which one?\n")]
    [InlineData("reviews.csv", "\"31.12.25, 23:58\",The bus is late\n\"31.12.25, 23:59\",Which one\n")]
    [InlineData("survey.csv", "timestamp,user,text,ts\n2025-12-31,UPPERCASE,The bus is late,1788768000\n")]
    [InlineData("minutes.txt", "2025-12-31 23:58:10 - the meeting began\n2025-12-31 23:59:10 - the meeting ended\n")]
    [InlineData("letters.mbox", "From ann@example.org Wed Dec 31 23:58:10 2025\nFrom: Ann <ann@example.org>\nSubject: The bus\n\nThe bus is late.\n")]
    [InlineData("page.html", "<html><div class=\"message\">The bus is late</div>")]
    public void is_not_seen_where_there_is_none(string name, string text) => Assert.Null(Shape(name, text));

    [Theory]
    [InlineData(SourceKind.Jsonl, "posts.jsonl", """{"user":"U012ABCDE34","text":"The bus is late","ts":"1788768000.000200"}""")]
    [InlineData(SourceKind.Csv, "posts.csv", "ts,user,text\n1788768000.000200,U012ABCDE34,The bus is late\n")]
    public async Task is_refused_at_each_reading(SourceKind kind, string name, string text)
    {
        Source source = Make(kind, Write(name, text));

        SourceException refused = await Assert.ThrowsAsync<SourceException>(() => PostsAsync(Connectors.Open(source, null!, null!, null!, null!)));

        Assert.Equal(Health.Refused, refused.Health);
        Assert.Contains("Slack", refused.Message);
        Assert.Contains("closed group", refused.Message);
        Assert.Contains("intake", refused.Message);
    }

    /// <summary>The control of the test above: without the door the connectors would read them.</summary>
    [Theory]
    [InlineData(SourceKind.Jsonl, "posts.jsonl", """{"user":"U012ABCDE34","text":"The bus is late","ts":"1788768000.000200"}""")]
    [InlineData(SourceKind.Csv, "posts.csv", "ts,user,text\n1788768000.000200,U012ABCDE34,The bus is late\n")]
    public async Task would_be_read_but_for_its_shape(SourceKind kind, string name, string text)
    {
        Source source = Make(kind, Write(name, text));

        Assert.Equal("The bus is late", Assert.Single(await PostsAsync(kind is SourceKind.Csv ? new CsvSource(source) : new JsonlSource(source))).Text);
    }

    [Fact]
    public async Task is_not_even_proposed()
    {
        await using TestHeed town = new();
        string export = Write("posts.jsonl", """{"user":"U012ABCDE34","text":"The bus is late","ts":"1788768000.000200"}""");

        Assert.Contains("Slack", town.Heed.RefusalOf(Make(SourceKind.Jsonl, export)));
        Assert.Null(town.Heed.RefusalOf(Make(SourceKind.Jsonl, Write("mine.jsonl", TestHeed.Line(1, "The bus is late")))));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string? Shape(string name, string text) => ClosedExports.ShapeOf(Write(name, text));

    private string Write(string name, string text)
    {
        string file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static Source Make(SourceKind kind, string path) => new(
        "riders", kind, "Riders", path, Lane.Public, "DE", "What people say about the bus.", "Made up for this test", "Riders of the bus.", new Dictionary<string, string>(), 30, TimeSpan.FromHours(1));

    private static async Task<List<RawPost>> PostsAsync(ISource connector)
    {
        List<RawPost> posts = [];
        await foreach (Delivery delivery in connector.ReadAsync(null, Cancel))
            if (delivery is Delivery.Entry(var post)) posts.Add(post);
        return posts;
    }
}
