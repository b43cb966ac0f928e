using System.CommandLine;
using Heed.Intake;
using Heed.Sources;

namespace Heed.App.Commands;

/// <summary><c>heed import</c>: posts of a file go through the guard and the topics into the archive.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "Posts as JSON lines, CSV or XLSX (with --map), or mails as mbox", HelpName = "FILE" };
        Option<string> name = new("--source") { Description = "The id of the source these posts belong to", HelpName = "NAME", Required = true };
        Option<Lane> lane = new("--lane") { Description = "press, public or addressed", Required = true };
        Option<string> origin = new("--origin") { Description = "Where the file comes from and the right to hold it; stands on the public page", Required = true };
        Option<Speakers> speakers = new("--speakers") { Description = "Whose posts they are: institution (it publishes), others, anybody, or ownpeople (your own staff among themselves: refused)", Required = true };
        Option<string> refer = new("--refer") { Description = "Of the lane addressed: whom people can write to with messages that are not taken", DefaultValueFactory = _ => "" };
        Option<string> whose = new("--whose") { Description = "In words: whose posts they are", DefaultValueFactory = _ => "the public; none of the operator's own people" };
        Option<string?> purpose = new("--purpose") { Description = "Why it is read; stands on the public page" };
        Option<SourceKind?> kind = new("--kind") { Description = "jsonl, csv, xlsx or mbox; without it, by the file's ending" };
        Option<string[]> map = new("--map") { Description = "CSV and XLSX: which column holds what, as text=body id=review_id, or the id of a source that has the same columns; without it, as the source was approved", AllowMultipleArgumentsPerToken = true };
        Option<string?> sheet = new("--sheet") { Description = "XLSX: the sheet; without it, the first", HelpName = "NAME" };
        Option<string> data = Folder.Option();
        Option<bool> json = Folder.Json("{\"read\",\"kept\"}");
        Command command = new("import",
            """
            Take in posts of a file whose origin was approved

            The first time the source is proposed, and the import waits (exit code 3) until a steward approved it. Run it again to go on:
            nothing is kept twice. JSON lines are those of heed query match, with "author" as well; the author is never stored. Exports of closed
            groups (WhatsApp, Telegram, Facebook, Slack, Discord, Teams, Signal) are refused.
            """) { file, name, lane, origin, speakers, whose, refer, purpose, kind, map, sheet, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            FileInfo given = parsed.GetValue(file)!;
            if (!given.Exists) throw new FileNotFoundException($"There is no file {given.FullName}.");
            string id = parsed.GetValue(name)!, folder = parsed.GetValue(data)!;
            await using Installation heed = Folder.Listen(folder);
            SourceEntry? entry = heed.Sources.Find(id);
            Dictionary<string, string> mapping = SourceCommand.Mapping(parsed.GetValue(map) ?? [], parsed.GetValue(sheet), heed.Sources);
            Source source = new(
                id, parsed.GetValue(kind) ?? SourceCommand.KindOf(given.Name) ?? SourceKind.Jsonl, id, given.FullName, parsed.GetValue(lane), null,
                parsed.GetValue(purpose) ?? $"Hear what is said in a file: {parsed.GetValue(origin)}", parsed.GetValue(origin)!, parsed.GetValue(whose)!,
                mapping.Count == 0 && entry is not null ? entry.Source.Mapping : mapping, KeepDays: 90, Every: TimeSpan.FromDays(1))
            {
                Speakers = parsed.GetValue(speakers),
                Referral = parsed.GetValue(refer)!,
            };
            IReadOnlyList<string> problems = source.IsNetwork ? ["Only files are imported: a place that is read is proposed with heed source add."] : SourceBook.Check(source);
            foreach (string problem in problems) Print.Error(problem);
            if (problems.Count > 0) return Exit.BadInput;
            if (heed.RefusalOf(source) is { } refusal)
            {
                Print.Error(refusal);
                return Exit.BadInput;
            }
            if (entry is null)
            {
                await heed.Sources.ProposeAsync(source, Folder.Console(Role.Analyst), cancel);
                entry = heed.Sources.Find(id)!;
            }
            if (entry.Standing is Standing.Ended || entry.Source.Lane != source.Lane || entry.Source.Kind != source.Kind)
            {
                Print.Error($"The source \"{id}\" has ended, or was proposed for another lane or kind of file. The lane is fixed at the approval: what is said on another footing is a new source. Give another --source.");
                return Exit.BadInput;
            }
            if (entry.Standing is Standing.Proposed)
            {
                Print.Error($"The source \"{id}\" waits for the steward's approval. Run: heed approve {id} --as steward --data {folder}   and then this import again.");
                return Exit.NeedsApproval;
            }
            Progress progress = new("Importing", given.Length);
            (long read, long kept) = await heed.Pipeline.ImportAsync(entry.Source with { Address = given.FullName, Mapping = source.Mapping }, progress.Step, cancel);
            progress.End();
            Reading? reading = heed.Intake.All().FirstOrDefault(known => known.Source == id);
            foreach (string problem in reading?.Problems ?? []) Print.Error(problem);
            if (reading is { Health: not Health.Reading, Message: { } message }) throw new InvalidDataException(message);
            await heed.Log.PublishAsync(cancel);
            if (parsed.GetValue(json)) Print.Json(new { read, kept });
            else Console.Out.WriteLine($"Read {read} posts, kept {kept}.");
            return Exit.Done;
        });
        return command;
    }
}
