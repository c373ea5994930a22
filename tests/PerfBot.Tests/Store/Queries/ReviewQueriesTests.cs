using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store.Queries;

/// <summary>What is asked often reads no more of the store than it needs, whatever the size of the company.</summary>
public sealed class ReviewQueriesTests
{
    [Fact]
    public async Task The_open_tasks_of_one_person_are_found_without_reading_those_of_others()
    {
        await using var store = await TestStore.CreateAsync(on: StoreProvider.Sqlite);
        await using var db = store.Open();
        var (me, today) = (EmployeeId.New(), new DateOnly(2026, 9, 30));
        List<EmployeeId> people = [me, EmployeeId.New()];

        var plan = await PlanAsync(db, db.OpenTasksOf(me).Select(t => new { t.Id, t.Kind }));
        Assert.Equal(
            ["IX_Tasks_Assignee_State_DueOn (Assignee=? AND State=?)", "IX_Tasks_DelegatedBy (DelegatedBy=?)"],
            plan.Where(step => step.Contains("Tasks", StringComparison.Ordinal)).Select(step => step[(step.IndexOf("INDEX ", StringComparison.Ordinal) + 6)..]));

        plan = await PlanAsync(db, db.Tasks.Where(t => t.State == TaskState.Open && t.DueOn < today && people.Contains(t.Assignee)).Select(t => t.Kind));
        Assert.Contains(plan, step => step.EndsWith("(Assignee=? AND State=? AND DueOn<?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cycle_is_counted_in_indexes_and_no_plan_and_no_answer_is_read_for_it()
    {
        await using var store = await TestStore.CreateAsync(on: StoreProvider.Sqlite);
        await using var db = store.Open();
        var cycle = CycleId.New();
        var hr = new Person { Id = EmployeeId.New(), Number = "E1", Name = "钱薇", Roles = Roles.Employee | Roles.Hr };

        var tasks = await PlanAsync(db, db.TasksVisibleTo(hr, cycle).Where(t => t.State == TaskState.Open).GroupBy(t => new { t.Assignee, t.Kind }).Select(g => new { g.Key.Assignee, Oldest = g.Min(t => t.DueOn) }));
        var reviews = await PlanAsync(db, db.ReviewsVisibleTo(hr).Where(r => r.Cycle == cycle).GroupBy(r => new { r.Department, r.Stage }).Select(g => new { g.Key.Stage, Count = g.Count() }));
        var both = await PlanAsync(db, from t in db.Tasks join r in db.ReviewsVisibleTo(hr).Where(r => r.Cycle == cycle) on t.Review equals r.Id where t.Cycle == cycle && t.State == TaskState.Open select new { r.Department, t.DueOn });

        Assert.All(tasks.Concat(reviews).Concat(both).Where(step => !step.StartsWith("USE TEMP", StringComparison.Ordinal)), step => Assert.Contains("COVERING INDEX", step, StringComparison.Ordinal));
        Assert.DoesNotContain(tasks, step => step.StartsWith("USE TEMP", StringComparison.Ordinal)); // the index has them in the order in which they are counted
    }

    private static async Task<List<string>> PlanAsync<T>(ReviewDb db, IQueryable<T> query)
    {
        await using var asked = query.CreateDbCommand();
        await using var command = new SqliteCommand($"EXPLAIN QUERY PLAN {asked.CommandText}", (SqliteConnection)asked.Connection!);
        foreach (SqliteParameter parameter in asked.Parameters)
        {
            command.Parameters.AddWithValue(parameter.ParameterName, parameter.Value);
        }

        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }
}
