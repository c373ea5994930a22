using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Reminders;

/// <summary>Reminds people of open tasks: on the days that the stage names and every working day while overdue, at their own morning, once a day.</summary>
public sealed record RemindOpenTasks;

/// <summary>Runs often and finds out by itself for whom it is time: a run that was missed is made up for by the next one of the same day.</summary>
internal sealed class RemindOpenTasksHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock, IOptions<CompanyOptions> options)
    : IHandle<RemindOpenTasks>, IGuarded
{
    // Nobody is reminded in the evening, however late the server came up.
    private const int LastHour = 18;

    public static Policy Policy => Rights.Remind;

    public async Task<Reply> HandleAsync(RemindOpenTasks request, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var now = clock.Now();
        var open = await (from task in db.Tasks.AsNoTracking()
                          join cycle in db.Cycles on task.Cycle equals cycle.Id
                          where task.State == TaskState.Open
                          select new { task.Assignee, task.Kind, task.DueOn, task.OpenedAt, cycle.Programme }).ToListAsync(ct);
        var recent = clock.Today().AddDays(-2);
        var reminded = (await db.Digests.AsNoTracking().Where(d => d.Day >= recent).ToListAsync(ct)).Select(d => (d.Employee, d.Day)).ToHashSet();
        foreach (var tasks in open.GroupBy(t => t.Assignee))
        {
            if (chart.Find(tasks.Key) is not { } person)
            {
                continue;
            }

            var local = clock.LocalTimeOf(person);
            var today = DateOnly.FromDateTime(local.DateTime);
            if (local.Hour < options.Value.ReminderHour || local.Hour >= LastHour || !WorkingDays.IsWorkingDay(today) || reminded.Contains((person.Id, today)))
            {
                continue;
            }

            var isTime = false;
            foreach (var task in tasks)
            {
                var stage = (await programmes.GetAsync(db, task.Programme, ct)).StageOf(task.Kind);
                isTime |= IsTime(stage, task.DueOn, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(task.OpenedAt, clock.ZoneOf(person)).DateTime), today);
            }

            if (isTime)
            {
                db.Digests.Add(Digest.Of(person.Id, today));
                db.Send(person.Id, new ShowReminder(), "reminder", now);
            }
        }

        return Reply.Silence;
    }

    /// <summary>Whether a task is mentioned on <paramref name="today"/>: not on the day it opened, which had its own card.</summary>
    internal static bool IsTime(Stage stage, DateOnly dueOn, DateOnly openedOn, DateOnly today) =>
        today != openedOn && (today > dueOn || stage.Reminders.Contains(WorkingDays.Between(today, dueOn)));
}
