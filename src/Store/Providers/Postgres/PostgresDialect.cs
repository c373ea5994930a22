using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace PerfBot.Store.Providers.Postgres;

/// <summary>PostgreSQL: writers side by side, and advisory locks for what has to be one after the other.</summary>
internal sealed class PostgresDialect : Dialect
{
    public static readonly PostgresDialect Instance = new();

    // The statements of the application and then some; texts that differ with every use push the rarest ones out.
    private const int PreparedStatements = 200;

    // Locks of this database alone: two numbers, so that they meet nobody else's.
    private const int Locks = 0x50657266;
    private const int Decisions = 0x50657267;
    private const int AuditLock = 1;
    private const int SchemaLock = 2;

    private PostgresDialect()
    {
    }

    public override string LockAudit { get; } = string.Create(CultureInfo.InvariantCulture, $"DO $$ BEGIN PERFORM pg_advisory_xact_lock({Locks}, {AuditLock}); END $$");

    public override Func<ReviewDb> Contexts(StoreOptions options, ILoggerFactory? log)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        if (!connection.ContainsKey("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = PreparedStatements; // a pooler between that cannot keep them is told so by "Max Auto Prepare=0"
        }

        connection.ApplicationName ??= "PerfBot";
        var db = Builder<PostgresReviewDb>(log);
        db.UseModel(Model).UseNpgsql(connection.ConnectionString);
        return () => new PostgresReviewDb(db.Options);
    }

    public override Task LockAsync(ReviewDb db, string about, CancellationToken ct)
    {
        var number = BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(about))); // two that meet by chance wait for each other, no more
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Decisions}, {number})", ct);
    }

    protected override ReviewDb WithoutStore() => new PostgresReviewDb(Builder<PostgresReviewDb>(log: null).UseNpgsql().Options);

    public override async Task<IAsyncDisposable> LockSchemaAsync(ReviewDb db, CancellationToken ct)
    {
        await EnsureExistsAsync(db, ct);
        var address = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(address.ConnectionString); // the lock lives as long as it does
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_lock({Locks}, {SchemaLock})");
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken ct) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    public override string AfterNumbered(string table, string column) =>
        $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), (SELECT COALESCE(MAX(\"{column}\"), 0) + 1 FROM {table}), false)";
}
