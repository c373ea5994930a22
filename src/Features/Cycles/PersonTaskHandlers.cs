using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reviews;
using PerfBot.Features.Tasks;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>What waits for one person in a cycle.</summary>
internal sealed class ShowPersonTasksHandler(OpenTasks open, Charts charts, CompanyClock clock) : IHandle<ShowPersonTasks>, IGuarded
{
    public static Policy Policy => Rights.ChangeTasks;

    public async Task<Reply> HandleAsync(ShowPersonTasks request, Caller caller, CancellationToken ct)
    {
        var cycle = await open.CycleAsync(request.Cycle, caller, ct);
        var chart = await charts.GetAsync(ct);
        var person = new EmployeeId(request.Person);
        var tasks = (await open.AllAsync(cycle.Id, caller, ct)).Where(t => t.Assignee == person).OrderBy(t => t.DueOn).ThenBy(t => t.Id.Value);
        return new(new PersonTasksCard(
            request.Cycle,
            request.Person,
            chart.NameOf(person),
            [.. tasks.Select(t => new PersonTask(t.Id.Value, t.Kind, t.Subject == t.Assignee ? null : chart.NameOf(t.Subject), t.DueOn))],
            clock.TodayOf(caller.Who)));
    }
}

/// <summary>Shows what HR can change about a task.</summary>
internal sealed class AskChangeTaskHandler(ReviewDb db, OpenTasks open, Charts charts, ProgrammeBook programmes) : IHandle<AskChangeTask>, IGuarded
{
    public static Policy Policy => Rights.ChangeTasks;

    public async Task<Reply> HandleAsync(AskChangeTask request, Caller caller, CancellationToken ct) =>
        new(await (await ChangeableTask.OfAsync(db, open, programmes, request.Task, caller, ct)).CardAsync(db, charts, ct));
}

/// <summary>HR gives a task to somebody else, gives more time, or both. Never about the own review.</summary>
internal sealed class ChangeTaskHandler(ReviewDb db, OpenTasks open, Charts charts, ProgrammeBook programmes, LiveCards live, CompanyClock clock, IHandle<ShowPersonTasks> list)
    : IHandle<ChangeTask>, IGuarded, IAnswerRefusal<ChangeTask>
{
    public static Policy Policy => Rights.ChangeTasks;

    public async Task<Reply> HandleAsync(ChangeTask request, Caller caller, CancellationToken ct)
    {
        var found = await ChangeableTask.OfAsync(db, open, programmes, request.Task, caller, ct);
        var task = found.Task;
        if (task.Version != request.Version || task.State != TaskState.Open)
        {
            throw new RefusedException(new CardOutdated(task.State));
        }

        var day = Day(request.Day);
        if (string.IsNullOrWhiteSpace(request.To) && day is null)
        {
            throw new RefusedException(new NothingChosen());
        }

        if (request.Reason?.Length > ReviewTask.ReasonMaxLength)
        {
            throw new RefusedException(new TextTooLong(ReviewTask.ReasonMaxLength, request.Reason.Length));
        }

        var (from, due, chart, now) = (task.Assignee, task.DueOn, await charts.GetAsync(ct), clock.Now());
        if (!string.IsNullOrWhiteSpace(request.To))
        {
            var to = (await found.CandidatesAsync(db, charts, ct)).FirstOrDefault(p => $"{p.Id.Value}" == request.To) ?? throw new RefusedException(new DelegateUnfit());
            task.Reassign(to.Id);
            db.Refresh(from, new ShowMyTasks(), CardKeys.Task(task.Id), now); // the former one's card is about nothing any more
            live.Tell(task, found.Review, chart, now, isNew: true);
        }

        if (day is { } until)
        {
            task.Extend(until, clock.Today());
            live.Tell(task, found.Review, chart, now, isNew: false);
        }

        found.Review.Touch();
        db.Audit(caller, now, "task.changed", $"task:{task.Id.Value}", new
        {
            stage = task.Kind,
            from = from.Value,
            to = task.Assignee.Value,
            dueBefore = due,
            due = task.DueOn,
            reason = request.Reason?.Trim(),
        });
        var left = (PersonTasksCard)(await list.HandleAsync(new ShowPersonTasks(task.Cycle.Value, from.Value), caller, ct)).Card!;

        // Read before the save, so the change is put into the list here.
        var rows = left.Tasks.Where(t => t.Task != task.Id.Value || task.Assignee == from).Select(t => t.Task == task.Id.Value ? t with { DueOn = task.DueOn } : t);
        return new(left with { Tasks = [.. rows] });
    }

    public async Task<Reply?> AnswerAsync(ChangeTask request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        if (refusal is TaskNotFound)
        {
            return null;
        }

        var found = await ChangeableTask.OfAsync(db, open, programmes, request.Task, caller, ct);
        return new(await found.CardAsync(db, charts, ct) with { Typed = request, Notice = refusal });
    }

    private static DateOnly? Day(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : DateOnly.TryParseExact(text.Trim().Replace('/', '-'), ["yyyy-MM-dd", "yyyy-M-d"], out var day) ? day
        : throw new RefusedException(new DayUnreadable(text.Length <= 40 ? text : text[..40]));
}

/// <summary>A task that HR may change: of a review in the HR person's scope that is not their own.</summary>
internal sealed record ChangeableTask(ReviewTask Task, Review Review, Domain.Programmes.Stage Stage)
{
    /// <exception cref="RefusedException"><see cref="TaskNotFound"/>.</exception>
    public static async Task<ChangeableTask> OfAsync(ReviewDb db, OpenTasks open, ProgrammeBook programmes, Guid id, Caller caller, CancellationToken ct)
    {
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == new TaskId(id), ct);
        var review = task is null ? null : await open.HrReviews(caller).AsTracking().SingleOrDefaultAsync(r => r.Id == task.Review, ct);
        if (task is null || review is null || review.Employee == caller.Who.Id || !caller.Who.IsHrOf(review.Department))
        {
            throw new RefusedException(new TaskNotFound());
        }

        var cycle = await db.Cycles.AsNoTracking().SingleAsync(c => c.Id == task.Cycle, ct);
        return new(task, review, (await programmes.GetAsync(db, cycle.Programme, ct)).StageOf(task.Kind));
    }

    /// <summary>Who else may act; nobody in what only the assignee can say.</summary>
    public async Task<IReadOnlyList<Person>> CandidatesAsync(ReviewDb db, Charts charts, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        if (!Delegation.IsPossible(Task) || chart.Find(Task.Subject) is not { } subject)
        {
            return [];
        }

        var asked = await db.Tasks.Where(t => t.Review == Review.Id && t.Kind == Task.Kind).Select(t => t.Assignee).ToListAsync(ct);
        return Delegation.Candidates(Task, Stage, subject, chart, asked);
    }

    /// <summary>The card.</summary>
    public async Task<ChangeTaskCard> CardAsync(ReviewDb db, Charts charts, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        return new(
            Task.Id.Value,
            Task.Version,
            Task.Cycle.Value,
            Task.Kind,
            chart.NameOf(Task.Assignee),
            Task.Assignee.Value,
            Task.Subject == Task.Assignee ? null : chart.NameOf(Task.Subject),
            Task.DueOn,
            [.. (await CandidatesAsync(db, charts, ct)).Select(p => (p.Id.Value, p.Position is null ? p.Name : $"{p.Name} ({p.Position})"))]);
    }
}
