using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

/// <summary>Messages keep the order in which they were made: the second often speaks of the first.</summary>
public sealed class OutboxOrderTests
{
    [Fact]
    public async Task Messages_of_one_turn_to_one_person_never_change_places()
    {
        await using var db = await TestDb.CreateAsync();
        var (person, now) = (EmployeeId.New(), db.Clock.GetUtcNow());
        var made = Enumerable.Range(0, 300).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();

        await db.InAsync((store, _) =>
        {
            store.Outbox.AddRange(made.Select(i => OutboxMessage.Card(person, "test.show", i, $"test:{i}", now)));
            return Task.CompletedTask;
        });

        Assert.Equal(made, await db.ReadAsync(store => store.Outbox.OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Select(m => m.Payload).ToListAsync()));
    }

    [Fact]
    public async Task A_later_turn_follows_an_earlier_one_though_its_clock_has_not_moved()
    {
        await using var db = await TestDb.CreateAsync();
        var (person, now) = (EmployeeId.New(), db.Clock.GetUtcNow());

        foreach (var key in new[] { "first", "second", "third" })
        {
            await db.InAsync((store, _) =>
            {
                store.Outbox.Add(OutboxMessage.Card(person, "test.show", "{}", key, now));
                return Task.CompletedTask;
            });
        }

        Assert.Equal(["first", "second", "third"], await db.ReadAsync(store => store.Outbox.OrderBy(m => m.Id).Select(m => m.Key).ToListAsync()));
    }
}
