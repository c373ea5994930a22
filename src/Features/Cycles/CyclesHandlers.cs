using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>Cycles as those who run them see them: also shadow pilots, in which nobody takes part.</summary>
internal sealed class CycleBook(ReviewDb db, ProgrammeBook programmes)
{
    /// <summary>The cycles that <paramref name="who"/> may see.</summary>
    public IQueryable<Cycle> VisibleTo(Person who)
    {
        var reviews = db.ReviewsVisibleTo(who);
        var (me, isForAll) = (who.Id, who.Is(Roles.Auditor) || (who.Is(Roles.Hr) && who.HrScope is null));
        return db.Cycles.Where(c => reviews.Any(r => r.Cycle == c.Id) || (c.Kind == CycleKind.Shadow && (isForAll || c.StartedBy == me)));
    }

    /// <summary>One of them.</summary>
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public async Task<Cycle> FindAsync(Guid id, Caller caller, CancellationToken ct) =>
        await VisibleTo(caller.Who).SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct) ?? throw new RefusedException(new CycleNotFound());

    /// <summary>One of them, in which all reviews lie in the caller's scope as HR.</summary>
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public async Task<Cycle> OwnAsync(Guid id, Caller caller, CancellationToken ct)
    {
        var cycle = await FindAsync(id, caller, ct);
        return await IsWhollyOfAsync(cycle, caller, ct) ? cycle : throw new RefusedException(new CycleNotFound());
    }

    /// <summary>Whether all reviews of a cycle lie in the caller's scope as HR.</summary>
    public async Task<bool> IsWhollyOfAsync(Cycle cycle, Caller caller, CancellationToken ct) =>
        caller.Who.Is(Roles.Hr)
        && (caller.Who.HrScope is null || (await db.Reviews.Where(r => r.Cycle == cycle.Id).Select(r => r.Department).Distinct().ToListAsync(ct)).TrueForAll(caller.Who.IsHrOf));

    /// <summary>A line of a list.</summary>
    public async Task<CycleRow> RowAsync(Cycle cycle, CancellationToken ct) =>
        new(cycle.Id.Value, cycle.NameUnder(await programmes.GetAsync(db, cycle.Programme, ct)), cycle.Kind, cycle.State);
}

/// <summary>All cycles.</summary>
internal sealed class ShowCyclesHandler(CycleBook book) : IHandle<ShowCycles>, IGuarded, IHasPhrases<ShowCycles>
{
    public static Policy Policy => Rights.SeeProgress;

    public static IReadOnlyList<string> Phrases => ["cycles", "考核周期", "考核列表", "all cycles", "cancel cycle", "取消考核", "clone cycle", "复制考核", "shadow pilot", "影子试点"];

    public async Task<Reply> HandleAsync(ShowCycles request, Caller caller, CancellationToken ct)
    {
        var visible = book.VisibleTo(caller.Who).AsNoTracking();
        var rows = new List<CycleRow>();
        foreach (var cycle in await visible.OrderByDescending(c => c.StartedAt).Take(CyclesCard.MaxRows).ToListAsync(ct))
        {
            rows.Add(await book.RowAsync(cycle, ct));
        }

        return new(new CyclesCard(rows, await visible.CountAsync(ct) - rows.Count));
    }
}

/// <summary>One cycle.</summary>
internal sealed class ShowCycleHandler(ReviewDb db, CycleBook book) : IHandle<ShowCycle>, IGuarded
{
    public static Policy Policy => Rights.SeeProgress;

    public async Task<Reply> HandleAsync(ShowCycle request, Caller caller, CancellationToken ct)
    {
        var cycle = await book.FindAsync(request.Cycle, caller, ct);
        var reviews = db.ReviewsVisibleTo(caller.Who).Where(r => r.Cycle == cycle.Id);
        return new(new CycleCard
        {
            Cycle = await book.RowAsync(cycle, ct),
            Reviews = (await reviews.CountAsync(ct), await reviews.CountAsync(r => r.ClosedAt != null, ct), await reviews.CountAsync(r => r.ExcludedBecause != null, ct)),
            Changes = await ChangesOf.Visible(db, cycle.Id, caller.Who).CountAsync(ct),
            CancelReason = cycle.CancelReason,
            CanAct = caller.Who.Is(Roles.Hr),
        });
    }
}

/// <summary>Prepares a cycle like another one: the same programme in its newest version, the same people, the next period.</summary>
internal sealed class CloneCycleHandler(ReviewDb db, Charts charts, CycleBook book, ProgrammeBook programmes, CompanyClock clock) : IHandle<CloneCycle>, IGuarded
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(CloneCycle request, Caller caller, CancellationToken ct)
    {
        var cycle = await book.FindAsync(request.Cycle, caller, ct);
        var key = (await programmes.GetAsync(db, cycle.Programme, ct)).Key;
        var newest = await db.Programmes.AsNoTracking().Where(p => p.Key == key).OrderByDescending(p => p.Version).Select(p => p.Id).FirstAsync(ct);
        var next = new CyclePeriod(cycle.To, cycle.To.AddMonths(cycle.Period.Months));
        var chosen = CycleChoosing.Write(new($"{newest.Value}", null, PreviewCycle.Write(next), Kind: $"{cycle.Kind}"), cycle.Audience, await charts.GetAsync(ct));
        return new(await PrepareCycleHandler.CardAsync(db, charts, clock, caller, ct) with { Chosen = chosen });
    }
}

/// <summary>Asks for the reason before a cycle is called off.</summary>
internal sealed class AskCancelCycleHandler(ReviewDb db, CycleBook book) : IHandle<AskCancelCycle>, IGuarded
{
    public static Policy Policy => Rights.EndCycle;

    public async Task<Reply> HandleAsync(AskCancelCycle request, Caller caller, CancellationToken ct)
    {
        var cycle = await book.OwnAsync(request.Cycle, caller, ct);
        Cycle.Steps.Next(cycle.State, CycleStep.Cancel);
        var people = await db.Reviews.CountAsync(r => r.Cycle == cycle.Id && r.ClosedAt == null, ct);
        return new(new CancelCycleCard(cycle.Id.Value, (await book.RowAsync(cycle, ct)).Name, people));
    }
}

/// <summary>Calls a cycle off.</summary>
internal sealed class CancelCycleHandler(CycleBook book, CycleEndings endings) : IHandle<CancelCycle>, IGuarded
{
    public static Policy Policy => Rights.EndCycle;

    public async Task<Reply> HandleAsync(CancelCycle request, Caller caller, CancellationToken ct)
    {
        var cycle = await book.OwnAsync(request.Cycle, caller, ct);
        await endings.CancelAsync(cycle, request.Reason, caller, ct);
        return new(new CyclesCard([await book.RowAsync(cycle, ct)], 0), Keep: new ShowCycle(cycle.Id.Value));
    }
}

/// <summary>Tells a participant what became of a cycle.</summary>
internal sealed class ShowCycleNewsHandler(ReviewDb db, CycleBook book) : IHandle<ShowCycleNews>, IGuarded
{
    public static Policy Policy => Rights.UseBot;

    public async Task<Reply> HandleAsync(ShowCycleNews request, Caller caller, CancellationToken ct)
    {
        var (id, me) = (new CycleId(request.Cycle), caller.Who.Id);
        var cycle = await db.Cycles.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) ?? throw new RefusedException(new CycleNotFound());
        var isCancelled = cycle.State == CycleState.Cancelled;

        // The reason is for those who took part; anybody else learns no more than that there is nothing to do.
        var tookPart = isCancelled && (await db.Reviews.AnyAsync(r => r.Cycle == id && r.Employee == me, ct) || await db.Tasks.AnyAsync(t => t.Cycle == id && t.Assignee == me, ct));
        return new(new CycleNewsCard((await book.RowAsync(cycle, ct)).Name, isCancelled, tookPart ? cycle.CancelReason : null));
    }
}
