using PerfBot.Cards.Team;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Team;

/// <summary>Shows whom the caller could approve together: only who is fully scored and inside the programme's target band.</summary>
internal sealed class AskApproveAllHandler(ApproveBatch batch) : IHandle<AskApproveAll>, IGuarded
{
    public static Policy Policy => Rights.SeeTeam;

    public async Task<Reply> HandleAsync(AskApproveAll request, Caller caller, CancellationToken ct) =>
        new((await batch.LoadAsync(request.Cycle, caller, ct)).Card());
}

/// <summary>Hands in the caller's scorings that the card showed as inside the band. If anything about them has changed since, nothing happens.</summary>
internal sealed class ApproveAllHandler(ReviewDb db, ApproveBatch batch, Passage passage, LiveCards live, Charts charts, CompanyClock clock, IHandle<ShowTeam> team)
    : IHandle<ApproveAll>, IGuarded, IAnswerRefusal<ApproveAll>
{
    public static Policy Policy => Rights.SeeTeam;

    public async Task<Reply> HandleAsync(ApproveAll request, Caller caller, CancellationToken ct)
    {
        var found = await batch.LoadAsync(request.Cycle, caller, ct);
        if (found.Stamp != request.Stamp)
        {
            throw new RefusedException(new CardOutdated(TaskState.Open));
        }

        var (now, chart) = (clock.Now(), await charts.GetAsync(ct));
        foreach (var (task, review, tasks, total) in found.Inside)
        {
            task.Submit(caller.Who.Id, task.Version, now);
            db.Audit(caller, now, "task.submitted", $"task:{task.Id.Value}", new { stage = task.Kind, subject = task.Subject.Value, together = true, total });
            await passage.CompleteAsync(task, tasks, review, found.Cycle, found.Programme, caller, ct);
            live.Tell(task, review, chart, now, isNew: false);
        }

        var shown = new ShowTeam(Cycle: request.Cycle);

        // Read before the save, so it still shows what has just ended: that is put right here.
        var before = (TeamCard)(await team.HandleAsync(shown, caller, ct)).Card!;
        var ended = found.Inside.ToDictionary(a => a.Review.Id.Value, a => a.Review.Stage);
        var left = before with
        {
            People = [.. before.People.Select(p => p.Review is { } id && ended.TryGetValue(id, out var stage) ? p with { OpenTask = null, OpenKind = null, DueOn = null, CanReturn = false, Stage = stage } : p)],
            ToScore = before.ToScore - found.Inside.Count,
            CanApprove = found.Outliers.Count > 0,
            Approved = found.Inside.Count,
        };
        return new(left, Keep: shown);
    }

    public async Task<Reply?> AnswerAsync(ApproveAll request, Refusal refusal, Caller caller, CancellationToken ct) => refusal is CardOutdated
        ? new((await batch.LoadAsync(request.Cycle, caller, ct)).Card() with { Notice = refusal })
        : null;
}
