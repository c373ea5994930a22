using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Opens the next batch of reviews of a cycle that has begun and is not open for everybody yet.</summary>
public sealed record OpenMore;

/// <summary>
/// A large cycle opens in short transactions, so that nobody else waits for it. Who has no review yet is drawn anew each time: after a crash the rest is opened
/// and nobody gets a second one.
/// </summary>
internal sealed class OpenMoreHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CycleOpening opening) : IHandle<OpenMore>, IGuarded
{
    public static Policy Policy => Rights.OpenMore;

    public async Task<Reply> HandleAsync(OpenMore request, Caller caller, CancellationToken ct)
    {
        var cycle = await db.Cycles.Where(c => c.IsOpening).OrderBy(c => c.StartedAt).FirstOrDefaultAsync(ct);
        if (cycle is null)
        {
            return Reply.Silence;
        }

        var chart = await charts.GetAsync(ct);
        if ((chart.Find(cycle.StartedBy) is { } starter && starter.Is(Roles.Hr) ? starter : chart.Hr.FirstOrDefault(p => p.HrScope is null)) is not { } hr)
        {
            cycle.Opened(); // nobody is left who may open it for anybody
            return Reply.Silence;
        }

        var human = new Caller.Human(hr, Language.For(hr.Language));
        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var roster = await CycleRoster.DrawAsync(db, chart, new(cycle.Programme, programme, cycle.Period, cycle.Audience, cycle.Kind), human, ct);
        await opening.OpenBatchAsync(cycle, programme, roster.Participants, chart, human, ct);
        return Reply.Silence;
    }
}

/// <summary>Says that a cycle is being opened. Whoever opens looks a little later: what was said is saved only then.</summary>
public sealed class OpeningSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0);

    /// <summary>A cycle has begun that is not open for everybody.</summary>
    public void Set() => _set.Release();

    /// <summary>Waits for the next one.</summary>
    public Task WaitAsync(CancellationToken ct) => _set.WaitAsync(ct);

    /// <inheritdoc />
    public void Dispose() => _set.Dispose();
}
