using System.ComponentModel.DataAnnotations;
using PerfBot.Store.Providers.Sqlite;

namespace PerfBot.Store;

/// <summary>Where PerfBot keeps its data. Section <c>Store</c>.</summary>
public sealed class StoreOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Store";

    /// <summary>The folder of the SQLite file, made where it is missing; relative to the working directory. Default <c>data</c>.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>How safely SQLite keeps a commit: <c>Full</c> (default) or <c>Normal</c>.</summary>
    [EnumDataType(typeof(SqliteSynchronous))]
    public SqliteSynchronous Synchronous { get; set; } = SqliteSynchronous.Full;

    /// <summary>The SQLite file.</summary>
    public string SqliteFile => Path.Combine(Path.GetFullPath(Folder), "perfbot.db");
}
