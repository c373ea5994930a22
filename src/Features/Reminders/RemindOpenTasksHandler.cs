using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Reminders;

/// <summary>
/// Reminds people of open tasks: on the days that the stage names and every working day while overdue, in their own working hours, once a day.
/// Managers hear of people who have let their last chance pass.
/// </summary>
public sealed record RemindOpenTasks;

/// <summary>Runs often and finds out by itself for whom it is time: a run that was missed is made up for by the next one of the same day.</summary>
internal sealed class RemindOpenTasksHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock) : IHandle<RemindOpenTasks>, IGuarded
{
    public static Policy Policy => Rights.Remind;

    public async Task<Reply> HandleAsync(RemindOpenTasks request, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var now = clock.Now();
        var open = await (from task in db.Tasks.AsNoTracking()
                          join cycle in db.Cycles on task.Cycle equals cycle.Id
                          where task.State == TaskState.Open
                          select new OpenTask(task.Assignee, task.Kind, task.DueOn, task.OpenedAt, cycle.Programme)).ToListAsync(ct);
        var recent = clock.Today().AddDays(-2);
        var reminded = (await db.Digests.AsNoTracking().Where(d => d.Day >= recent).ToListAsync(ct)).Select(d => (d.Employee, d.Day)).ToHashSet();
        var snoozes = await db.Snoozes.AsNoTracking().Where(s => s.Until > recent).ToDictionaryAsync(s => s.Employee, ct);
        foreach (var id in await DueAsync(open, snoozes, chart, ct))
        {
            var person = chart.Find(id)!;
            if (clock.IsAtWork(person) && reminded.Add((id, clock.TodayOf(person))))
            {
                db.Digests.Add(Digest.Of(id, clock.TodayOf(person)));
                db.Send(id, new ShowReminder(), "reminder", now);
            }
        }

        return Reply.Silence;
    }

    /// <summary>Everybody for whom today is a day to hear of something.</summary>
    private async Task<HashSet<EmployeeId>> DueAsync(List<OpenTask> open, Dictionary<EmployeeId, Snooze> snoozes, OrgChart chart, CancellationToken ct)
    {
        var due = new HashSet<EmployeeId>();
        foreach (var task in open)
        {
            if (chart.Find(task.Assignee) is not { } person)
            {
                continue;
            }

            var today = clock.TodayOf(person);
            if (!due.Contains(person.Id) && snoozes.GetValueOrDefault(person.Id)?.Holds(today, task.DueOn) != true)
            {
                var stage = (await programmes.GetAsync(db, task.Programme, ct)).StageOf(task.Kind);
                var heardOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.HearsAt(person, task.OpenedAt), clock.ZoneOf(person)).DateTime);
                if (ReminderRules.IsTime(stage.Reminders, task.DueOn, heardOn, today, person.Days))
                {
                    due.Add(person.Id);
                }
            }

            if (today > task.DueOn && LateTasks.HearerOf(person, chart) is { } manager
                && ReminderRules.IsTimeForManager(task.DueOn, person.Days, clock.TodayOf(manager), manager.Days))
            {
                due.Add(manager.Id);
            }
        }

        return due;
    }

    private sealed record OpenTask(EmployeeId Assignee, StageKind Kind, DateOnly DueOn, DateTimeOffset OpenedAt, ProgrammeId Programme);
}
