using Spectre.Console;

namespace Heed.App.Commands;

/// <summary>How far long work is: a bar on a terminal, a plain line now and then elsewhere. On standard error, so that results can be piped.</summary>
/// <param name="what">In the -ing form: <c>Importing</c>.</param>
/// <param name="total">In the unit of <see cref="Step"/>.</param>
internal sealed class Progress(string what, long total)
{
    private const int BarWidth = 30;
    private static readonly IAnsiConsole Terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
    private int _shown = -1;

    /// <param name="done">So far.</param>
    /// <param name="note">What is being done; may be empty.</param>
    public void Step(long done, string note)
    {
        int percent = (int)(total == 0 ? 100 : 100 * Math.Min(done, total) / total);
        if (percent == _shown) return;
        bool bar = Terminal.Profile.Out.IsTerminal;
        if (!bar && percent / 10 == _shown / 10 && _shown >= 0) return;
        _shown = percent;
        if (bar) Console.Error.Write($"\r\u001b[K{what} {new string('█', percent * BarWidth / 100)}{new string('░', BarWidth - percent * BarWidth / 100)} {percent,3} %  {note}");
        else Console.Error.WriteLine($"{what}: {percent} %{(note.Length > 0 ? ", " + note : "")}");
    }

    public void End()
    {
        if (Terminal.Profile.Out.IsTerminal && _shown >= 0) Console.Error.WriteLine();
    }
}
