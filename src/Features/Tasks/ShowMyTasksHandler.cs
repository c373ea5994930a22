using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reminders;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Tasks;

/// <summary>Everything that waits for the caller.</summary>
internal sealed class ShowMyTasksHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock, LateTasks lateTasks)
    : IHandle<ShowMyTasks>, IHandle<ShowReminder>, IGuarded, IHasPhrases<ShowMyTasks>
{
    public static Policy Policy => Rights.UseBot;

    public static IReadOnlyList<string> Phrases => ["my tasks", "我的待办", "tasks", "task", "待办", "todo", "to do", "我的任务", "任务"];

    public Task<Reply> HandleAsync(ShowMyTasks request, Caller caller, CancellationToken ct) => ListAsync(caller, isReminder: false, ct);

    public Task<Reply> HandleAsync(ShowReminder request, Caller caller, CancellationToken ct) => ListAsync(caller, isReminder: true, ct);

    private async Task<Reply> ListAsync(Caller caller, bool isReminder, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var me = caller.Who.Id;
        var open = await db.OpenTasksOf(me)
            .Select(t => new { t.Id, t.Kind, t.Cycle, t.Subject, t.Assignee, t.DueOn, Returned = t.ReturnReason != null })
            .ToListAsync(ct);
        var ids = open.Select(t => t.Cycle).Distinct().ToList();
        var cycles = await db.Cycles.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var (mine, given) = (new List<OpenTaskRow>(), new List<OpenTaskRow>());
        foreach (var task in open.OrderBy(t => t.DueOn).ThenBy(t => t.Id.Value))
        {
            var cycle = cycles[task.Cycle];
            var name = cycle.NameUnder(await programmes.GetAsync(db, cycle.Programme, ct));
            var subject = task.Subject == me ? null : chart.NameOf(task.Subject);
            var row = new OpenTaskRow(task.Id.Value, task.Kind, subject, name, task.DueOn, task.Returned);
            if (task.Assignee == me)
            {
                mine.Add(row);
            }
            else
            {
                given.Add(row with { GivenTo = chart.NameOf(task.Assignee) });
            }
        }

        var late = isReminder ? await lateTasks.OfAsync(caller.Who, chart, ct) : [];
        return isReminder && mine.Count == 0 && late.Count == 0
            ? Reply.Silence // done meanwhile
            : new(new MyTasksCard(mine, clock.TodayOf(caller.Who), caller.Who.Roles, isReminder)
            {
                Late = late,
                Given = given,
                Escalated = await db.Tasks.CountAsync(t => t.EscalatedTo == me && t.State == TaskState.Open, ct),
            });
    }
}
