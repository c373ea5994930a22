using Microsoft.EntityFrameworkCore;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Bot.Demo;

/// <summary>Which demo was asked for.</summary>
internal enum DemoKind
{
    /// <summary>新禾科技: twenty people and two quarters of data.</summary>
    Company,

    /// <summary>HR alone, who imports people and data by themselves.</summary>
    Empty,
}

/// <summary>The demo: a store of its own, on this machine only, filled through the same importers that HR uses.</summary>
internal static class DemoCompany
{
    /// <summary>What <c>demo</c> and <c>demo --empty</c> ask for; null for an ordinary start.</summary>
    public static DemoKind? KindOf(string[] args) => args switch
    {
        ["demo", "--empty", ..] => DemoKind.Empty,
        ["demo", ..] => DemoKind.Company,
        _ => null,
    };

    /// <summary>The settings of a demo: Development, loopback, its own folder below the store's, no Teams registration. Later arguments win.</summary>
    public static string[] Settings(DemoKind kind, string[] args)
    {
        var folder = Path.Combine(new StoreOptions().Folder, kind == DemoKind.Empty ? "demo-empty" : "demo");
        return
        [
            "--environment=Development",
            "--urls=http://localhost:3978",
            $"--Store:Folder={folder}",
            .. args.Skip(kind == DemoKind.Empty ? 2 : 1),
            "--Bot:AppId=",
            "--Bot:AllowUnauthenticatedLoopback=true",
            "--Company:HoldCards=false", // whoever tries the demo at night or at the weekend sees it all the same
        ];
    }

    /// <summary>Fills an empty demo store; one that has people is left as it is.</summary>
    public static async Task FillAsync(IServiceProvider services, DemoKind kind, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        if (await db.Employees.AnyAsync(ct))
        {
            return;
        }

        var caller = new Caller.Scheduler();
        await ImportPeopleAsync(scope.ServiceProvider, kind == DemoKind.Empty ? "hr.csv" : "people.csv", caller, ct);
        await db.SaveAsync(ct);
        if (kind == DemoKind.Company)
        {
            var import = scope.ServiceProvider.GetRequiredService<ReadingsImport>();
            var plan = await import.PlanSheetAsync(await ReadAsync("readings.csv", ct), caller, ct);
            await import.WriteAsync(plan, caller, ct);
            await db.SaveAsync(ct);
        }

        services.GetRequiredService<Charts>().Forget();
    }

    private static async Task ImportPeopleAsync(IServiceProvider services, string file, Caller caller, CancellationToken ct)
    {
        var import = services.GetRequiredService<PeopleImport>();
        var read = await import.ReadAsync(await ReadAsync(file, ct), chosen: null, ct);
        await import.WriteAsync(await import.PlanAsync((PeopleDraft)read, caller, ct), file, caller, ct);
    }

    private static async Task<Table> ReadAsync(string file, CancellationToken ct)
    {
        await using var content = typeof(DemoCompany).Assembly.GetManifestResourceStream($"demo/{file}")!;
        return await TableFile.ReadAsync(content, file, ct: ct);
    }
}
