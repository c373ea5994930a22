using PerfBot.Cards.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Opens the caller's own task where it was left.</summary>
internal sealed class OpenTaskHandler(ReviewDb db, ProgrammeBook programmes, TaskCards cards) : IHandle<OpenTask>, IGuarded
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(OpenTask request, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.LookAsync(db, programmes, request.Task, caller, ct);
        return new(await cards.MakeAsync(sheet, caller, request.Page, typed: null, notice: null, ct));
    }
}
