using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;
using PerfBot.Store;
using PerfBot.Store.Providers.Sqlite;

namespace PerfBot.Tests.Support;

/// <summary>
/// A store of a test's own: a SQLite file, or a database on the server that <c>PERFBOT_TEST_STORE</c> (<c>postgres</c>, <c>sqlserver</c>)
/// and <c>PERFBOT_TEST_POSTGRES</c> or <c>PERFBOT_TEST_SQLSERVER</c> (a connection string that may make databases) name.
/// </summary>
public sealed class TestStore : IAsyncDisposable
{
    private static readonly SemaphoreSlim Making = new(1, 1);
    private static int _made;
    private static string? _template;
    private static string? _file;

    private readonly StoreProvider _provider;
    private readonly string? _database;

    private TestStore(StoreProvider provider, string? database) => (_provider, _database) = (provider, database);

    /// <summary>The database of this run.</summary>
    public static StoreProvider Provider { get; } = Environment.GetEnvironmentVariable("PERFBOT_TEST_STORE") switch
    {
        null or "" or "sqlite" => StoreProvider.Sqlite,
        "postgres" => StoreProvider.Postgres,
        "sqlserver" => StoreProvider.SqlServer,
        var other => throw new InvalidOperationException($"PERFBOT_TEST_STORE: expected sqlite, postgres or sqlserver, got '{other}'."),
    };

    /// <summary>Files of the store, and of whatever else the test has.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("perfbot-test-").FullName;

    /// <summary>The settings that lead to it.</summary>
    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Store:Folder"] = Folder,
        ["Store:Synchronous"] = "Normal",
        ["Store:Provider"] = _provider.ToString(),
        ["Store:ConnectionString"] = _database is null ? null : AddressOf(_provider, _database),
    };

    /// <summary>The same as arguments of the command line.</summary>
    public IEnumerable<string> Arguments => Settings.Where(s => s.Value is not null).Select(s => $"--{s.Key}={s.Value}");

    /// <summary>Makes one. On SQLite and PostgreSQL it is a copy of one whose schema is up to date, which takes a tenth of the time.</summary>
    /// <param name="isNew">Whether there is nothing yet, not even the database.</param>
    /// <param name="on">The database, where it is not that of the run.</param>
    public static async Task<TestStore> CreateAsync(bool isNew = false, StoreProvider? on = null)
    {
        var provider = on ?? Provider;
        await Making.WaitAsync();
        try
        {
            if (provider == StoreProvider.Sqlite)
            {
                SqlServerTranslation.Watch();
                var store = new TestStore(provider, null);
                if (!isNew)
                {
                    _file ??= await MakeFileAsync();
                    File.Copy(_file, FileIn(store.Folder));
                }

                return store;
            }

            var name = $"perfbot_test_{Environment.ProcessId}_{_made++}";
            if (provider == StoreProvider.Postgres && !isNew)
            {
                _template ??= await MakeTemplateAsync();
                await OnServerAsync(provider, $"CREATE DATABASE {name} TEMPLATE {_template}");
            }

            return new(provider, name);
        }
        finally
        {
            Making.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        switch (_provider)
        {
            case StoreProvider.Postgres:
                await OnServerAsync(_provider, $"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
                break;
            case StoreProvider.SqlServer:
                await OnServerAsync(_provider, $"IF DB_ID('{_database}') IS NOT NULL BEGIN ALTER DATABASE {_database} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {_database}; END");
                break;
            default:
                SqliteConnection.ClearAllPools();
                break;
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>A context of its own on it.</summary>
    internal ReviewDb Open(ILoggerFactory? log = null) => Open(_provider, _database, Folder, log);

    private static ReviewDb Open(StoreProvider provider, string? database, string folder, ILoggerFactory? log = null) => Dialect.Of(provider).Contexts(
        new StoreOptions { Provider = provider, Folder = folder, Synchronous = SqliteSynchronous.Normal, ConnectionString = database is null ? null : AddressOf(provider, database) },
        log)();

    private static async Task<string> MakeTemplateAsync()
    {
        var name = $"perfbot_template_{Environment.ProcessId}";
        AppDomain.CurrentDomain.ProcessExit += (_, _) => OnServerAsync(StoreProvider.Postgres, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)").GetAwaiter().GetResult();
        await using (var db = Open(StoreProvider.Postgres, name, ""))
        {
            await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        }

        NpgsqlConnection.ClearAllPools(); // nobody may be connected to what is copied
        return name;
    }

    private static string FileIn(string folder) => new StoreOptions { Folder = folder }.SqliteFile;

    private static async Task<string> MakeFileAsync()
    {
        var folder = Directory.CreateTempSubdirectory("perfbot-schema-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using (var db = Open(StoreProvider.Sqlite, null, folder))
        {
            await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        }

        SqliteConnection.ClearAllPools(); // the last connection writes the write-ahead log into the file
        return FileIn(folder);
    }

    private static string AddressOf(StoreProvider provider, string database) => provider == StoreProvider.Postgres
        ? new NpgsqlConnectionStringBuilder(Server("PERFBOT_TEST_POSTGRES")) { Database = database, MaxPoolSize = 30, IncludeErrorDetail = true }.ConnectionString
        : new SqlConnectionStringBuilder(Server("PERFBOT_TEST_SQLSERVER")) { InitialCatalog = database }.ConnectionString;

    private static async Task OnServerAsync(StoreProvider provider, string sql)
    {
        if (provider == StoreProvider.Postgres)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server("PERFBOT_TEST_POSTGRES")) { Database = "postgres", Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
        else
        {
            await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Server("PERFBOT_TEST_SQLSERVER")) { InitialCatalog = "master", Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // a name that was made here
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
    }

    private static string Server(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value ? value : throw new InvalidOperationException($"{variable} has to hold the connection string of a server.");
}
