using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store.Queries;

/// <summary>What one person asks about their tasks costs the same in a company of any size.</summary>
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
