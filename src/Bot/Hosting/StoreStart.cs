using Microsoft.Extensions.Options;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Bot.Hosting;

/// <summary>Makes the store ready: schema up to date, the programmes that come with PerfBot published.</summary>
internal static class StoreStart
{
    public static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
    {
        var migrate = services.GetRequiredService<IOptions<StoreOptions>>().Value.MigrateAtStart;
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        await db.PrepareAsync(
            migrate,
            async () =>
            {
                if (!await db.IsFilledByAsync(BuiltinProgrammes.Build, ct)) // to read and compare them takes a quarter of the start
                {
                    await ProgrammePublishing.PublishBuiltinAsync(db, BuiltinProgrammes.Load(), services.GetRequiredService<CompanyClock>().Now(), ct);
                    db.NoteFilledBy(BuiltinProgrammes.Build);
                    await db.SaveAsync(ct);
                }
            },
            ct);
    }
}
