using Microsoft.EntityFrameworkCore;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Bot.Hosting;

/// <summary>Makes the store ready: schema up to date, the programmes that come with PerfBot published.</summary>
internal static class StoreStart
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var builtin = Task.Run(BuiltinProgrammes.Load, ct); // a quarter of the start, while the store is made ready
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        await db.Database.MigrateAsync(ct);
        await ProgrammePublishing.PublishBuiltinAsync(db, await builtin, services.GetRequiredService<CompanyClock>().Now(), ct);
        await db.SaveAsync(ct);
    }
}
