using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Reminders;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Reminders;

/// <summary>Until when the caller's reminders can wait, at most until the next deadline.</summary>
internal sealed class Snoozing(ReviewDb db, CompanyClock clock)
{
    /// <summary>The next deadline of the caller's open tasks that has not passed; null where there is none.</summary>
    public async Task<DateOnly?> NextDueAsync(Caller caller, CancellationToken ct)
    {
        var today = clock.TodayOf(caller.Who);
        return await db.TasksOf(caller.Who.Id).Where(t => t.State == TaskState.Open && t.DueOn >= today).MinAsync(t => (DateOnly?)t.DueOn, ct);
    }

    /// <summary>The card with the caller's choices.</summary>
    public async Task<SnoozeCard> CardAsync(Caller caller, Refusal? notice, CancellationToken ct)
    {
        var (today, due) = (clock.TodayOf(caller.Who), await NextDueAsync(caller, ct));
        var me = caller.Who.Id;
        var until = await db.Snoozes.Where(s => s.Employee == me).Select(s => (DateOnly?)s.Until).SingleOrDefaultAsync(ct);
        var choices = new List<DateOnly>();
        for (var day = today.AddDays(1); day <= due && choices.Count < SnoozeCard.MaxChoices; day = day.AddDays(1))
        {
            if (caller.Who.Days.IsWorkingDay(day))
            {
                choices.Add(day);
            }
        }

        return new(choices, due, until > today ? until : null, notice);
    }
}

/// <summary>Shows until when reminders can wait.</summary>
internal sealed class ShowSnoozeHandler(Snoozing snoozing) : IHandle<ShowSnooze>, IGuarded, IHasPhrases<ShowSnooze>
{
    public static Policy Policy => Rights.UseCalendar;

    public static IReadOnlyList<string> Phrases => ["snooze", "稍后提醒", "remind me later", "晚点提醒", "暂停提醒"];

    public async Task<Reply> HandleAsync(ShowSnooze request, Caller caller, CancellationToken ct) => new(await snoozing.CardAsync(caller, null, ct));
}

/// <summary>Lets the caller's reminders wait until a day, no later than the next deadline.</summary>
internal sealed class SnoozeRemindersHandler(ReviewDb db, Snoozing snoozing, CompanyClock clock)
    : IHandle<SnoozeReminders>, IGuarded, IAnswerRefusal<SnoozeReminders>
{
    public static Policy Policy => Rights.UseCalendar;

    public async Task<Reply> HandleAsync(SnoozeReminders request, Caller caller, CancellationToken ct)
    {
        if (!DateOnly.TryParseExact(request.Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
        {
            throw new RefusedException(new DayUnreadable(request.Until ?? ""));
        }

        var due = await snoozing.NextDueAsync(caller, ct);
        if (due is null || until > due || until <= clock.TodayOf(caller.Who))
        {
            throw new RefusedException(new SnoozeTooLong(until, due));
        }

        var me = caller.Who.Id;
        db.DecideAtSave($"snooze:{me.Value}", async token =>
        {
            // Of several devices that choose at once the last one counts; none of them fails because of the others.
            if (await db.Snoozes.SingleOrDefaultAsync(s => s.Employee == me, token) is { } snooze)
            {
                snooze.Move(until);
            }
            else
            {
                db.Snoozes.Add(Snooze.Of(me, until));
            }
        });
        db.Audit(caller, clock.Now(), "reminders.snoozed", $"employee:{me.Value}", new { until });
        return new((await snoozing.CardAsync(caller, null, ct)) with { Until = until }, Keep: new ShowSnooze());
    }

    public async Task<Reply?> AnswerAsync(SnoozeReminders request, Refusal refusal, Caller caller, CancellationToken ct) => new(await snoozing.CardAsync(caller, refusal, ct));
}

/// <summary>The caller's reminders come as usual again.</summary>
internal sealed class EndSnoozeHandler(ReviewDb db, Snoozing snoozing, CompanyClock clock) : IHandle<EndSnooze>, IGuarded
{
    public static Policy Policy => Rights.UseCalendar;

    public async Task<Reply> HandleAsync(EndSnooze request, Caller caller, CancellationToken ct)
    {
        var me = caller.Who.Id;
        if (await db.Snoozes.AnyAsync(s => s.Employee == me, ct))
        {
            db.Also(token => db.Snoozes.Where(s => s.Employee == me).ExecuteDeleteAsync(token));
            db.Audit(caller, clock.Now(), "reminders.resumed", $"employee:{me.Value}");
        }

        return new((await snoozing.CardAsync(caller, null, ct)) with { Until = null }, Keep: new ShowSnooze());
    }
}
