namespace Heed.Tests.House;

/// <summary>The repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Files of a kind, without what the build makes.</summary>
    public static IEnumerable<string> Files(string pattern, params string[] folders) =>
        folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Heed.slnx")) ? folder
        : Path.GetDirectoryName(folder) is { } up ? Find(up)
        : throw new DirectoryNotFoundException("The tests run outside the repository.");
}
