using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>The month files of one folder.</summary>
internal sealed class Months : IDisposable
{
    private readonly string _folder;
    private readonly KeyRing _keys;
    private readonly TimeProvider _clock;
    private readonly bool _erasesForGood;
    private volatile IReadOnlyList<MonthFile> _newestFirst;

    /// <param name="folder">Made when it is not there.</param>
    public Months(string folder, KeyRing keys, TimeProvider clock, bool erasesForGood)
    {
        (_folder, _keys, _clock, _erasesForGood) = (folder, keys, clock, erasesForGood);
        Directory.CreateDirectory(folder);
        List<MonthFile> files = [];
        try
        {
            foreach (Period month in MonthFile.In(folder).OrderDescending()) files.Add(MonthFile.Open(folder, month, erasesForGood));
        }
        catch
        {
            foreach (MonthFile file in files) file.Dispose();
            throw;
        }
        _newestFirst = files;
    }

    /// <summary>Whoever writes into any month file holds it.</summary>
    public SemaphoreSlim Writing { get; } = new(1, 1);

    /// <summary>A snapshot; a file in it may be closed by an erasure that ends its month.</summary>
    public IReadOnlyList<MonthFile> NewestFirst => _newestFirst;

    /// <summary>The file that holds an id; null: there is none.</summary>
    public MonthFile? Of(long id) => _newestFirst.FirstOrDefault(file => file.FirstId <= id && id < file.EndId);

    /// <summary>The file of a month, made when it is not there. For the holder of <see cref="Writing"/>.</summary>
    /// <exception cref="KeyDestroyedException">The month has ended and its file is gone.</exception>
    public MonthFile Get(Period month)
    {
        if (_newestFirst.FirstOrDefault(file => file.Month == month) is { } there) return there;
        _ = _keys.Origins(month);
        MonthFile made = MonthFile.Open(_folder, month, _erasesForGood);
        _newestFirst = [.. _newestFirst.Append(made).OrderByDescending(file => file.Month)];
        return made;
    }

    /// <summary>Reads in a month's file; <paramref name="ended"/> where an erasure ends that month meanwhile, since nothing of it is left.</summary>
    public T Read<T>(MonthFile file, T ended, Func<SqliteConnection, T> query)
    {
        try
        {
            return file.Read(query);
        }
        catch (Exception error) when (error is SqliteException or KeyDestroyedException && !_newestFirst.Contains(file))
        {
            return ended;
        }
    }

    public byte[] OriginKey(MonthFile file) => _keys.Origins(file.Month);

    /// <summary>A month that is over, and for as long as figures may still wait for it, takes no more posts: once empty, its file may go.</summary>
    public bool IsOver(MonthFile file) => file.Month.ReleaseAt <= _clock.GetUtcNow();

    /// <summary>Deletes a month's file and destroys the key of its origins. For the holder of <see cref="Writing"/>.</summary>
    public void End(MonthFile file)
    {
        _newestFirst = [.. _newestFirst.Where(other => other != file)];
        file.Delete();
        _keys.DestroyOrigins(file.Month);
    }

    public void Dispose()
    {
        foreach (MonthFile file in _newestFirst) file.Dispose();
        Writing.Dispose();
    }
}
