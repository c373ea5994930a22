using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reminders;
using PerfBot.Store;

namespace PerfBot.Features.Tasks;

/// <summary>Overdue tasks of others that the programme told the caller of.</summary>
internal sealed class ShowEscalatedHandler(ReviewDb db, Charts charts, CompanyClock clock) : IHandle<ShowEscalated>, IGuarded
{
    public static Policy Policy => Rights.UseBot;

    public async Task<Reply> HandleAsync(ShowEscalated request, Caller caller, CancellationToken ct) => new(await CardAsync(db, charts, clock, caller, ct));

    internal static async Task<EscalatedCard> CardAsync(ReviewDb db, Charts charts, CompanyClock clock, Caller caller, CancellationToken ct)
    {
        var (me, chart) = (caller.Who.Id, await charts.GetAsync(ct));
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.EscalatedTo == me && t.State == TaskState.Open)
            .Select(t => new { t.Id, t.Kind, t.Assignee, t.Subject, t.DueOn }).ToListAsync(ct);
        return new(
            [
                .. tasks.OrderBy(t => t.DueOn).ThenBy(t => t.Id.Value)
                    .Select(t => new EscalatedRow(t.Id.Value, t.Kind, chart.NameOf(t.Assignee), t.Subject == t.Assignee ? null : chart.NameOf(t.Subject), t.DueOn)),
            ],
            clock.TodayOf(caller.Who));
    }
}

/// <summary>Reminds whoever has to act in one overdue task: for whom it was escalated to.</summary>
internal sealed class NudgeTaskHandler(ReviewDb db, Charts charts, CompanyClock clock, Nudging nudging, IOptions<CompanyOptions> options) : IHandle<NudgeTask>, IGuarded
{
    public static Policy Policy => Rights.UseBot;

    public async Task<Reply> HandleAsync(NudgeTask request, Caller caller, CancellationToken ct)
    {
        var me = caller.Who.Id;
        var task = await db.Tasks.SingleOrDefaultAsync(t => t.Id == new TaskId(request.Task) && t.EscalatedTo == me, ct) ?? throw new RefusedException(new TaskNotFound());
        var now = clock.Now();
        var isSent = task.Nudge(now, TimeSpan.FromHours(options.Value.NudgePauseHours));
        if (isSent)
        {
            await nudging.SendAsync([task.Assignee], ct);
            db.Audit(caller, now, "task.nudged", $"task:{task.Id.Value}", new { person = task.Assignee.Value });
        }

        var card = await ShowEscalatedHandler.CardAsync(db, charts, clock, caller, ct);
        return new(card with { Reminded = ((await charts.GetAsync(ct)).NameOf(task.Assignee), isSent) }, Keep: new ShowEscalated());
    }
}
