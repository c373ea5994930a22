using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PerfBot.Store.Providers.Sqlite;

/// <summary>Lets each connection prepare a statement of EF once: SQLite would parse and plan the same text in every turn, which costs more than to run it.</summary>
internal sealed class PreparedCommands : DbCommandInterceptor, IDbConnectionInterceptor
{
    // More than the statements there are; texts that differ with every use (lists of values) must not pile up.
    private const int Capacity = 200;

    private readonly ConditionalWeakTable<DbConnection, Dictionary<string, SqliteCommand>> _kept = [];

    public override InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        InterceptionResult<DbCommand>.SuppressWithResult(new Command((SqliteConnection)eventData.Connection, _kept.GetOrCreateValue(eventData.Connection)));

    /// <summary>What was prepared on one connection goes on asking that one, which it keeps open in secret, whichever is opened next.</summary>
    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Forget(connection);
        return result;
    }

    /// <inheritdoc cref="ConnectionClosing" />
    public ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Forget(connection);
        return ValueTask.FromResult(result);
    }

    private void Forget(DbConnection connection)
    {
        if (!_kept.TryGetValue(connection, out var kept))
        {
            return;
        }

        foreach (var command in kept.Values)
        {
            command.Dispose();
        }

        kept.Clear();
    }

    /// <summary>Looks like a new command to EF, and runs on the prepared one that has its text.</summary>
    private sealed class Command(SqliteConnection connection, Dictionary<string, SqliteCommand> kept) : SqliteCommand(null, connection)
    {
        private SqliteCommand? _taken;

        public override int ExecuteNonQuery() => Run(c => c.ExecuteNonQuery());

        public override object? ExecuteScalar() => Run(c => c.ExecuteScalar());

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Run(c => c.ExecuteReader(behavior));

        // SQLite works in the process: there is nothing to wait for.
        protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(ExecuteDbDataReader(behavior));
        }

        protected override void Dispose(bool disposing)
        {
            PutBack();
            base.Dispose(disposing);
        }

        private T Run<T>(Func<SqliteCommand, T> run)
        {
            PutBack();
            var command = _taken = Take();
            command.Transaction = Transaction;
            command.CommandTimeout = CommandTimeout;
            foreach (SqliteParameter parameter in Parameters)
            {
                command.Parameters.Add(parameter);
            }

            try
            {
                return run(command);
            }
            catch
            {
                _taken = null;
                command.Dispose(); // whatever state it is in
                throw;
            }
        }

        private SqliteCommand Take()
        {
            if (kept.Remove(CommandText, out var command))
            {
                return command; // nobody else gets it while it runs
            }

            command = Connection!.CreateCommand();
            command.CommandText = CommandText;
            return command;
        }

        /// <summary>EF disposes of a command when its reader is closed: the prepared one is free then.</summary>
        private void PutBack()
        {
            if (_taken is not { } command)
            {
                return;
            }

            _taken = null;
            command.Parameters.Clear();
            command.Transaction = null;
            if (kept.Count >= Capacity || !kept.TryAdd(command.CommandText, command))
            {
                command.Dispose();
            }
        }
    }
}
