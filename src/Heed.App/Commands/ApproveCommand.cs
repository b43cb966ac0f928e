using System.CommandLine;
using Heed.App.Public;
using Heed.Sources;
using Heed.Topics;

namespace Heed.App.Commands;

/// <summary><c>heed approve</c>: the steward's word, from the console.</summary>
internal static class ApproveCommand
{
    public static Command Create()
    {
        Argument<string[]> ids = new("id") { Description = "Sources, lists of sources and topics to approve", Arity = ArgumentArity.ZeroOrMore };
        Option<bool> all = new("--all") { Description = "Approve everything that is proposed" };
        Option<Role> role = new("--as") { Description = "Who approves: only steward may", Required = true };
        Option<string?> refer = new("--refer") { Description = "Of a source of the lane addressed: whom people can write to with messages that are not taken there" };
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"approved\":[{\"kind\",\"id\"}]}");
        Command command = new("approve", "Approve proposed sources and topics, as the steward, from the console\n\nEach approval is an act in the log and stands on the public page.") { ids, all, role, refer, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(role) is not Role.Steward)
            {
                Print.Error("Only the steward approves: --as steward.");
                return Exit.BadInput;
            }
            HashSet<string> named = [.. parsed.GetValue(ids) ?? []];
            bool everything = parsed.GetValue(all);
            if (!everything && named.Count == 0)
            {
                Print.Error("Name what to approve, or give --all.");
                return Exit.BadInput;
            }
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            string who = Folder.Console(Role.Steward);
            bool incomplete = false;
            List<(string Kind, string Id)> approved = [];
            foreach (string list in heed.Sources.All().Select(entry => entry.List).OfType<string>().Distinct().Where(named.Contains).ToList())
            {
                if (await heed.Sources.ApproveListAsync(list, who, cancel) is Outcome.Done) approved.Add(("list", list));
            }
            foreach (SourceEntry entry in heed.Sources.All().Where(entry => entry.Standing is Standing.Proposed && (everything || named.Contains(entry.Source.Id))))
            {
                string? referral = entry.Source.Lane is Lane.Addressed ? parsed.GetValue(refer) : null;
                if (await heed.Sources.ApproveAsync(entry.Source.Id, referral, who, cancel) is Outcome.Done) approved.Add(("source", entry.Source.Id));
                else if (heed.Sources.MissingFor(entry, referral, who) is { Count: > 0 } missing)
                {
                    incomplete = true;
                    named.Remove(entry.Source.Id);
                    foreach (string sentence in missing) Print.Error($"{entry.Source.Id} is not approved. {sentence}");
                }
            }
            foreach (TopicEntry entry in heed.Topics.All().Where(entry => entry.Standing is Standing.Proposed && (everything || named.Contains(entry.Topic.Id))))
            {
                if (await heed.Topics.ApproveAsync(entry.Topic.Id, who, cancel) is Outcome.Done) approved.Add(("topic", entry.Topic.Id));
            }
            await PublicFiles.WriteAsync(heed, cancel);
            await heed.Log.PublishAsync(cancel);
            if (parsed.GetValue(json)) Print.Json(new { approved = approved.Select(item => new { kind = item.Kind, id = item.Id }) });
            else if (approved.Count == 0) Console.Out.WriteLine("Nothing was waiting for approval.");
            else foreach ((string kind, string id) in approved) Console.Out.WriteLine($"Approved: {kind} {id}");
            named.ExceptWith(approved.Select(item => item.Id));
            foreach (string unknown in named) Print.Error($"\"{unknown}\" is not waiting for approval.");
            return named.Count == 0 && !incomplete ? Exit.Done : Exit.BadInput;
        });
        return command;
    }
}
