using System.CommandLine;
using Heed.Guard;

namespace Heed.App.Commands;

/// <summary><c>heed guard score</c>: how well the guard tells a labelled set apart.</summary>
internal static class GuardScore
{
    /// <summary>Lines of a set: a hundred times what one needs.</summary>
    private const int SetMax = 100_000;

    /// <summary>UTF-16 units of a line: more than a post may have.</summary>
    private const int LineMax = 100_000;

    public static Command Create()
    {
        Argument<FileInfo> file = new("file") { Description = "JSON lines of {\"id\",\"lang\",\"text\",\"label\":\"organising|other\",\"kind\"?} (- is standard input)", HelpName = "F.jsonl" };
        Option<bool> json = Folder.Json("{\"overall\":{\"items\",\"recall\",\"falseDrops\"},\"languages\":{LANG:{…}},\"kinds\":{KIND:{…}}}; shares of 0 to 1, null below ten texts");
        Command command = new("score", $"Measure how the guard tells a labelled set apart, for its developers. It answers about sets of {GuardFigures.SetMin} texts or more, {GuardFigures.LabelMin} of each label, and never about a text") { file, json };
        command.SetAction(parsed =>
        {
            if (ReadSet(parsed.GetValue(file)!.ToString()) is not { } set) return Exit.BadInput;
            if (GuardFigures.Of(set) is not { } figures)
            {
                Print.Error($"a set has at least {GuardFigures.SetMin} texts, {GuardFigures.LabelMin} of each label; this one has {set.Count(text => text.IsOrganising)} organising and {set.Count(text => !text.IsOrganising)} other.");
                return Exit.BadInput;
            }
            if (parsed.GetValue(json)) Print.Json(figures);
            else Show(figures);
            return Exit.Done;
        });
        return command;
    }

    /// <returns>Null: something is wrong with it, and was said.</returns>
    private static List<LabelledText>? ReadSet(string file)
    {
        List<LabelledText> set = [];
        bool good = true;
        foreach ((int line, string text) in Input.Lines(file).Index())
        {
            if (text.Length == 0) continue;
            if (set.Count == SetMax)
            {
                Print.Error($"a set has at most {SetMax} lines.");
                return null;
            }
            if (text.Length <= LineMax && LabelledLine.Read(text) is { } labelled)
            {
                set.Add(labelled);
                continue;
            }
            Print.Error($"line {line + 1}: wants an object with \"id\", \"lang\", \"text\" and \"label\" (organising or other), of at most {LineMax} characters.");
            good = false;
        }
        return good ? set : null;
    }

    private static void Show(GuardFigures figures)
    {
        Console.Out.WriteLine($"{"",-24} {"texts",7} {"recall",7} {"lost",7}");
        Show("all", figures.Overall);
        foreach ((string language, GuardFigure figure) in figures.Languages) Show(language, figure);
        foreach ((string kind, GuardFigure figure) in figures.Kinds) Show(kind, figure);
    }

    private static void Show(string name, GuardFigure figure) =>
        Console.Out.WriteLine($"{name,-24} {figure.Items,7} {figure.Recall?.ToString("0.00") ?? "-",7} {figure.FalseDrops?.ToString("0.00") ?? "-",7}");
}
