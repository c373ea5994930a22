using PerfBot.Bot.Delivery;
using PerfBot.Bot.Demo;
using PerfBot.Bot.Endpoints;
using PerfBot.Bot.Health;
using PerfBot.Bot.Jobs;
using PerfBot.Bot.Telemetry;
using PerfBot.Bot.Turns;
using PerfBot.Bot.Web;
using PerfBot.Bot.Web.LocalChat;
using PerfBot.Features;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Teams;

namespace PerfBot.Bot.Hosting;

/// <summary>Builds and runs the host.</summary>
internal static class BotHost
{
    /// <summary>Starts PerfBot and waits until it is stopped.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var demo = DemoCompany.KindOf(args);
        await using var app = Build(demo is { } kind ? DemoCompany.Settings(kind, args) : args, services => services.Insert(0, ServiceDescriptor.Singleton<IHostedService, WarmUp>())); // first: the others start beside it
        var early = Task.Run(() => WarmUp.BeforeStore(app.Services));
        await StoreStart.PrepareAsync(app.Services, CancellationToken.None);
        if (demo is not null)
        {
            await DemoCompany.FillAsync(app.Services, demo.Value, CancellationToken.None);
        }

        await early;
        await app.StartAsync();
        await StartNotice.WriteAsync(app, demo, Console.Out);
        _ = GiveBackAsync(app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>What the start needed once goes back to the system: a fifth of the memory. Not at once, for somebody may be waiting for a first answer.</summary>
    private static async Task GiveBackAsync(CancellationToken stopping)
    {
        await Task.Delay(TimeSpan.FromSeconds(5), stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!stopping.IsCancellationRequested)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
    }

    /// <summary>The configuration that a command reads, without a host.</summary>
    public static IConfiguration Configuration(string[] args) => Builder(args).Configuration;

    /// <summary>The host, not started.</summary>
    /// <param name="args">Settings of the command line.</param>
    /// <param name="adjust">Changes the services before the host is made; a test sets the clock by it.</param>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? adjust = null)
    {
        var builder = Builder(args);
        var store = builder.Configuration.GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new StoreOptions();
        Schema.BeginModel(store.Provider); // the longest part of the start, on a processor of its own
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true); // nobody waits for the scheduler
        builder.Services.AddStore();
        builder.Services.AddFeatures();
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddTurns();
        builder.Services.AddSchedule(
            store,
            builder.Configuration.GetSection(CompanyOptions.Section).Get<CompanyOptions>() ?? new CompanyOptions());
        builder.Services.AddHealth();
        builder.Services.AddTelemetry(builder.Configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions());
        if (!builder.Environment.IsProduction())
        {
            builder.Services.AddSingleton<ILocalPeople, LocalPeople>();
            builder.Services.AddLocalChat();
        }

        adjust?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapMessages();
        app.MapFiles();
        app.MapHealth();
        if (!app.Environment.IsProduction())
        {
            app.MapLocalChat();
        }

        return app;
    }

    /// <summary>
    /// Settings lie beside the program and are read once, at the start: watching the files would look at every write to a store that lies beside them.
    /// </summary>
    private static WebApplicationBuilder Builder(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = [.. DefaultEnvironment(), .. args, "--hostBuilder:reloadConfigOnChange=false"],
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseKestrelHttpsConfiguration(); // a host without a proxy may have its certificate in Kestrel:Endpoints
        string[] addresses = ["urls", "http_ports", "https_ports"];
        if (Array.TrueForAll(addresses, name => string.IsNullOrEmpty(builder.Configuration[name])))
        {
            builder.WebHost.UseUrls("http://localhost:3978");
        }

        return builder;
    }

    // No launch profile says it: `dotnet run` would name the profile on standard output, in front of what `score` prints.
    private static string[] DefaultEnvironment()
    {
#if DEBUG
        string[] names = ["ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];
        if (Array.TrueForAll(names, name => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name))))
        {
            return ["--environment=Development"];
        }
#endif
        return [];
    }

    private static void AddTurns(this IServiceCollection services)
    {
        services.AddSingleton(new Router(Handlers.All)); // the instance: a verb with two handlers stops the start, not the first click
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<TurnWatch>();
        services.AddSingleton<Reachability>();
        services.AddSingleton<IFileSource, ChannelFiles>();
        services.AddSingleton<FileDesk>();
        services.AddSingleton<StrangerDesk>();
        services.AddSingleton<Answering>();
        services.AddSingleton<OutboxSignal>();
        services.AddDelivery();
    }
}
