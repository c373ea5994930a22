using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;

namespace PerfBot.Store.Queries;

/// <summary>Where every read of somebody's review starts: it sees no more than the viewer may.</summary>
public static class ReviewQueries
{
    /// <summary>The reviews that <paramref name="viewer"/> may see: the own one, those of people they manage in it, and as HR or auditor all in scope.</summary>
    public static IQueryable<Review> ReviewsVisibleTo(this ReviewDb db, Person viewer)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(viewer);
        var id = viewer.Id;
        if (SeesAll(viewer))
        {
            return db.Reviews;
        }

        if (viewer.HrScope is { } scope)
        {
            DepartmentId?[] departments = [.. scope.Select(d => (DepartmentId?)d)];
            return db.Reviews.Where(r => r.Employee == id || r.Manager == id || departments.Contains(r.Department));
        }

        return db.Reviews.Where(r => r.Employee == id || r.Manager == id);
    }

    /// <summary>The tasks of a cycle about reviews that <paramref name="viewer"/> may see.</summary>
    public static IQueryable<ReviewTask> TasksVisibleTo(this ReviewDb db, Person viewer, CycleId cycle)
    {
        ArgumentNullException.ThrowIfNull(db);
        var tasks = db.Tasks.Where(t => t.Cycle == cycle);
        if (SeesAll(viewer))
        {
            return tasks;
        }

        var reviews = db.ReviewsVisibleTo(viewer);
        return tasks.Where(t => reviews.Any(r => r.Id == t.Review));
    }

    /// <summary>The results that <paramref name="viewer"/> may see, once they are open.</summary>
    public static IQueryable<Result> ResultsVisibleTo(this ReviewDb db, Person viewer) =>
        from result in db.Results
        join review in db.ReviewsVisibleTo(viewer) on result.Review equals review.Id
        select result;

    /// <summary>The cycles in which <paramref name="viewer"/> may see at least one review.</summary>
    public static IQueryable<Cycle> CyclesVisibleTo(this ReviewDb db, Person viewer)
    {
        ArgumentNullException.ThrowIfNull(db);
        var reviews = db.ReviewsVisibleTo(viewer);
        return db.Cycles.Where(c => reviews.Any(r => r.Cycle == c.Id));
    }

    /// <summary>The tasks that <paramref name="actor"/> has to do or has done.</summary>
    public static IQueryable<ReviewTask> TasksOf(this ReviewDb db, EmployeeId actor)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Tasks.Where(t => t.Assignee == actor);
    }

    /// <summary>Open tasks that are <paramref name="actor"/>'s to do, and those that they gave away. Two searches: for one with an "or", SQLite would read all open tasks.</summary>
    public static IQueryable<ReviewTask> OpenTasksOf(this ReviewDb db, EmployeeId actor)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Tasks.Where(t => t.Assignee == actor && t.State == TaskState.Open).Concat(db.Tasks.Where(t => t.DelegatedBy == actor && t.State == TaskState.Open));
    }

    /// <summary>Ends everything that anybody has to do in a cycle, in one statement: from then on nobody can act in it, however many take part.</summary>
    public static Task<int> CancelTasksAsync(this ReviewDb db, CycleId cycle, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Tasks.Where(t => t.Cycle == cycle && (t.State == TaskState.Open || t.State == TaskState.Waiting))
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.State, TaskState.Cancelled).SetProperty(x => x.Version, x => x.Version + 1), ct);
    }

    private static bool SeesAll(Person viewer) => viewer.Is(Roles.Auditor) || (viewer.Is(Roles.Hr) && viewer.HrScope is null);
}
