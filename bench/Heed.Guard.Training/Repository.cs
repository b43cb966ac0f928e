namespace Heed.Guard.Training;

/// <summary>The folder that holds the examples, and what is made of them.</summary>
internal sealed class Repository
{
    private readonly string _root;

    private Repository(string root) => _root = root;

    /// <summary>The working folder, or the nearest above it that is the repository.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static Repository Find()
    {
        for (string? folder = Directory.GetCurrentDirectory(); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "Heed.slnx"))) return new(folder);
        }
        throw new DirectoryNotFoundException("Run it inside Heed's repository.");
    }

    public string Folder(string path) => Path.Combine(_root, path);

    public void Write(string path, byte[] bytes) => File.WriteAllBytes(Path.Combine(_root, path), bytes);

    /// <returns>Empty where the file is missing.</returns>
    public byte[] Read(string path) => File.Exists(Path.Combine(_root, path)) ? File.ReadAllBytes(Path.Combine(_root, path)) : [];
}
