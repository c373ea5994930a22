using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Tasks;

/// <summary>Asks to whom the caller gives a task.</summary>
internal sealed class AskDelegationHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, TaskCards cards) : IHandle<AskDelegation>, IGuarded
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(AskDelegation request, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.LookAsync(db, programmes, request.Task, caller, ct);
        return sheet.Task.State == TaskState.Open && Delegation.IsPossible(sheet)
            ? new(await DelegateTaskHandler.CardAsync(db, charts, sheet, ct))
            : new(await cards.MakeAsync(sheet, caller, page: null, typed: null, notice: null, ct));
    }
}

/// <summary>Gives a task to somebody else, once. What has been saved goes along.</summary>
internal sealed class DelegateTaskHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, TaskCards cards, LiveCards live, CompanyClock clock)
    : IHandle<DelegateTask>, IGuarded, IAnswerRefusal<DelegateTask>
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(DelegateTask request, Caller caller, CancellationToken ct)
    {
        var reason = request.Reason?.Trim();
        if (reason?.Length > ReviewTask.ReasonMaxLength)
        {
            throw new RefusedException(new TextTooLong(ReviewTask.ReasonMaxLength, reason.Length));
        }

        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        var task = sheet.Task;
        if (!Delegation.IsPossible(task))
        {
            throw new RefusedException(new NotDelegable());
        }

        var to = (await CandidatesAsync(db, charts, sheet, ct)).FirstOrDefault(p => $"{p.Id.Value}" == request.To);
        if (task.State == TaskState.Open && task.DelegatedBy is null && to is null)
        {
            throw new RefusedException(new DelegateUnfit());
        }

        task.Delegate(caller.Who.Id, to?.Id ?? default, request.Version);
        var (now, chart) = (clock.Now(), await charts.GetAsync(ct));
        db.Audit(caller, now, "task.delegated", $"task:{task.Id.Value}", new { stage = task.Kind, from = caller.Who.Id.Value, to = to!.Id.Value, reason });
        sheet.Review.Touch();
        live.Tell(task, sheet.Review, chart, now, isNew: true);
        live.Tell(caller.Who.Id, task, sheet.Review, chart, now, isNew: false);
        return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, notice: null, ct), Keep: new OpenTask(task.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(DelegateTask request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        if (refusal is TaskNotFound)
        {
            return LostTask.Answer(refusal, caller, [request.Reason]);
        }

        var sheet = await TaskSheet.LookAsync(db, programmes, request.Task, caller, ct);
        return refusal is DelegateUnfit or TextTooLong or CardOutdated { State: TaskState.Open } && sheet.Task.State == TaskState.Open && sheet.Task.Assignee == caller.Who.Id && Delegation.IsPossible(sheet)
            ? new(await CardAsync(db, charts, sheet, ct) with { Notice = refusal, Reason = request.Reason })
            : new(await cards.MakeAsync(sheet, caller, page: null, TypedAnswers.Overall(request.Reason), refusal, ct));
    }

    internal static async Task<DelegateCard> CardAsync(ReviewDb db, Charts charts, TaskSheet sheet, CancellationToken ct) => new(
        sheet.Task.Id.Value,
        sheet.Task.Version,
        sheet.Task.Kind,
        (await charts.GetAsync(ct)).NameOf(sheet.Task.Subject),
        [.. (await CandidatesAsync(db, charts, sheet, ct)).Select(p => (p.Id.Value, p.Position is null ? p.Name : $"{p.Name} ({p.Position})"))]);

    internal static async Task<IReadOnlyList<Person>> CandidatesAsync(ReviewDb db, Charts charts, TaskSheet sheet, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var asked = await db.Tasks.Where(t => t.Review == sheet.Review.Id && t.Kind == sheet.Task.Kind).Select(t => t.Assignee).ToListAsync(ct);
        return chart.Find(sheet.Task.Subject) is { } subject ? Delegation.Candidates(sheet.Task, sheet.Stage, subject, chart, asked) : [];
    }
}

/// <summary>Takes a task back that the caller gave to somebody else.</summary>
internal sealed class TakeBackTaskHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, TaskCards cards, LiveCards live, CompanyClock clock)
    : IHandle<TakeBackTask>, IGuarded, IAnswerRefusal<TakeBackTask>
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(TakeBackTask request, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        var (task, now) = (sheet.Task, clock.Now());
        var from = task.Assignee;
        task.TakeBack(caller.Who.Id);
        db.Audit(caller, now, "task.taken-back", $"task:{task.Id.Value}", new { stage = task.Kind, from = from.Value, to = caller.Who.Id.Value });
        sheet.Review.Touch();
        var chart = await charts.GetAsync(ct);
        db.Refresh(from, new ShowMyTasks(), CardKeys.Task(task.Id), now); // the card that the other one has is about nothing any more
        live.Tell(task, sheet.Review, chart, now, isNew: false);
        return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, notice: null, ct), Keep: new OpenTask(task.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(TakeBackTask request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.LookAsync(db, programmes, request.Task, caller, ct);
        return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, refusal, ct));
    }
}
