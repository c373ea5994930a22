using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Calendars;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Calendars;

/// <summary>Leave as the caller may see and change it: the own, and as HR that of the people in one's scope.</summary>
internal sealed class LeaveCards(ReviewDb db, Charts charts, CompanyClock clock)
{
    /// <summary>The card of one person's leave.</summary>
    /// <exception cref="RefusedException"><see cref="EmployeeNotFound"/> for somebody whose leave is not the caller's business.</exception>
    public async Task<LeaveCard> CardAsync(EmployeeId? employee, Caller caller, CancellationToken ct, IReadOnlyCollection<Leave>? added = null)
    {
        var person = await PersonAsync(employee ?? caller.Who.Id, caller, ct);
        var today = clock.TodayOf(caller.Who);
        var leave = await db.Leave.Where(l => l.Employee == person.Id && l.To >= today).ToListAsync(ct);
        var rows = leave.Where(l => db.Entry(l).State != EntityState.Deleted).Union(added ?? []).OrderBy(l => l.From).Select(l => (l.Id, l.From, l.To)).ToList();
        return new(person.Id == caller.Who.Id ? null : (person.Number, person.Name), rows, today, caller.Who.Is(Roles.Hr));
    }

    /// <summary>Somebody whose leave the caller may see.</summary>
    /// <exception cref="RefusedException"><see cref="EmployeeNotFound"/>.</exception>
    public async Task<Person> PersonAsync(EmployeeId id, Caller caller, CancellationToken ct) =>
        (await charts.GetAsync(ct)).Find(id) is { } person && MayFor(caller, person) ? person : throw new RefusedException(new EmployeeNotFound());

    /// <summary>Somebody whom the caller named by number, e-mail address or name.</summary>
    /// <exception cref="RefusedException"><see cref="EmployeeNotFound"/> or <see cref="PersonAmbiguous"/>.</exception>
    public async Task<Person> NamedAsync(string? text, Caller caller, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text) || !caller.Who.Is(Roles.Hr))
        {
            return caller.Who;
        }

        var wanted = text.Trim();
        var chart = await charts.GetAsync(ct);
        var able = chart.People.Where(p => MayFor(caller, p)).ToList();
        var found = able.FindAll(p => Same(p.Number, wanted) || Same(p.Email, wanted));
        found = found.Count > 0 ? found : able.FindAll(p => Same(p.Name, wanted));
        return found switch
        {
            [var person] => person,
            [] => throw new RefusedException(new EmployeeNotFound()),
            _ => throw new RefusedException(new PersonAmbiguous(wanted)),
        };
    }

    private static bool MayFor(Caller caller, Person person) => person.Id == caller.Who.Id || caller.Who.IsHrOf(person.Department);

    private static bool Same(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Shows leave.</summary>
internal sealed class ShowLeaveHandler(LeaveCards cards) : IHandle<ShowLeave>, IGuarded, IHasPhrases<ShowLeave>
{
    public static Policy Policy => Rights.UseCalendar;

    public static IReadOnlyList<string> Phrases => ["leave", "请假", "my leave", "休假", "day off", "假期", "vacation"];

    public async Task<Reply> HandleAsync(ShowLeave request, Caller caller, CancellationToken ct) =>
        new(await cards.CardAsync(request.Employee is { } id ? new EmployeeId(id) : null, caller, ct));
}

/// <summary>Enters leave: nobody writes to the person then.</summary>
internal sealed class AddLeaveHandler(ReviewDb db, LeaveCards cards, CompanyClock clock) : IHandle<AddLeave>, IGuarded, IAnswerRefusal<AddLeave>
{
    public static Policy Policy => Rights.UseCalendar;

    public async Task<Reply> HandleAsync(AddLeave request, Caller caller, CancellationToken ct)
    {
        var person = await cards.NamedAsync(request.Person, caller, ct);
        var leave = Leave.Take(person.Id, Day(request.From), Day(request.To), caller.Who.Id, clock.Now());
        if (await db.Leave.AnyAsync(l => l.Employee == person.Id && l.From == leave.From && l.To == leave.To, ct))
        {
            return new(await cards.CardAsync(person.Id, caller, ct), Keep: new ShowLeave(person.Id.Value)); // entered twice is entered
        }

        db.Leave.Add(leave);
        db.Audit(caller, leave.EnteredAt, "leave.entered", $"employee:{person.Id.Value}", new { leave.From, leave.To });
        return new(await cards.CardAsync(person.Id, caller, ct, added: leave.To >= clock.TodayOf(caller.Who) ? [leave] : []), Keep: new ShowLeave(person.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(AddLeave request, Refusal refusal, Caller caller, CancellationToken ct) =>
        new(await cards.CardAsync(null, caller, ct) with { Notice = refusal, Entered = request });

    private static DateOnly Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new RefusedException(new DayUnreadable(text ?? ""));
}

/// <summary>Takes leave back.</summary>
internal sealed class RemoveLeaveHandler(ReviewDb db, LeaveCards cards, CompanyClock clock) : IHandle<RemoveLeave>, IGuarded
{
    public static Policy Policy => Rights.UseCalendar;

    public async Task<Reply> HandleAsync(RemoveLeave request, Caller caller, CancellationToken ct)
    {
        var leave = await db.Leave.SingleOrDefaultAsync(l => l.Id == request.Leave, ct) ?? throw new RefusedException(new LeaveNotFound());
        try
        {
            await cards.PersonAsync(leave.Employee, caller, ct);
        }
        catch (RefusedException)
        {
            throw new RefusedException(new LeaveNotFound()); // somebody else's looks like none
        }

        db.Leave.Remove(leave);
        db.Audit(caller, clock.Now(), "leave.removed", $"employee:{leave.Employee.Value}", new { leave.From, leave.To });
        return new(await cards.CardAsync(leave.Employee, caller, ct), Keep: new ShowLeave(leave.Employee.Value));
    }
}
