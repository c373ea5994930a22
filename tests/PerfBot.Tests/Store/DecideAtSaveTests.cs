using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.People;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

/// <summary>“Was I the last one?” is answered right for two who are last at once.</summary>
public sealed class DecideAtSaveTests
{
    private const int Guests = 12;

    [Fact]
    public async Task Of_many_who_finish_at_once_exactly_one_is_the_last()
    {
        await using var store = await TestStore.CreateAsync();
        await using (var db = store.Open())
        {
            await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, Guests), new ParallelOptions { MaxDegreeOfParallelism = Guests }, async (i, ct) =>
        {
            await using var db = store.Open();
            Leave(db, $"guest {i}");
            await db.SaveAsync(ct);
        });

        Assert.Equal(1, await LightsAsync(store));
    }

    [Fact]
    public async Task What_is_decided_may_leave_more_to_decide_and_is_saved_though_nothing_else_is()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.Open();
        await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        db.DecideAtSave("party", _ =>
        {
            db.DecideAtSave("after the party", _ =>
            {
                db.Departments.Add(Department.Found(DepartmentId.New(), "light off"));
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        });

        var saved = await db.SaveAsync(CancellationToken.None);

        Assert.True(saved.People);
        Assert.Equal(1, await LightsAsync(store));
    }

    [Fact]
    public async Task Who_decided_nothing_leaves_nothing_to_the_next_turn()
    {
        await using var store = await TestStore.CreateAsync();
        await using var db = store.Open();
        await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        var asked = 0;
        db.DecideAtSave("party", _ => Task.FromResult(asked++));

        db.Forget();
        db.Departments.Add(Department.Found(DepartmentId.New(), "one"));
        await db.SaveAsync(CancellationToken.None);

        Assert.Equal(0, asked);
    }

    /// <summary>Each leaves; whoever finds that all others have left turns off the light.</summary>
    private static void Leave(ReviewDb db, string name)
    {
        db.Departments.Add(Department.Found(DepartmentId.New(), name));
        db.DecideAtSave("party", async ct =>
        {
            if (await db.Departments.CountAsync(d => d.Name != name, ct) == Guests - 1)
            {
                db.Departments.Add(Department.Found(DepartmentId.New(), "light off"));
            }
        });
    }

    private static async Task<int> LightsAsync(TestStore store)
    {
        await using var db = store.Open();
        return await db.Departments.CountAsync(d => d.Name == "light off");
    }
}
