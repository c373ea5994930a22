using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace PerfBot.Store.Providers.SqlServer;

/// <summary>SQL Server: writers side by side, and application locks for what has to be one after the other.</summary>
internal sealed class SqlServerDialect : Dialect
{
    public static readonly SqlServerDialect Instance = new();

    private SqlServerDialect()
    {
    }

    public override string LockAudit => "EXEC sp_getapplock @Resource = 'PerfBot.Audit', @LockMode = 'Exclusive', @LockOwner = 'Transaction'";

    public override Func<ReviewDb> Contexts(StoreOptions options, ILoggerFactory? log)
    {
        var connection = new SqlConnectionStringBuilder(options.ConnectionString);
        if (!connection.ShouldSerialize("Application Name"))
        {
            connection.ApplicationName = "PerfBot";
        }

        var db = Builder<SqlServerReviewDb>(log);
        db.UseModel(Model).UseSqlServer(connection.ConnectionString);
        return () => new SqlServerReviewDb(db.Options);
    }

    public override Task LockAsync(ReviewDb db, string about, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"EXEC sp_getapplock @Resource = {about}, @LockMode = 'Exclusive', @LockOwner = 'Transaction'", ct);

    protected override ReviewDb WithoutStore() => new SqlServerReviewDb(Builder<SqlServerReviewDb>(log: null).UseSqlServer().Options);

    public override async Task<IAsyncDisposable> LockSchemaAsync(ReviewDb db, CancellationToken ct)
    {
        await EnsureExistsAsync(db, ct);
        var address = new SqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false };
        var connection = new SqlConnection(address.ConnectionString); // the lock lives as long as it does
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandTimeout = 0;
            command.CommandText = "sp_getapplock";
            command.CommandType = CommandType.StoredProcedure;
            command.Parameters.AddWithValue("@Resource", "PerfBot.Schema");
            command.Parameters.AddWithValue("@LockMode", "Exclusive");
            command.Parameters.AddWithValue("@LockOwner", "Session");
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DbTransaction> SnapshotAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()";
        var isAllowed = Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) == 1;
        return await connection.BeginTransactionAsync(isAllowed ? IsolationLevel.Snapshot : IsolationLevel.Serializable, ct); // the second one lets writers wait
    }

    public override string BeforeNumbered(string table, string column) => $"SET IDENTITY_INSERT {table} ON";

    public override string AfterNumbered(string table, string column) => $"SET IDENTITY_INSERT {table} OFF";
}
