using Microsoft.EntityFrameworkCore;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store.Providers.Sqlite;

/// <summary>A statement is prepared once for a connection, and no longer than that.</summary>
public sealed class PreparedCommandsTests
{
    [Fact]
    public async Task A_context_whose_connection_is_closed_asks_the_next_one_and_not_what_was_prepared_on_the_last()
    {
        await using var store = await TestStore.CreateAsync(on: StoreProvider.Sqlite);
        await using var db = store.Open();

        for (var time = 0; time < 4; time++)
        {
            await db.Database.OpenConnectionAsync();
            Assert.Equal(0, await db.Database.SqlQuery<long>($"SELECT total_changes() AS \"Value\"").SingleAsync()); // of this connection
            Assert.Equal(1, await db.Set<StoreStamp>().ExecuteUpdateAsync(s => s.SetProperty(x => x.People, x => x.People + 1)));
            await db.Database.CloseConnectionAsync();
        }
    }
}
