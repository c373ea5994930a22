using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Hosting;
using PerfBot.Store;
using Quartz;

namespace PerfBot.Bot.Commands;

/// <summary>The command <c>migrate</c>: brings the schema of the configured store up to date, PerfBot's tables and the scheduler's, and ends. Nodes may run meanwhile.</summary>
internal static class MigrateCommand
{
    /// <summary>Runs the command as the process was given it, the word <c>migrate</c> included.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct = default)
    {
        await using var app = BotHost.Build([.. args[1..], "--Store:MigrateAtStart=true"]);
        await StoreStart.PrepareAsync(app.Services, ct);
        await app.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(ct); // makes its tables
        await using var scope = app.Services.CreateAsyncScope();
        var applied = await scope.ServiceProvider.GetRequiredService<ReviewDb>().Database.GetAppliedMigrationsAsync(ct);
        await output.WriteLineAsync($"The schema is up to date: {applied.Last()}.");
        return 0;
    }
}
