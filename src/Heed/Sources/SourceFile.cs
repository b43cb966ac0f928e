namespace Heed.Sources;

/// <summary>Opens the files that sources are.</summary>
internal static class SourceFile
{
    /// <exception cref="SourceException">It is not there or may not be read.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            // Others may go on writing to it.
            return new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 64 * 1024, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException(Health.Broken, "The file of this source is not there.", null, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException)
        {
            throw new SourceException(Health.Broken, "The file of this source cannot be read.", null, e);
        }
    }
}
