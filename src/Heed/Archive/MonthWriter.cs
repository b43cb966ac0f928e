using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Heed.Archive;

/// <summary>Writes accepted posts in groups, each group on disk (fsync) before it is acknowledged. What cannot be written now (a full
/// disk) stays accepted and is tried again; whoever asks for a commit is told, and a full queue makes those who keep posts wait.</summary>
internal sealed partial class MonthWriter : IAsyncDisposable
{
    /// <summary>Posts accepted and not yet written, at most; then <see cref="KeepAsync"/> waits.</summary>
    public const int QueuePosts = 5_000;

    /// <summary>Posts of one transaction at most.</summary>
    public const int GroupPosts = 1_000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Months _months;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(QueuePosts) { SingleReader = true });
    private readonly Task _running;
    private readonly Lock _gate = new();                            // guards what follows
    private readonly Dictionary<OriginTag, Pending> _pending = [];
    private readonly List<(long Upto, TaskCompletionSource Done)> _waiting = [];
    private long _accepted;
    private long _written;
    private Exception? _refusal;
    private TaskCompletionSource _wake = NewSource();
    private bool _ending;

    public MonthWriter(Months months, TimeProvider clock, ILogger log)
    {
        (_months, _clock, _log) = (months, clock, log);
        _running = Task.Run(RunAsync);
    }

    /// <summary>Accepts a post; one whose tag is accepted and not yet written is there already.</summary>
    /// <param name="cancel">Counts while the queue is full.</param>
    public async ValueTask KeepAsync(Post post, IReadOnlyList<Hit> hits, CancellationToken cancel)
    {
        while (!TryAccept(new(post, hits))) await _queue.Writer.WaitToWriteAsync(cancel);
    }

    /// <inheritdoc cref="PostArchive.CommitAsync"/>
    public async Task CommitAsync(CancellationToken cancel)
    {
        Task done;
        lock (_gate)
        {
            if (_refusal is { } refusal)
            {
                _refusal = null;
                throw refusal;
            }
            if (_written >= _accepted) return;
            if (_running.IsCompleted) throw Closed();
            TaskCompletionSource source = NewSource();
            _waiting.Add((_accepted, source));
            done = source.Task;
            _wake.TrySetResult();
        }
        await done.WaitAsync(cancel);
    }

    public bool IsPending(OriginTag tag)
    {
        lock (_gate) return _pending.ContainsKey(tag);
    }

    /// <summary>Takes an accepted post back before it is written. For the holder of <see cref="Months.Writing"/>.</summary>
    public bool TakeBack(OriginTag tag)
    {
        lock (_gate)
        {
            if (!_pending.Remove(tag, out Pending? pending)) return false;
            pending.TakenBack = true;
            return true;
        }
    }

    /// <summary>Writes what was accepted, once more if it must, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _ending = true;
            _queue.Writer.TryComplete();
            _wake.TrySetResult();
        }
        await _running;
        Refuse(Closed(), forNow: true);
    }

    private bool TryAccept(Pending pending)
    {
        // The count must follow the order of the queue: a commit waits for a count.
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_ending, typeof(PostArchive));
            if (_pending.ContainsKey(pending.Post.Tag)) return true;
            if (!_queue.Writer.TryWrite(pending)) return false;
            _pending.Add(pending.Post.Tag, pending);
            _accepted++;
            return true;
        }
    }

    private async Task RunAsync()
    {
        List<Pending> group = new(GroupPosts);
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (group.Count < GroupPosts && _queue.Reader.TryRead(out Pending? pending)) group.Add(pending);
            while (group.Count > 0)
            {
                Exception? failure = await WriteAsync(group);
                if (failure is null)
                {
                    group.Clear();
                    break;
                }
                bool ending = Refuse(failure, forNow: true);
                if (ending) return;
                await PauseAsync();
            }
        }
    }

    /// <returns>Null: all of it is on disk, or refused for good. Else why nothing more can be written now.</returns>
    private async Task<Exception?> WriteAsync(List<Pending> group)
    {
        await _months.Writing.WaitAsync();
        try
        {
            Exception? refused = null;
            foreach (IGrouping<Period, Pending> month in group.GroupBy(pending => Period.Of(PeriodLength.Month, pending.Post.Seen)))
                refused = WriteMonth(month.Key, [.. month.OrderBy(pending => pending.Post.Seen)]) ?? refused;
            Written(group, refused);
            return null;
        }
        catch (Exception failure)
        {
            // Whatever it is, the posts stay accepted and the writer goes on.
            NotWritten(failure, group.Count);
            return new IOException(
                $"The archive cannot write ({failure.Message.TrimEnd('.')}). {group.Count} posts or more wait in memory and are tried again; nothing acknowledged is lost.",
                failure);
        }
        finally
        {
            _months.Writing.Release();
        }
    }

    /// <summary>Writes a month's part of a group; where one post makes it fail, each alone.</summary>
    /// <returns>Why the last of those that can never be written was refused; null: all are on disk.</returns>
    private Exception? WriteMonth(Period month, IReadOnlyList<Pending> posts)
    {
        try
        {
            WriteTogether(_months.Get(month), posts);
            return null;
        }
        catch (Exception error) when (IsOfThePost(error) && posts.Count == 1)
        {
            RefusedPost(error);
            return new IOException($"The archive could not keep a post ({error.Message.TrimEnd('.')}). The others are kept.", error);
        }
        catch (Exception error) when (IsOfThePost(error))
        {
            Exception? refused = null;
            foreach (Pending post in posts) refused = WriteMonth(month, [post]) ?? refused;
            return refused;
        }
    }

    private void WriteTogether(MonthFile file, IReadOnlyList<Pending> posts)
    {
        byte[] key = _months.OriginKey(file);
        using SqliteTransaction transaction = file.Writer.BeginTransaction(deferred: false);
        foreach (Pending pending in posts)
        {
            if (pending.TakenBack || _months.NewestFirst.Any(month => MonthRows.Holds(month.Writer, pending.Post.Tag))) continue;
            MonthRows.Insert(file.Writer, MonthRows.NextId(file.Writer, pending.Post.Seen), pending.Post, pending.Hits, key);
        }
        transaction.Commit();
    }

    // SQLite's primary result codes: ERROR, TOOBIG, CONSTRAINT, MISMATCH speak of what is written; all others of the file or the disk.
    private static bool IsOfThePost(Exception error) =>
        error is KeyDestroyedException or InvalidOperationException || (error is SqliteException { SqliteErrorCode: 1 or 18 or 19 or 20 });

    private void Written(List<Pending> group, Exception? refused)
    {
        lock (_gate)
        {
            _written += group.Count;
            foreach (Pending pending in group)
            {
                if (_pending.GetValueOrDefault(pending.Post.Tag) == pending) _pending.Remove(pending.Post.Tag);
            }
            if (refused is null)
            {
                foreach ((long upto, TaskCompletionSource done) in _waiting)
                {
                    if (upto <= _written) done.TrySetResult();
                }
                _waiting.RemoveAll(waiter => waiter.Upto <= _written);
            }
        }
        if (refused is not null) Refuse(refused, forNow: false);
    }

    /// <summary>Tells everybody who waits for a commit; where nobody does, and it will not be tried again, the next who asks.</summary>
    /// <returns>Whether the writer is to end.</returns>
    private bool Refuse(Exception why, bool forNow)
    {
        lock (_gate)
        {
            if (_waiting.Count == 0 && !forNow) _refusal = why;
            foreach ((_, TaskCompletionSource done) in _waiting) done.TrySetException(why);
            _waiting.Clear();
            return _ending;
        }
    }

    private async Task PauseAsync()
    {
        Task wake;
        lock (_gate)
        {
            if (_ending || _waiting.Count > 0) return;
            if (_wake.Task.IsCompleted) _wake = NewSource();
            wake = _wake.Task;
        }
        await Task.WhenAny(wake, Task.Delay(Pause, _clock));
    }

    private static IOException Closed() => new("The archive was closed before everything accepted could be written.");

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(EventId = 5001, Level = LogLevel.Error, Message = "A group of {Posts} posts could not be written; it is tried again.")]
    private partial void NotWritten(Exception error, int posts);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "A post could not be kept and never will be.")]
    private partial void RefusedPost(Exception error);

    private sealed class Pending(Post post, IReadOnlyList<Hit> hits)
    {
        public Post Post { get; } = post;

        public IReadOnlyList<Hit> Hits { get; } = hits;

        public bool TakenBack { get; set; }
    }
}
