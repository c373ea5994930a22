using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Asks for the reason of a return.</summary>
internal sealed class AskReturnHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, TaskCards cards) : IHandle<AskReturn>, IGuarded
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(AskReturn request, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        if (sheet.Task.State != TaskState.Open)
        {
            return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, new CardOutdated(sheet.Task.State), ct));
        }

        var before = await StageBefore.OfAsync(db, sheet, ct);
        var chart = await charts.GetAsync(ct);
        return new(new ReturnCard(sheet.Task.Id.Value, sheet.Task.Version, chart.NameOf(sheet.Task.Subject), before.Kind));
    }
}

/// <summary>Returns a review to the stage before, with a reason. What anybody typed stays.</summary>
internal sealed class ReturnTaskHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, TaskCards cards, Passage passage, CompanyClock clock)
    : IHandle<ReturnTask>, IGuarded, IAnswerRefusal<ReturnTask>
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(ReturnTask request, Caller caller, CancellationToken ct)
    {
        var reason = request.Reason?.Trim() ?? "";
        if (reason.Length == 0)
        {
            throw new RefusedException(new ReasonMissing());
        }

        if (reason.Length > ReviewTask.ReasonMaxLength)
        {
            throw new RefusedException(new TextTooLong(ReviewTask.ReasonMaxLength, reason.Length));
        }

        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        sheet.Task.SendBack(caller.Who.Id, request.Version);
        var before = await StageBefore.OfAsync(db, sheet, ct);
        await passage.ReturnAsync(sheet.Task, before, sheet.Review, sheet.Programme, reason, ct);
        db.Audit(caller, clock.Now(), "task.returned", $"task:{before.Id.Value}", new { from = sheet.Task.Kind, to = before.Kind, reason });
        return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, notice: null, ct), Keep: new OpenTask(sheet.Task.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(ReturnTask request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        switch (refusal)
        {
            case ReasonMissing or TextTooLong:
                var chart = await charts.GetAsync(ct);
                var before = await StageBefore.OfAsync(db, sheet, ct);
                return new(new ReturnCard(sheet.Task.Id.Value, sheet.Task.Version, chart.NameOf(sheet.Task.Subject), before.Kind, request.Reason, refusal));
            case CardOutdated:
                return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, refusal, ct));
            default:
                return null;
        }
    }
}

/// <summary>Finds the task that a return goes to.</summary>
internal static class StageBefore
{
    public static async Task<ReviewTask> OfAsync(ReviewDb db, TaskSheet sheet, CancellationToken ct)
    {
        var own = sheet.Programme.IndexOf(sheet.Task.Kind);
        var tasks = await db.Tasks.Where(t => t.Review == sheet.Review.Id && t.State == TaskState.Done).ToListAsync(ct);
        return tasks.Where(t => sheet.Programme.IndexOf(t.Kind) < own).MaxBy(t => sheet.Programme.IndexOf(t.Kind))
            ?? throw new RefusedException(new NothingBefore());
    }
}
