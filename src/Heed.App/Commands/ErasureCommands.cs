using System.CommandLine;
using Heed.Archive;

namespace Heed.App.Commands;

/// <summary><c>heed object</c> and <c>heed erase</c>: what people ask for by letter or mail, entered at the console.</summary>
internal static class ErasureCommands
{
    private static readonly Role[] MayEnter = [Role.Steward, Role.Administrator];

    public static Command Object()
    {
        (Option<string> place, Option<string> account, Option<Role> role, Option<string> data) = Options("or * for everywhere");
        Option<bool> json = Folder.Json("{\"recorded\":true}");
        Command command = new("object", "Record that an account is not to be heard\n\nOnly a keyed hash of place and account is stored. A running heed serve obeys it within seconds.") { place, account, role, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            if (!Allowed(parsed.GetValue(role))) return Exit.BadInput;
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            await heed.Erasures.ObjectAsync(parsed.GetValue(place)!, parsed.GetValue(account)!, Folder.Console(parsed.GetValue(role)), cancel);
            await heed.Log.PublishAsync(cancel);
            if (parsed.GetValue(json)) Print.Json(new { recorded = true });
            else Console.Out.WriteLine("Recorded. From now on posts of this account are not kept.");
            return Exit.Done;
        });
        return command;
    }

    public static Command Erase()
    {
        (Option<string> place, Option<string> account, Option<Role> role, Option<string> data) = Options("one place");
        Option<Uri[]> links = new("--link") { Description = "Addresses of posts the person names", AllowMultipleArgumentsPerToken = true };
        Option<bool> json = Folder.Json("{\"ways\",\"limits\"}: the receipt");
        Command command = new("erase", "Record an objection and erase what is kept of the account\n\nThe receipt is for the person: how was looked, and what cannot be found. It never says how much was found.") { place, account, links, role, data, json };
        command.SetAction(async (parsed, cancel) =>
        {
            if (!Allowed(parsed.GetValue(role))) return Exit.BadInput;
            await using Installation heed = Folder.Visit(parsed.GetValue(data)!);
            ErasureReceipt receipt = await heed.Erasures.EraseAsync(parsed.GetValue(place)!, parsed.GetValue(account)!, parsed.GetValue(links) ?? [], Folder.Console(parsed.GetValue(role)), cancel);
            await heed.Log.PublishAsync(cancel);
            if (parsed.GetValue(json)) Print.Json(receipt);
            else foreach (string line in receipt.Ways.Concat(receipt.Limits)) Console.Out.WriteLine($"- {line}");
            return Exit.Done;
        });
        return command;
    }

    private static (Option<string> Place, Option<string> Account, Option<Role> Role, Option<string> Data) Options(string placeHint) => (
        new("--place") { Description = $"The place, as the mention's page and heed source list name its host; {placeHint}", Required = true },
        new("--account") { Description = "The account's name there, with or without @; * for all of a site whose publisher asks", Required = true },
        new("--as") { Description = "Who enters it: steward or administrator", Required = true },
        Folder.Option());

    private static bool Allowed(Role role)
    {
        if (MayEnter.Contains(role)) return true;
        Print.Error("The steward or the administrator enters what people ask for: --as steward.");
        return false;
    }
}
