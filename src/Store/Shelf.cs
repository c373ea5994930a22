using System.Collections.Concurrent;
using System.Data;
using Microsoft.EntityFrameworkCore;

namespace PerfBot.Store;

/// <summary>Keeps contexts between turns, on SQLite each with its open connection, and what turns leave in memory for one another.</summary>
/// <remarks>
/// EF's own pool closes the connection of a context that it takes back, and opening one of SQLite registers a score of functions anew:
/// more work than most turns do in the store. A server's connections are pooled by their driver, which notices when one has died.
/// </remarks>
/// <param name="make">Makes a context when none is free.</param>
/// <param name="keepsConnections">Whether a context keeps its connection open.</param>
internal sealed class Shelf(Func<ReviewDb> make, bool keepsConnections) : IDisposable
{
    // More than turns at once need; a burst beyond it makes more and drops them. With a server, turns wait for it with their context. In SQLite a turn runs to its end
    // on one thread and is written without its context; what more is in use waits to be written with it, seldom, and each holds a connection with its cache.
    private readonly int _capacity = keepsConnections ? Math.Max(16, 2 * Environment.ProcessorCount) : 64;

    private readonly ConcurrentBag<ReviewDb> _free = [];
    private volatile bool _closed;

    /// <summary>Tasks that need not be read.</summary>
    public KnownTasks Known { get; } = new();

    /// <summary>Writes what turns leave behind; null where each does that on its own connection.</summary>
    public TurnWriter? Writer { get; } = keepsConnections ? new(() => Make(make, keepsConnections)) : null;

    /// <summary>A context with nothing in it. Disposing it puts it back.</summary>
    public ReviewDb Take()
    {
        if (!_free.TryTake(out var db))
        {
            db = Make(make, keepsConnections);
        }

        db.Shelf = this;
        return db;
    }

    /// <summary>Takes back a context that is as good as new; false when it is to be thrown away.</summary>
    public bool TryPut(ReviewDb db)
    {
        if (_closed || _free.Count >= _capacity || db.Database.CurrentTransaction is not null || (db.Database.GetDbConnection().State == ConnectionState.Open) != keepsConnections)
        {
            return false;
        }

        _free.Add(db);
        return true;
    }

    /// <summary>Writes what a turn leaves behind that changes nothing else.</summary>
    public async Task<Saved> WriteAsync(TurnRecord record, CancellationToken ct)
    {
        try
        {
            await Writer!.WriteAsync(record, ct);
            if (record.Step is { } step)
            {
                Known.Keep(step);
            }

            return default;
        }
        catch when (record.Step is { } step)
        {
            Known.Forget(step.Task.Id);
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _closed = true;
        while (_free.TryTake(out var db))
        {
            db.Shelf = null;
            db.Dispose();
        }

        Writer?.Dispose();
    }

    private static ReviewDb Make(Func<ReviewDb> make, bool keepsConnections)
    {
        var db = make();
        if (keepsConnections)
        {
            db.Database.OpenConnection(); // prepared commands live as long as it is open
        }

        return db;
    }
}
