using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>How far a cycle is.</summary>
internal sealed class ShowProgressHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CompanyClock clock) : IHandle<ShowProgress>, IGuarded, IHasPhrases<ShowProgress>
{
    public static Policy Policy => Rights.SeeProgress;

    public static IReadOnlyList<string> Phrases => ["progress", "进度", "status", "考核进度", "how far", "完成情况"];

    public async Task<Reply> HandleAsync(ShowProgress request, Caller caller, CancellationToken ct) =>
        new(await ProgressCards.MakeAsync(db, charts, programmes, clock, request.Cycle is { } id ? new CycleId(id) : null, caller, ct));
}
