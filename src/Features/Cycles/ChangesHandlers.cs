using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>Changes of people as somebody may see them.</summary>
internal static class ChangesOf
{
    /// <summary>The changes in a cycle about reviews that <paramref name="who"/> may see.</summary>
    public static IQueryable<CycleChange> Visible(ReviewDb db, CycleId cycle, Person who)
    {
        var reviews = db.ReviewsVisibleTo(who);
        return db.CycleChanges.AsNoTracking().Where(c => c.Cycle == cycle && reviews.Any(r => r.Cycle == cycle && r.Employee == c.Employee));
    }
}

/// <summary>What changed among the people of a cycle.</summary>
internal sealed class ShowChangesHandler(ReviewDb db, CycleBook book) : IHandle<ShowChanges>, IGuarded, IHasPhrases<ShowChanges>
{
    public static Policy Policy => Rights.SeeProgress;

    public static IReadOnlyList<string> Phrases => ["changes", "变动", "人员变动", "people changes", "what changed"];

    public async Task<Reply> HandleAsync(ShowChanges request, Caller caller, CancellationToken ct)
    {
        var cycle = request.Cycle is { } id
            ? await book.FindAsync(id, caller, ct)
            : await book.VisibleTo(caller.Who).Where(c => c.Kind != CycleKind.Shadow).OrderByDescending(c => c.StartedAt).FirstOrDefaultAsync(ct);
        if (cycle is null)
        {
            return new(new ChangesCard(null, null, [], 0));
        }

        var visible = ChangesOf.Visible(db, cycle.Id, caller.Who);
        var rows = await visible.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(ChangesCard.MaxRows).ToListAsync(ct);
        return new(new ChangesCard(
            cycle.Id.Value,
            (await book.RowAsync(cycle, ct)).Name,
            rows.ConvertAll(c => new ChangeRow(c.Name, c.Kind, c.Day, c.Before, c.After)),
            await visible.CountAsync(ct) - rows.Count));
    }
}
