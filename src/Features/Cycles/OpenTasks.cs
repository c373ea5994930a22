using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>An open task with what HR chooses by.</summary>
internal sealed record OpenTaskOf(TaskId Id, StageKind Kind, EmployeeId Assignee, EmployeeId Subject, DateOnly DueOn, DateTimeOffset? NudgedAt, DepartmentId? Department);

/// <summary>The open tasks of a cycle that HR may see, and those that a choice of HR means.</summary>
internal sealed class OpenTasks(ReviewDb db, CompanyClock clock, IOptions<CompanyOptions> options)
{
    /// <summary>A cycle that the caller may see.</summary>
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public async Task<Cycle> CycleAsync(Guid id, Caller caller, CancellationToken ct) =>
        await db.CyclesVisibleTo(caller.Who).AsNoTracking().SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct) ?? throw new RefusedException(new CycleNotFound());

    /// <summary>All of them, also the caller's own.</summary>
    public Task<List<OpenTaskOf>> AllAsync(CycleId cycle, Caller caller, CancellationToken ct) =>
        (from task in db.Tasks.AsNoTracking()
         join review in HrReviews(caller) on task.Review equals review.Id
         where task.Cycle == cycle && task.State == TaskState.Open
         select new OpenTaskOf(task.Id, task.Kind, task.Assignee, task.Subject, task.DueOn, task.NudgedAt, review.Department)).ToListAsync(ct);

    /// <summary>Reviews that the caller looks after as HR: not those of the own people outside the HR scope.</summary>
    public IQueryable<Review> HrReviews(Caller caller)
    {
        if (caller.Who.HrScope is not { } scope)
        {
            return db.ReviewsVisibleTo(caller.Who);
        }

        DepartmentId?[] departments = [.. scope.Select(d => (DepartmentId?)d)];
        return db.Reviews.Where(r => departments.Contains(r.Department));
    }

    /// <summary>The tasks that <paramref name="who"/> of a <see cref="NudgeCycle"/> means; never the caller's own.</summary>
    public IEnumerable<OpenTaskOf> Chosen(IEnumerable<OpenTaskOf> tasks, string? who, Caller caller)
    {
        var others = tasks.Where(t => t.Assignee != caller.Who.Id);
        return (who ?? NudgeCycle.All) switch
        {
            NudgeCycle.All => others,
            NudgeCycle.Overdue => others.Where(t => t.DueOn < clock.Today()),
            var stage when After(stage, NudgeCycle.Stage) is { } name => others.Where(t => $"{t.Kind}" == name),
            var department when After(department, NudgeCycle.Department) is { } id => others.Where(t => $"{t.Department?.Value}" == id),
            var person when After(person, NudgeCycle.Person) is { } id => others.Where(t => $"{t.Assignee.Value}" == id),
            _ => [],
        };
    }

    /// <summary>Whether a person was reminded of a task so lately that nothing is sent again.</summary>
    public bool IsLately(OpenTaskOf task) => clock.Now() - task.NudgedAt < TimeSpan.FromHours(options.Value.NudgePauseHours);

    private static string? After(string text, string word) => text.StartsWith(word, StringComparison.Ordinal) ? text[word.Length..] : null;
}
