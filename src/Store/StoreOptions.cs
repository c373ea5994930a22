using System.ComponentModel.DataAnnotations;
using PerfBot.Store.Providers.Sqlite;

namespace PerfBot.Store;

/// <summary>A database that PerfBot can keep its data in.</summary>
public enum StoreProvider
{
    /// <summary>A file, for one node. The default.</summary>
    Sqlite,

    /// <summary>PostgreSQL, for one node or several.</summary>
    Postgres,

    /// <summary>Microsoft SQL Server, for one node or several.</summary>
    SqlServer,
}

/// <summary>Where PerfBot keeps its data. Section <c>Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Store";

    /// <summary>The database: <c>Sqlite</c> (default), <c>Postgres</c> or <c>SqlServer</c>.</summary>
    [EnumDataType(typeof(StoreProvider))]
    public StoreProvider Provider { get; set; } = StoreProvider.Sqlite;

    /// <summary>How the database is reached, as its .NET driver reads it. Null (default) for SQLite, which lies in <see cref="Folder"/>; required for the others.</summary>
    [CustomValidation(typeof(StoreOptions), nameof(CheckConnection))]
    public string? ConnectionString { get; set; }

    /// <summary>Whether a start brings the schema up to date (default). False leaves that to the command <c>migrate</c>; a start on an older schema is refused then.</summary>
    // No rule: either will do.
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>The folder of the SQLite file, made where it is missing; relative to the working directory. Default <c>data</c>.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>How safely SQLite keeps a commit: <c>Full</c> (default) or <c>Normal</c>.</summary>
    [EnumDataType(typeof(SqliteSynchronous))]
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(Path.GetFullPath(Folder), "perfbot.db");

    /// <summary>Fails for a server without its address, and for an address that nothing would read.</summary>
    public static ValidationResult? CheckConnection(string? value, ValidationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var options = (StoreOptions)context.ObjectInstance;
        return (options.Provider == StoreProvider.Sqlite, string.IsNullOrWhiteSpace(value)) switch
        {
            (true, false) => new("Store:ConnectionString: SQLite lies in Store:Folder and takes none; set Store:Provider to Postgres or SqlServer."),
            (false, true) => new($"Store:ConnectionString: {options.Provider} needs one."),
            _ => ValidationResult.Success,
        };
    }
}
