using System.Text;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

/// <summary>Imports a text as a file, the way the command line does: check, then write where nothing is wrong.</summary>
internal static class Importing
{
    /// <summary>The command line.</summary>
    public static readonly Caller Anyone = new Caller.Scheduler();

    public static Task<Table> TableAsync(string csv, string file = "people.csv") =>
        TableFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), file);

    public static async Task<PeoplePlan> ImportPeopleAsync(this TestDb test, string csv, Caller? caller = null)
    {
        PeoplePlan? plan = null;
        var table = await TableAsync(csv);
        await test.InAsync(async (_, services) =>
        {
            var import = services.GetRequiredService<PeopleImport>();
            var draft = Assert.IsType<PeopleDraft>(await import.ReadAsync(table, null, CancellationToken.None));
            plan = await import.PlanAsync(draft, caller ?? Anyone, CancellationToken.None);
            if (plan.Problems.Count == 0)
            {
                await import.WriteAsync(plan, table.FileName, caller ?? Anyone, CancellationToken.None);
            }
        });
        return plan!;
    }

    public static async Task<ReadingsPlan> ImportSheetAsync(this TestDb test, string csv, Caller? caller = null)
    {
        ReadingsPlan? plan = null;
        var table = await TableAsync(csv, "readings.csv");
        await test.InAsync(async (_, services) =>
        {
            var import = services.GetRequiredService<ReadingsImport>();
            plan = await import.PlanSheetAsync(table, caller ?? Anyone, CancellationToken.None);
            if (plan.Problems.Count == 0)
            {
                await import.WriteAsync(plan, caller ?? Anyone, CancellationToken.None);
            }
        });
        return plan!;
    }
}
