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
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        await db.Database.MigrateAsync(ct);
        await ProgrammePublishing.PublishBuiltinAsync(db, services.GetRequiredService<CompanyClock>().Now(), ct);
        await db.SaveAsync(ct);
    }
}
