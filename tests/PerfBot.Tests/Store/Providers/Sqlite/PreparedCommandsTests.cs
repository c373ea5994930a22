using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerfBot.Store;
using PerfBot.Store.Providers.Sqlite;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store.Providers.Sqlite;

/// <summary>A statement is prepared once for a connection, and no longer than that.</summary>
public sealed class PreparedCommandsTests
{
    [Fact]
    public async Task A_context_whose_connection_is_closed_and_given_up_by_the_pool_asks_the_same_again()
    {
        await using var store = await TestStore.CreateAsync(on: StoreProvider.Sqlite);
        var file = new StoreOptions { Folder = store.Folder }.SqliteFile;
        await using var db = store.Open();

        for (var time = 0; time < 4; time++)
        {
            Assert.Equal(0, await db.Departments.CountAsync()); // opens and closes
            SqliteConnection.ClearPool(new SqliteConnection(SqliteDialect.ConnectionTo(file)));
        }
    }
}
