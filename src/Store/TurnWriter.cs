using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PerfBot.Store;

/// <summary>
/// Writes what turns leave behind that change nothing else, on one connection: what it wrote last it still has in memory, while every other connection
/// reads anew what was written past it. Turns that come while one is being written are written together after it, in one transaction, each of them
/// with all it leaves or not at all.
/// </summary>
/// <remarks>For a database in the process, with one writer. A server does this better by itself.</remarks>
/// <param name="open">Makes a context whose connection is open.</param>
internal sealed class TurnWriter(Func<ReviewDb> open) : IDisposable
{
    private const int Together = 64;

    private readonly ConcurrentQueue<Waiting> _queue = [];
    private readonly List<Waiting> _batch = new(Together);
    private ReviewDb? _db;
    private int _isWriting;

    /// <summary>Writes <paramref name="record"/>.</summary>
    /// <exception cref="DbUpdateException">This very turn was answered already, or somebody else was faster; nothing of it is written.</exception>
    /// <exception cref="OperationCanceledException">Its turn to be written did not come in time; nothing of it is written.</exception>
    public async ValueTask WriteAsync(TurnRecord record, CancellationToken ct)
    {
        var waiting = new Waiting(record);
        _queue.Enqueue(waiting);
        if (Interlocked.Exchange(ref _isWriting, 1) == 0)
        {
            _ = WriteWaitingAsync(); // whoever comes first does it for all; what goes wrong is told to those who wait
        }

        await using var end = ct.UnsafeRegister(static waiting => ((Waiting)waiting!).GiveUp(), waiting);
        await waiting.Task;
    }

    /// <inheritdoc />
    public void Dispose() => _db?.Dispose();

    private async Task WriteWaitingAsync()
    {
        try
        {
            using var turn = await WriteGate.EnterAsync(CancellationToken.None);
            while (_batch.Count < Together && _queue.TryDequeue(out var next))
            {
                if (next.TryBegin())
                {
                    _batch.Add(next);
                }
            }

            if (_batch.Count > 0)
            {
                await WriteBatchAsync();
            }
        }
        finally
        {
            _batch.Clear();
            Volatile.Write(ref _isWriting, 0); // whatever happened: nobody else may wait for ever
        }

        if (!_queue.IsEmpty && Interlocked.Exchange(ref _isWriting, 1) == 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.WriteWaitingAsync(), this, preferLocal: false);
        }
    }

    /// <summary>One that fails must not take the others with it: each is written by itself then.</summary>
    private async Task WriteBatchAsync()
    {
        if (await TryAsync(_batch) is not { } failure)
        {
            _batch.ForEach(w => w.TrySetResult());
        }
        else if (_batch.Count == 1)
        {
            _batch[0].TrySetException(failure);
        }
        else
        {
            foreach (var waiting in _batch)
            {
                if (await TryAsync([waiting]) is { } own)
                {
                    waiting.TrySetException(own);
                }
                else
                {
                    waiting.TrySetResult();
                }
            }
        }
    }

    /// <summary>Writes them in one transaction; what went wrong, and nothing of them is written then, or null.</summary>
    private async Task<Exception?> TryAsync(List<Waiting> turns)
    {
        try
        {
            _db ??= open();
            await using var transaction = await _db.Database.BeginTransactionAsync();
            foreach (var waiting in turns)
            {
                await waiting.Record.WriteAsync(TurnStatements.Of(_db), transaction.GetDbTransaction(), CancellationToken.None);
            }

            await transaction.CommitAsync();
            return null;
        }
        catch (Exception e)
        {
            if (e is DbException && Interlocked.Exchange(ref _db, null) is { } broken)
            {
                broken.Dispose(); // whatever state it is in
            }

            return e;
        }
    }

    /// <summary>A turn that waits to be written.</summary>
    private sealed class Waiting(TurnRecord record) : TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private int _isDecided;

        public TurnRecord Record { get; } = record;

        /// <summary>It is written now, and nobody can call it off any more; false when it was called off.</summary>
        public bool TryBegin() => Interlocked.Exchange(ref _isDecided, 1) == 0;

        /// <summary>Calls it off, unless it is being written already.</summary>
        public void GiveUp()
        {
            if (TryBegin())
            {
                TrySetCanceled();
            }
        }
    }
}
