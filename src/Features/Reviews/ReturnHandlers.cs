using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
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
        return new(new ReturnCard(sheet.Task.Id.Value, sheet.Task.Version, chart.NameOf(sheet.Task.Subject), before[0].Kind));
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
        foreach (var task in before)
        {
            db.Audit(caller, clock.Now(), "task.returned", $"task:{task.Id.Value}", new { from = sheet.Task.Kind, to = task.Kind, reason });
        }

        return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, notice: null, ct), Keep: new OpenTask(sheet.Task.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(ReturnTask request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        if (refusal is TaskNotFound)
        {
            return LostTask.Answer(refusal, caller, [request.Reason]);
        }

        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        switch (refusal)
        {
            case ReasonMissing or TextTooLong or CardOutdated { State: TaskState.Open } when sheet.Task.Assignee == caller.Who.Id:
                var chart = await charts.GetAsync(ct);
                var before = await StageBefore.OfAsync(db, sheet, ct);
                return new(new ReturnCard(sheet.Task.Id.Value, sheet.Task.Version, chart.NameOf(sheet.Task.Subject), before[0].Kind, request.Reason, refusal));
            case CardOutdated:
                return new(await cards.MakeAsync(sheet, caller, page: null, TypedAnswers.Overall(request.Reason), refusal, ct));
            default:
                return null;
        }
    }
}

/// <summary>Finds the tasks that a return goes to.</summary>
internal static class StageBefore
{
    /// <exception cref="RefusedException"><see cref="NothingBefore"/>.</exception>
    public static async Task<IReadOnlyList<ReviewTask>> OfAsync(ReviewDb db, TaskSheet sheet, CancellationToken ct)
    {
        var tasks = await db.Tasks.Where(t => t.Review == sheet.Review.Id && t.State == TaskState.Done).ToListAsync(ct);
        return Of(sheet.Programme, sheet.Task.Kind, tasks) is { Count: > 0 } before ? before : throw new RefusedException(new NothingBefore());
    }

    /// <summary>
    /// The finished tasks of the nearest stage before that has some; none where there is no such stage. Raters are never asked again:
    /// what they said stands. Nothing goes back behind the opening of results.
    /// </summary>
    public static IReadOnlyList<ReviewTask> Of(ProgrammeDefinition programme, StageKind kind, IEnumerable<ReviewTask> tasks)
    {
        List<ReviewTask> done = [.. tasks.Where(t => t.State == TaskState.Done)];
        var before = Kind(programme, kind, done.Select(t => t.Kind));
        return [.. done.Where(t => t.Kind == before)];
    }

    /// <summary>The same from the kinds of the finished tasks: the stage that a return leads to, or null.</summary>
    public static StageKind? Kind(ProgrammeDefinition programme, StageKind kind, IEnumerable<StageKind> done)
    {
        var own = programme.IndexOf(kind);
        var opening = programme.IndexOf(StageKind.OpenResult);
        var index = done.Where(k => k is not (StageKind.RaterFeedback or StageKind.Acknowledge)).Select(programme.IndexOf)
            .Where(i => i < own && (own < opening || i > opening)).DefaultIfEmpty(-1).Max();
        return index < 0 ? null : programme.Stages[index].Kind;
    }
}
