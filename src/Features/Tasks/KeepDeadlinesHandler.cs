using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reminders;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Tasks;

/// <summary>Applies what programmes say about late tasks, and opens stages that open for all together.</summary>
public sealed record KeepDeadlines;

/// <summary>Runs every few minutes and takes a few tasks each time: a change that somebody makes meanwhile costs one small run, not the night's.</summary>
internal sealed class KeepDeadlinesHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, Passage passage, LiveCards live, CompanyClock clock)
    : IHandle<KeepDeadlines>, IGuarded
{
    /// <summary>The most tasks of one run.</summary>
    private const int Most = 200;

    public static Policy Policy => Rights.KeepDeadlines;

    public async Task<Reply> HandleAsync(KeepDeadlines request, Caller caller, CancellationToken ct)
    {
        // A day later the last day has passed in every time zone.
        var today = clock.Today().AddDays(1);
        var late = await db.Tasks.Where(t => t.State == TaskState.Open && t.LateAt == null && t.DueOn < today).OrderBy(t => t.DueOn).ThenBy(t => t.Id).Take(Most).ToListAsync(ct);
        var cycles = await db.Cycles.Where(c => c.State == CycleState.Running || c.State == CycleState.ResultsOpen).ToListAsync(ct);
        var chart = await charts.GetAsync(ct);
        foreach (var task in late)
        {
            var here = chart.Find(task.Assignee) is { } person ? clock.TodayOf(person) : clock.Today();
            if (task.DueOn < here && cycles.Find(c => c.Id == task.Cycle) is { } cycle)
            {
                await ApplyAsync(task, cycle, caller, ct);
            }
        }

        foreach (var cycle in cycles.Where(c => !c.IsOpening))
        {
            await OpenTogetherAsync(cycle, caller, ct);
        }

        return Reply.Silence;
    }

    private async Task ApplyAsync(ReviewTask task, Cycle cycle, Caller caller, CancellationToken ct)
    {
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var (stage, now, chart) = (programme.StageOf(task.Kind), clock.Now(), await charts.GetAsync(ct));
        switch (stage.WhenOverdue)
        {
            case OverdueRule.Escalate when chart.Find(task.Assignee) is { } actor && ReminderRules.LastChance(task.DueOn, actor.Days) >= clock.TodayOf(actor):
                return; // was off on the last day: nobody hears before the first day back has passed
            case OverdueRule.Escalate:
                var to = chart.Find(task.Subject) is { } subject ? ActorLine.Told(stage.EscalateTo ?? Actor.Hr, subject, chart, cycle.StartedBy, task.Assignee) : null;
                task.Escalate(to?.Id, now);
                db.Audit(caller, now, "task.escalated", $"task:{task.Id.Value}", new { stage = task.Kind, to = to?.Id.Value });
                if (to is not null)
                {
                    db.Send(to.Id, new ShowEscalated(), "escalated", clock.HearsAt(to));
                }

                return;
            case OverdueRule.AutoComplete:
                task.Complete(now);
                break;
            case OverdueRule.Skip:
                task.Skip(now);
                break;
            default:
                task.Escalate(to: null, now);
                return;
        }

        db.Audit(caller, now, stage.WhenOverdue == OverdueRule.Skip ? "task.skipped" : "task.auto-completed", $"task:{task.Id.Value}", new { stage = task.Kind, subject = task.Subject.Value, due = task.DueOn });
        var review = await db.Reviews.SingleAsync(r => r.Id == task.Review, ct);
        var tasks = await db.Tasks.Where(t => t.Review == review.Id).ToListAsync(ct);
        live.Tell(task, review, chart, now, isNew: false);
        await passage.CompleteAsync(task, tasks, review, cycle, programme, caller, ct);
    }

    /// <summary>Who comes last opens a stage for all; if two came last at once, neither saw the other, and this does.</summary>
    private async Task OpenTogetherAsync(Cycle cycle, Caller caller, CancellationToken ct)
    {
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        foreach (var stage in programme.Stages.Where(s => s.Together && s.Kind != StageKind.OpenResult))
        {
            List<StageKind?> before = [.. programme.Stages.Take(programme.IndexOf(stage.Kind)).Select(s => (StageKind?)s.Kind)];
            var waits = await db.Reviews.AnyAsync(r => r.Cycle == cycle.Id && r.Stage == stage.Kind && r.ClosedAt == null && !db.Tasks.Any(t => t.Review == r.Id && t.Kind == stage.Kind), ct);
            if (waits && !await db.Reviews.AnyAsync(r => r.Cycle == cycle.Id && r.ClosedAt == null && before.Contains(r.Stage), ct))
            {
                await passage.OpenTogetherAsync(cycle, programme, stage.Kind, last: null, caller, ct);
            }
        }
    }
}
