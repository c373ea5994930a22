using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Hosting;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Imports;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features;
using PerfBot.Features.Imports;
using PerfBot.Features.Indicators;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Bot.Commands;

/// <summary>
/// <c>import people | readings | leave | programme | mapping | calendar</c>: brings files into the configured store, all of them or nothing, also while the bot runs.
/// Rights do not limit it: whoever can run it can read the store's file.
/// </summary>
internal sealed class ImportCommand : IAsyncDisposable
{
    private const int Ok = 0;
    private const int Problems = 1;
    private const int Misused = 2;

    private static readonly Caller CommandLine = new Caller.Scheduler();

    private readonly ServiceProvider _services;
    private readonly AsyncServiceScope _scope;
    private readonly ImportReport _report;
    private readonly ReviewDb _db;

    private ImportCommand(ServiceProvider services, ImportReport report)
    {
        (_services, _scope, _report) = (services, services.CreateAsyncScope(), report);
        _db = Get<ReviewDb>();
    }

    /// <summary>Runs the command as the process was given it, the word <c>import</c> included.</summary>
    /// <returns>0, 1 where something is wrong with a file, 2 where the arguments are not understood.</returns>
    public static Task<int> RunAsync(string[] args) =>
        RunAsync(args, Console.Out, Console.Error, ImportReport.LanguageOf(Environment.GetEnvironmentVariable), CancellationToken.None);

    /// <summary>The same, with all that the process gives.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error, Language lang, CancellationToken ct = default)
    {
        var report = new ImportReport(lang, output, error);
        if (ImportArguments.Read(args) is not { } arguments)
        {
            report.Usage();
            return Misused;
        }

        await using var command = new ImportCommand(Services(arguments.Settings), report);
        var file = arguments.Files[0];
        try
        {
            await command._db.PrepareAsync(command.Get<IOptions<StoreOptions>>().Value.MigrateAtStart, () => Task.CompletedTask, ct);
            return arguments.What switch
            {
                "people" => await command.PeopleAsync(arguments, ct),
                "readings" => await command.ReadingsAsync(arguments, ct),
                "leave" => await command.LeaveAsync(file, arguments.IsDryRun, ct),
                "calendar" => await command.CalendarAsync(file, ct),
                "programme" => await command.ProgrammeAsync(file, ct),
                _ => await command.MappingAsync(file, ct),
            };
        }
        catch (RefusedException refused)
        {
            report.Refused(file, refused.Refusal);
        }
        catch (FileReadException unreadable)
        {
            report.Unreadable(unreadable.File);
        }

        return Problems;
    }

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services.DisposeAsync();
    }

    private async Task<int> PeopleAsync(ImportArguments arguments, CancellationToken ct)
    {
        var (file, import) = (arguments.Files[0], Get<PeopleImport>());
        var read = await import.ReadAsync(await TableAsync(file, ct), arguments.Columns, ct);
        if (read is ColumnsNeeded needed)
        {
            _report.ColumnsNeeded(file, needed);
            return Problems;
        }

        var draft = (PeopleDraft)read;
        var hr = draft.Problems.Count > 0 ? [] : Hr(arguments, draft);
        if (hr is null)
        {
            return Problems;
        }

        var plan = await import.PlanAsync(draft, CommandLine, ct, hr);
        if (plan.Problems.Count > 0)
        {
            return Refuse(plan.Problems.Select(problem => (file, problem)));
        }

        _report.Figures(ImportFigures.Of(plan), ImportRemarks.Of(plan));
        if (!arguments.IsDryRun)
        {
            await import.WriteAsync(plan, Path.GetFileName(file), CommandLine, ct);
            await _db.SaveAsync(ct);
        }

        _report.Done(arguments.IsDryRun);
        if (!plan.HasHr && !await _db.RoleGrants.AnyAsync(grant => grant.Role == Roles.Hr, ct))
        {
            _report.NoHr();
        }

        return Ok;
    }

    /// <summary>The numbers of those who become HR; null after telling who is not in the file.</summary>
    private HashSet<string>? Hr(ImportArguments arguments, PeopleDraft draft)
    {
        var hr = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var isComplete = true;
        foreach (var name in arguments.Hr)
        {
            var person = draft.People.FirstOrDefault(p =>
                p.Number.Equals(name, StringComparison.OrdinalIgnoreCase) || string.Equals(p.Email, name, StringComparison.OrdinalIgnoreCase));
            if (person is null)
            {
                _report.UnknownHr(arguments.Files[0], name);
                isComplete = false;
            }
            else
            {
                hr.Add(person.Number);
            }
        }

        return isComplete ? hr : null;
    }

    private async Task<int> ReadingsAsync(ImportArguments arguments, CancellationToken ct)
    {
        var tables = new List<Table>();
        foreach (var file in arguments.Files)
        {
            tables.Add(await TableAsync(file, ct));
        }

        var import = Get<ReadingsImport>();
        var isSheets = arguments.Mapping is null && tables.TrueForAll(ReadingsSheet.Fits);
        var mapping = isSheets ? null : await MappingOfAsync(arguments.Mapping, tables, ct);
        List<Func<Task<ReadingsPlan>>> imports = mapping is not null
            ? [() => import.PlanAsync(mapping, tables, CommandLine, ct)]
            : tables.ConvertAll<Func<Task<ReadingsPlan>>>(table => () => import.PlanSheetAsync(table, CommandLine, ct));
        var paths = tables.Select((table, i) => (table.FileName, Path: arguments.Files[i])).ToLookup(file => file.FileName, file => file.Path);
        var problems = new List<(string, Problem)>();
        foreach (var plan in imports)
        {
            problems.AddRange((await plan()).Problems.Select(problem => (paths[problem.File].First(), problem.Problem)));
        }

        if (problems.Count > 0)
        {
            return Refuse(problems);
        }

        foreach (var check in imports)
        {
            var plan = await check(); // anew: an earlier sheet may have brought the same values
            _report.Figures(ImportFigures.Of(plan), ImportRemarks.Of(plan));
            if (!arguments.IsDryRun)
            {
                await import.WriteAsync(plan, CommandLine, ct);
                await _db.SaveAsync(ct);
            }
        }

        _report.Done(arguments.IsDryRun);
        return Ok;
    }

    /// <summary>The mapping of that name, or the one whose tables the files are.</summary>
    private async Task<ReadingMapping> MappingOfAsync(string? name, List<Table> tables, CancellationToken ct)
    {
        var shelf = Get<MappingShelf>();
        if (name is not null)
        {
            return await shelf.FindAsync(name, ct);
        }

        var able = (await shelf.ListAsync(ct)).Where(mapping => tables.Exists(table => mapping.AliasesFor(table).Count > 0)).ToList();
        var complete = able.FindAll(mapping => mapping.Tables.All(part => tables.Exists(table => mapping.AliasesFor(table).Contains(part.Alias))));
        return (complete, able) switch
        {
            ([var only], _) => only,
            ({ Count: > 1 }, _) => throw new RefusedException(new MappingUncertain(complete.ConvertAll(mapping => mapping.Name))),
            (_, [var partly, ..]) => partly, // running it says which file is missing
            _ => throw new RefusedException(new FileNotRecognised(tables[0].FileName)),
        };
    }

    private async Task<int> LeaveAsync(string file, bool isDryRun, CancellationToken ct)
    {
        var problems = await new CalendarImports(_scope.ServiceProvider, _db, _report, CommandLine).LeaveAsync(await TableAsync(file, ct), isDryRun, ct);
        return problems.Count == 0 ? Ok : Refuse(problems.Select(problem => (file, problem)));
    }

    private async Task<int> CalendarAsync(string file, CancellationToken ct)
    {
        await new CalendarImports(_scope.ServiceProvider, _db, _report, CommandLine).CalendarAsync(await BytesAsync(file, ct), ct);
        return Ok;
    }

    private async Task<int> ProgrammeAsync(string file, CancellationToken ct)
    {
        using var stream = new MemoryStream(await BytesAsync(file, ct));
        var definition = ProgrammeFile.Read(Path.GetFileName(file), stream, await Get<IndicatorShelf>().ReadAsync(ct));
        var published = await ProgrammePublishing.PublishAsync(_db, definition, CommandLine, Get<CompanyClock>().Now(), ct);
        await _db.SaveAsync(ct);
        _report.Published(definition.Key, published?.Version);
        return Ok;
    }

    private async Task<int> MappingAsync(string file, CancellationToken ct)
    {
        var json = MappingText.Read(Path.GetFileName(file), await BytesAsync(file, ct));
        var mapping = ReadingMapping.Parse(json);
        var isChange = await Get<MappingShelf>().SaveAsync(mapping, json, CommandLine, ct);
        await _db.SaveAsync(ct);
        _report.Saved(mapping.Name, isChange);
        return Ok;
    }

    private int Refuse(IEnumerable<(string File, Problem Problem)> problems)
    {
        var count = 0;
        foreach (var (file, problem) in problems)
        {
            _report.Problem(file, problem);
            count++;
        }

        _report.NotImported(count);
        return Problems;
    }

    private static async Task<Table> TableAsync(string file, CancellationToken ct)
    {
        using var content = new MemoryStream(await BytesAsync(file, ct));
        return await TableFile.ReadAsync(content, Path.GetFileName(file), ct: ct);
    }

    private static async Task<byte[]> BytesAsync(string file, CancellationToken ct)
    {
        try
        {
            return new FileInfo(file).Length > TableLimits.FileBytes
                ? throw new RefusedException(new FileTooLarge(Path.GetFileName(file), TableLimits.FileBytes))
                : await File.ReadAllBytesAsync(file, ct);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new FileReadException(file, unreadable);
        }
    }

    private static ServiceProvider Services(IReadOnlyList<string> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton(BotHost.Configuration([.. settings]));
        services.AddLogging();
        services.AddStore();
        services.AddFeatures();
        return services.BuildServiceProvider();
    }

    private T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    private sealed class FileReadException(string file, Exception inner) : Exception(file, inner)
    {
        public string File { get; } = file;
    }
}
