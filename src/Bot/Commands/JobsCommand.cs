using System.Globalization;
using PerfBot.Bot.Hosting;
using PerfBot.Features.Kernel;

namespace PerfBot.Bot.Commands;

/// <summary>The command <c>jobs</c>: what ran last on whatever node, how it ended, and what is due. The bot may run meanwhile.</summary>
internal static class JobsCommand
{
    /// <summary>Runs the command as the process was given it, the word <c>jobs</c> included.</summary>
    /// <returns>0, 1 where a job's last run failed.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, CancellationToken ct = default)
    {
        await using var app = BotHost.Build(args[1..]);
        var jobs = await app.Services.GetRequiredService<IJobBook>().ReadAsync(ct);
        string[][] lines = [["job", "last", "took", "ended", "node", "due"], .. jobs.Select(Cells)];
        var widths = Enumerable.Range(0, lines[0].Length).Select(i => lines.Max(line => line[i].Length)).ToArray();
        foreach (var line in lines)
        {
            await output.WriteLineAsync(string.Join("  ", line.Select((cell, i) => cell.PadRight(widths[i]))).TrimEnd());
        }

        foreach (var job in jobs.Where(j => j.FailuresInARow > 0))
        {
            await output.WriteLineAsync($"{job.Name}: {job.LastFailure}");
        }

        return jobs.Any(j => j.FailuresInARow > 0) ? 1 : 0;
    }

    private static string[] Cells(JobRecord job) =>
    [
        job.Name,
        At(job.LastAt),
        job.Took is { } took ? string.Create(CultureInfo.InvariantCulture, $"{took.TotalSeconds:0.000} s") : "-",
        job.FailuresInARow > 0 ? $"failed {job.FailuresInARow} times" : job.EndedWell switch { true => "well", false => "stopped", null => "-" },
        job.Node ?? "-",
        At(job.DueAt),
    ];

    private static string At(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-";
}
