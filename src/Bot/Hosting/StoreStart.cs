using Microsoft.Extensions.Options;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Bot.Hosting;

/// <summary>Makes the store ready: schema up to date, the programmes that come with PerfBot published.</summary>
internal static class StoreStart
{
    public static Task PrepareAsync(IServiceProvider services, CancellationToken ct) =>
        PrepareAsync(services, services.GetRequiredService<IOptions<StoreOptions>>().Value.MigrateAtStart, ct);

    /// <summary>The same; <paramref name="migrate"/> says whether the schema is brought up to date or only looked at.</summary>
    public static async Task PrepareAsync(IServiceProvider services, bool migrate, CancellationToken ct)
    {
        var builtin = Task.Run(BuiltinProgrammes.Load, ct); // a quarter of the start, while the store is made ready
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        await db.PrepareAsync(
            migrate,
            async () =>
            {
                await ProgrammePublishing.PublishBuiltinAsync(db, await builtin, services.GetRequiredService<CompanyClock>().Now(), ct);
                await db.SaveAsync(ct);
            },
            ct);
    }
}
