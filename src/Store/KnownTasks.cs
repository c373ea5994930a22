using System.Collections.Concurrent;
using PerfBot.Domain.Reviews;
using PerfBot.Store.Queries;

namespace PerfBot.Store;

/// <summary>
/// Tasks as they were when a step of them was saved last: whoever fills in a form saves the next step soon, and need not have it read again.
/// What stands here may be out of date; saving finds that out, and changes nothing then.
/// </summary>
internal sealed class KnownTasks
{
    // A few kilobytes each. When there are more, all are read anew.
    private const int Capacity = 1024;

    private readonly ConcurrentDictionary<TaskId, TaskRow> _rows = new();
    private int _count;

    /// <summary>The task, to be changed by one turn; null when it is not known.</summary>
    public TaskRow? Find(TaskId id) => _rows.TryGetValue(id, out var row) ? row with { Task = row.Task.Copy() } : null;

    /// <summary>This is in the store.</summary>
    public void Keep(TaskRow saved)
    {
        if (!_rows.TryAdd(saved.Task.Id, saved))
        {
            _rows[saved.Task.Id] = saved;
        }
        else if (Interlocked.Increment(ref _count) > Capacity)
        {
            _rows.Clear();
            Volatile.Write(ref _count, 0);
        }
    }

    /// <summary>It is otherwise.</summary>
    public void Forget(TaskId id)
    {
        if (_rows.TryRemove(id, out _))
        {
            Interlocked.Decrement(ref _count);
        }
    }
}
