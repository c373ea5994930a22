using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>How far a cycle is.</summary>
internal sealed class ShowProgressHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock) : IHandle<ShowProgress>, IGuarded, IHasPhrases<ShowProgress>
{
    public static Policy Policy => Rights.SeeProgress;

    public static IReadOnlyList<string> Phrases => ["progress", "进度", "status", "考核进度", "how far", "完成情况"];

    public async Task<Reply> HandleAsync(ShowProgress request, Caller caller, CancellationToken ct) =>
        new(await ProgressCards.MakeAsync(db, charts, programmes, clock, request.Cycle is { } id ? new CycleId(id) : null, caller, ct));
}

/// <summary>HR reminds everybody who has an open task in a cycle; nobody twice within the pause.</summary>
internal sealed class NudgeCycleHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock, IOptions<CompanyOptions> options) : IHandle<NudgeCycle>, IGuarded
{
    public static Policy Policy => Rights.Nudge;

    public async Task<Reply> HandleAsync(NudgeCycle request, Caller caller, CancellationToken ct)
    {
        var cycle = await db.CyclesVisibleTo(caller.Who).SingleOrDefaultAsync(c => c.Id == new CycleId(request.Cycle), ct)
            ?? throw new RefusedException(new CycleNotFound());
        var now = clock.Now();
        var visible = db.ReviewsVisibleTo(caller.Who);
        var tasks = await db.Tasks.Where(t => t.Cycle == cycle.Id && t.State == TaskState.Open && visible.Any(r => r.Id == t.Review)).ToListAsync(ct);
        var pause = TimeSpan.FromHours(options.Value.NudgePauseHours);
        var nudged = tasks.Where(t => t.Assignee != caller.Who.Id && t.Nudge(now, pause)).Select(t => t.Assignee).Distinct().ToList();
        foreach (var person in nudged)
        {
            db.Send(person, new ShowReminder(), "reminder", now);
        }

        if (nudged.Count > 0)
        {
            db.Audit(caller, now, "cycle.nudged", $"cycle:{cycle.Id.Value}", new { people = nudged.Count });
        }

        return new(await ProgressCards.MakeAsync(db, charts, programmes, clock, cycle.Id, caller, ct) with { Nudged = nudged.Count });
    }
}
