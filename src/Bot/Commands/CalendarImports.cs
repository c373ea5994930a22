using PerfBot.Features.Calendars;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Bot.Commands;

/// <summary>The part of <c>import</c> that is about days: calendars and leave.</summary>
internal sealed class CalendarImports(IServiceProvider services, ReviewDb db, ImportReport report, Caller commandLine)
{
    /// <summary>Saves a year of a calendar.</summary>
    public async Task CalendarAsync(byte[] file, CancellationToken ct)
    {
        using var json = new MemoryStream(file);
        var year = CalendarJson.Read(json);
        var isChange = await services.GetRequiredService<CalendarShelf>().SaveAsync(year, commandLine, ct);
        await db.SaveAsync(ct);
        report.Saved(year, isChange);
    }

    /// <summary>Imports leave; what is wrong with the file, or nothing.</summary>
    public async Task<IReadOnlyList<Problem>> LeaveAsync(Table table, bool isDryRun, CancellationToken ct)
    {
        var import = services.GetRequiredService<LeaveImport>();
        var plan = await import.PlanAsync(table, commandLine, ct);
        if (plan.Problems.Count == 0)
        {
            report.Figures(ImportFigures.Of(plan), []);
            if (!isDryRun)
            {
                import.Write(plan, commandLine);
                await db.SaveAsync(ct);
            }

            report.Done(isDryRun);
        }

        return plan.Problems;
    }
}
