using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;

namespace PerfBot.Store.Queries;

/// <summary>A task with the review and the cycle it belongs to.</summary>
public sealed record TaskRow(ReviewTask Task, Review Review, Cycle Cycle);

/// <summary>Tasks for whoever acts on them: the assignee, and who delegated the task.</summary>
public static class TaskQueries
{
    private static readonly CompiledQuery<Func<ReviewDb, TaskId, EmployeeId, CancellationToken, Task<TaskRow?>>> Tracked = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, TaskId id, EmployeeId actor, CancellationToken ct) =>
            (from task in db.Tasks
             join review in db.Reviews on task.Review equals review.Id
             join cycle in db.Cycles on task.Cycle equals cycle.Id
             where task.Id == id && (task.Assignee == actor || task.DelegatedBy == actor)
             select new TaskRow(task, review, cycle)).SingleOrDefault()));

    private static readonly CompiledQuery<Func<ReviewDb, TaskId, EmployeeId, CancellationToken, Task<TaskRow?>>> Untracked = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, TaskId id, EmployeeId actor, CancellationToken ct) =>
            (from task in db.Tasks.AsNoTracking()
             join review in db.Reviews on task.Review equals review.Id
             join cycle in db.Cycles on task.Cycle equals cycle.Id
             where task.Id == id && (task.Assignee == actor || task.DelegatedBy == actor)
             select new TaskRow(task, review, cycle)).SingleOrDefault()));

    private static readonly CompiledQuery<Func<ReviewDb, EmployeeId, CancellationToken, Task<int>>> OpenCount = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, EmployeeId actor, CancellationToken ct) => db.Tasks.Count(t => t.Assignee == actor && t.State == TaskState.Open)));

    /// <summary>How many tasks <paramref name="actor"/> has to do.</summary>
    public static Task<int> CountOpenTasksAsync(this ReviewDb db, EmployeeId actor, CancellationToken ct) => OpenCount.For(db)(db, actor, ct);

    /// <summary>The task as it is, to be changed; null when there is none, or none for <paramref name="actor"/>.</summary>
    public static Task<TaskRow?> FindTaskAsync(this ReviewDb db, TaskId id, EmployeeId actor, CancellationToken ct) => Tracked.For(db)(db, id, actor, ct);

    /// <summary>The task as it is, to look at; null when there is none, or none for <paramref name="actor"/>.</summary>
    public static Task<TaskRow?> LookAtTaskAsync(this ReviewDb db, TaskId id, EmployeeId actor, CancellationToken ct) => Untracked.For(db)(db, id, actor, ct);

    /// <summary>
    /// The task as it was at <paramref name="version"/>, to save a step of it with <see cref="ReviewDb.SaveStep"/>, which finds out whether it is still so;
    /// as it is where that version is not known. Null when there is none, or none for <paramref name="actor"/>.
    /// </summary>
    public static async ValueTask<TaskRow?> FindStepAsync(this ReviewDb db, TaskId id, int version, EmployeeId actor, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Known?.Find(id) is { } known && known.Task.Version == version && (known.Task.Assignee == actor || known.Task.DelegatedBy == actor)
            ? known
            : await db.LookAtTaskAsync(id, actor, ct);
    }
}
