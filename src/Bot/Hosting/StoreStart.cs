using Microsoft.Extensions.Options;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Bot.Hosting;

/// <summary>Makes the store ready: schema up to date, the programmes that come with PerfBot published.</summary>
internal static class StoreStart
{
    public static Task PrepareAsync(IServiceProvider services, CancellationToken ct) => PrepareAsync(services, ReadProgrammes(), ct);

    /// <summary>The same with <paramref name="builtin"/>, which <see cref="ReadProgrammes"/> began.</summary>
    public static async Task PrepareAsync(IServiceProvider services, Task<IReadOnlyList<ProgrammeDefinition>> builtin, CancellationToken ct)
    {
        var migrate = services.GetRequiredService<IOptions<StoreOptions>>().Value.MigrateAtStart;
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

    /// <summary>Begins to read the programmes that come with PerfBot: a quarter of the start, while the host and the store are made ready.</summary>
    public static Task<IReadOnlyList<ProgrammeDefinition>> ReadProgrammes() => Task.Run(BuiltinProgrammes.Load);
}
