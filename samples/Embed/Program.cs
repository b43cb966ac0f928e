// Heed.Match alone: three topics, three made-up posts, which topic hears which post and why.
using Heed.Match;
using Heed.Match.Index;
using Heed.Match.Language;

(string Id, string Text)[] topics =
[
    ("tips", "(tip OR tips) AND (missing OR \"took away\"~3 OR stolen)"),
    ("crashes", "app NEAR/3 (crash* OR freez*)"),
    ("refunds", "refund NEAR/8f (late OR never OR weeks)"),
];
string[] posts = ["they took all my tips away", "the app keeps freezing", "refund still not here after three weeks"];

List<NamedQuery> queries = [];
foreach ((string id, string text) in topics)
{
    ParsedQuery parsed = Query.Parse(text);
    foreach (Finding finding in parsed.Findings) Console.Error.WriteLine($"{id}: {finding.Code} {finding.Message}");
    if (parsed.Tree is { } tree) queries.Add(new NamedQuery(id, tree));
}

TopicIndex index = new(queries);
foreach (string text in posts)
{
    PostFields post = new() { Text = text };
    foreach (string topic in index.Match(post).Topics)
    {
        IEnumerable<string> words = index.Explain(topic, post).Select(span => text.Substring(span.Start, span.Length));
        Console.WriteLine($"{topic}: {text} [{string.Join(", ", words)}]");
    }
}
