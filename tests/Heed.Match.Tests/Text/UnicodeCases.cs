using System.Globalization;

namespace Heed.Match.Tests.Text;

/// <summary>The Unicode Consortium's own test cases, in tests/data/unicode.</summary>
internal static class UnicodeCases
{
    /// <summary>Each case: its line, its code points, the indexes where a boundary must be (both ends included).</summary>
    public static IEnumerable<(string Line, int[] Scalars, int[] Boundaries)> Read(string file)
    {
        foreach (string line in File.ReadLines(Path.Combine(DataFolder(), file)))
        {
            string content = line.Split('#')[0].Trim();
            if (content.Length == 0) continue;
            List<int> scalars = [];
            List<int> boundaries = [];
            foreach (string sign in content.Split(' '))
            {
                if (sign == "÷") boundaries.Add(scalars.Count);
                else if (sign != "×") scalars.Add(int.Parse(sign, NumberStyles.HexNumber));
            }
            yield return (line, [.. scalars], [.. boundaries]);
        }
    }

    private static string DataFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string data = Path.Combine(folder.FullName, "tests", "data", "unicode");
            if (Directory.Exists(data)) return data;
        }
        throw new DirectoryNotFoundException("tests/data/unicode is not above the tests' folder.");
    }
}
