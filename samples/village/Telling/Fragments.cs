using System.Reflection;

namespace Village.Telling;

/// <summary>The hand-written texts of <c>fragments/</c>. A file is <c>name.language.txt</c>; a line that begins with <c># </c> is a
/// heading, one with <c>; </c> a comment, every other line one fragment under the heading above it. See <see cref="Phrase"/> for
/// what may stand in a fragment.</summary>
internal sealed class Fragments
{
    private readonly Dictionary<(string Language, string Heading), List<string>> _lines = [];

    private Fragments() { }

    public static Fragments Load()
    {
        Fragments fragments = new();
        Assembly here = typeof(Fragments).Assembly;
        foreach (string file in here.GetManifestResourceNames().Where(name => name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(here.GetManifestResourceStream(file)!);
            fragments.Read(file, reader);
        }
        return fragments;
    }

    /// <summary>The fragments under a heading, in the order written.</summary>
    /// <exception cref="KeyNotFoundException">Nobody wrote any.</exception>
    public IReadOnlyList<string> Of(string language, string heading) =>
        _lines.TryGetValue((language, heading), out List<string>? lines)
            ? lines
            : throw new KeyNotFoundException($"The fragments hold nothing under '# {heading}' in '{language}'.");

    public bool Has(string language, string heading) => _lines.ContainsKey((language, heading));

    private void Read(string file, StreamReader reader)
    {
        string language = file.Split('.')[^2];
        List<string>? under = null;
        while (reader.ReadLine() is { } line)
        {
            line = line.Trim();
            if (line.Length == 0 || line.StartsWith("; ", StringComparison.Ordinal)) continue;
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                (string, string) key = (language, line[2..]);
                if (!_lines.TryGetValue(key, out under)) _lines[key] = under = [];
                continue;
            }
            (under ?? throw new InvalidDataException($"{file} does not begin with a heading.")).Add(line);
        }
    }
}
