using Microsoft.Extensions.DependencyInjection;
using PerfBot.Features.Calendars;
using PerfBot.Features.Cycles;
using PerfBot.Features.Delivery;
using PerfBot.Features.Imports;
using PerfBot.Features.Indicators;
using PerfBot.Features.Kernel;
using PerfBot.Features.Notices;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reminders;
using PerfBot.Features.Results;
using PerfBot.Features.Reviews;
using PerfBot.Features.Team;

namespace PerfBot.Features;

/// <summary>Registers the use cases.</summary>
public static class AddFeaturesExtensions
{
    /// <summary>Every handler of this assembly, and what handlers share.</summary>
    /// <exception cref="InvalidOperationException">A handler states no policy.</exception>
    public static IServiceCollection AddFeatures(this IServiceCollection services)
    {
        services.AddOptions<CompanyOptions>().BindConfiguration(CompanyOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<WebOptions>().BindConfiguration(WebOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<CompanyClock>();
        services.AddSingleton<DeliveryAlarm>();
        services.AddSingleton<Charts>();
        services.AddSingleton<ProgrammeBook>();
        services.AddSingleton<ReviewScoring>();
        services.AddScoped<TaskCards>();
        services.AddScoped<ResultCards>();
        services.AddScoped<PlainCards>();
        services.AddScoped<LiveCards>();
        services.AddScoped<ApproveBatch>();
        services.AddScoped<Passage>();
        services.AddScoped<CycleResults>();
        services.AddScoped<DraftShelf>();
        services.AddScoped<ProgrammeFiles>();
        services.AddScoped<OpenTasks>();
        services.AddScoped<FileLinks>();
        services.AddScoped<PeopleImport>();
        services.AddScoped<ReadingsImport>();
        services.AddScoped<MappingShelf>();
        services.AddScoped<Uploads>();
        services.AddScoped<IndicatorShelf>();
        services.AddScoped<IndicatorTrial>();
        services.AddScoped<ImportCheck>();
        services.AddScoped<UnreachablePeople>();
        services.AddScoped<NoticeReaders>();
        services.AddScoped<NoticeCards>();
        services.AddScoped<NoticeSpreading>();
        services.AddScoped<ILongWork>(provider => provider.GetRequiredService<NoticeSpreading>());
        services.AddScoped<CycleBook>();
        services.AddScoped<CycleOpening>();
        services.AddScoped<CycleEndings>();
        services.AddScoped<Checklists>();
        services.AddScoped<SeriesCards>();
        services.AddScoped<ShadowReports>();
        services.AddScoped<PeopleChanges>();
        services.AddScoped<Succession>();
        services.AddSingleton<PeopleSeen>();
        services.AddSingleton<OpeningRoster>();
        services.AddScoped<ILongWork, OpeningWork>();
        services.AddScoped<ResultsOpening>();
        services.AddScoped<ILongWork, ResultsWork>();
        services.AddScoped<ILongWork, EndingWork>();
        services.AddScoped<CalendarShelf>();
        services.AddScoped<LeaveImport>();
        services.AddScoped<LeaveCards>();
        services.AddScoped<LateTasks>();
        services.AddScoped<Snoozing>();
        services.AddScoped<Nudging>();
        foreach (var handler in Handlers.All)
        {
            services.AddScoped(handler.Contract, handler.Type);
        }

        return services;
    }
}

/// <summary>A use case as the host finds it.</summary>
/// <param name="Request">The request's type.</param>
/// <param name="Contract"><see cref="IHandle{TRequest}"/> of it.</param>
/// <param name="Type">The handler.</param>
/// <param name="Policy">Who may ask.</param>
/// <param name="Phrases">What people type for it; empty where nothing is typed.</param>
public sealed record HandlerEntry(Type Request, Type Contract, Type Type, Policy Policy, IReadOnlyList<string> Phrases);

/// <summary>Every use case, found once at start.</summary>
public static class Handlers
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<HandlerEntry> All { get; } = Find(typeof(Handlers).Assembly.GetTypes());

    /// <summary>Finds the handlers among <paramref name="types"/>.</summary>
    /// <exception cref="InvalidOperationException">One states no policy.</exception>
    internal static IReadOnlyList<HandlerEntry> Find(IEnumerable<Type> types) =>
    [
        .. from type in types
           where !type.IsAbstract
           from contract in type.GetInterfaces()
           where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IHandle<>)
           let request = contract.GetGenericArguments()[0]
           select new HandlerEntry(request, contract, type, PolicyOf(type), PhrasesOf(type, request)),
    ];

    private static Policy PolicyOf(Type handler) => handler.IsAssignableTo(typeof(IGuarded))
        ? (Policy)handler.GetProperty(nameof(IGuarded.Policy))!.GetValue(null)!
        : throw new InvalidOperationException($"{handler.Name} states no policy: implement {nameof(IGuarded)} with a row of {nameof(Rights)}.");

    private static IReadOnlyList<string> PhrasesOf(Type handler, Type request)
    {
        var speaks = handler.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IHasPhrases<>) && i.GetGenericArguments()[0] == request);
        return speaks ? (IReadOnlyList<string>)handler.GetProperty("Phrases")!.GetValue(null)! : [];
    }
}
