using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Delivery;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Delivery;

/// <summary>Who cannot be reached, why, and what to do: among the people in HR's scope.</summary>
internal sealed class ShowUnreachableHandler(UnreachablePeople people) : IHandle<ShowUnreachable>, IGuarded, IHasPhrases<ShowUnreachable>
{
    public static Policy Policy => Rights.SeeDelivery;

    public static IReadOnlyList<string> Phrases => ["unreachable", "联系不上", "delivery", "送达情况", "who cannot be reached", "未送达"];

    public async Task<Reply> HandleAsync(ShowUnreachable request, Caller caller, CancellationToken ct) => new(await people.CardAsync(request.Notice, request.Page, caller, ct));
}

/// <summary>Tries the cards again.</summary>
internal sealed class RetryUnreachableHandler(ReviewDb db, UnreachablePeople people, CompanyClock clock) : IHandle<RetryUnreachable>, IGuarded
{
    private const int Most = 1000;

    public static Policy Policy => Rights.SeeDelivery;

    public async Task<Reply> HandleAsync(RetryUnreachable request, Caller caller, CancellationToken ct)
    {
        var (chart, now) = (await people.ChartAsync(ct), clock.Now());
        var waiting = await db.Outbox.Where(m => m.Notice == null && OutboxStates.Undelivered.Contains(m.State)).OrderByDescending(m => m.Id).Take(Most).ToListAsync(ct);
        var inScope = waiting.Where(m => chart.Find(m.Recipient) is { } person && caller.Who.IsHrOf(person.Department)).ToList();
        inScope.ForEach(m => m.Revive(now));
        db.Audit(caller, now, "delivery.retried", "outbox:all", new { messages = inScope.Count });
        return new(await people.CardAsync(null, 0, caller, ct) with { Retried = inScope.Count }, Keep: new ShowUnreachable());
    }
}

/// <summary>Finds those whose newest message did not get through.</summary>
internal sealed class UnreachablePeople(ReviewDb db, Charts charts, DeliveryAlarm alarm)
{
    public ValueTask<OrgChart> ChartAsync(CancellationToken ct) => charts.GetAsync(ct);

    /// <summary>One page of them.</summary>
    /// <exception cref="RefusedException"><see cref="NoticeNotFound"/>.</exception>
    public async Task<UnreachableCard> CardAsync(Guid? notice, int page, Caller caller, CancellationToken ct)
    {
        var chart = await ChartAsync(ct);
        var failed = notice is { } id ? await OfNoticeAsync(new(id), caller, ct) : await LatelyAsync(ct);
        var all = (from line in failed
                   let person = chart.Find(line.Recipient)
                   where person is not null && caller.Who.IsHrOf(person.Department)
                   orderby person.DepartmentName, person.Number
                   select new Unreachable(person.Name, person.DepartmentName, line.Reason, line.Count)).ToList();
        var first = Math.Clamp(page, 0, Math.Max(0, (all.Count - 1) / UnreachableCard.PageSize));
        return new([.. all.Skip(first * UnreachableCard.PageSize).Take(UnreachableCard.PageSize)], all.Count, first, notice) { Stopped = alarm.Current?.Reason };
    }

    private async Task<List<(EmployeeId Recipient, string? Reason, int Count)>> OfNoticeAsync(NoticeId notice, Caller caller, CancellationToken ct)
    {
        if (!await db.NoticesOf(caller.Who).AnyAsync(n => n.Id == notice, ct))
        {
            throw new RefusedException(new NoticeNotFound());
        }

        var lines = await db.LedgerOf(notice).AsNoTracking().Where(m => OutboxStates.Undelivered.Contains(m.State)).Select(m => new { m.Recipient, m.LastError }).ToListAsync(ct);
        return lines.ConvertAll(l => (l.Recipient, l.LastError, 1));
    }

    /// <summary>People with something undelivered after the last thing that arrived.</summary>
    private async Task<List<(EmployeeId Recipient, string? Reason, int Count)>> LatelyAsync(CancellationToken ct)
    {
        var lines = await db.Outbox.AsNoTracking()
            .Where(m => OutboxStates.Undelivered.Contains(m.State) && !db.Outbox.Any(o => o.Recipient == m.Recipient && o.State == OutboxState.Sent && o.Id > m.Id))
            .Select(m => new { m.Id, m.Recipient, m.LastError }).ToListAsync(ct);
        return [.. lines.GroupBy(l => l.Recipient).Select(g => (g.Key, g.MaxBy(l => l.Id)!.LastError, g.Count()))];
    }
}
