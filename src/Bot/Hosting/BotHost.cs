using PerfBot.Bot.Delivery;
using PerfBot.Bot.Endpoints;
using PerfBot.Bot.Jobs;
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
        await using var app = Build(args);
        await StoreStart.PrepareAsync(app.Services, CancellationToken.None);
        await app.RunAsync();
        return 0;
    }

    /// <summary>The configuration that a command reads, without a host.</summary>
    public static IConfiguration Configuration(string[] args) => WebApplication.CreateBuilder(args).Configuration;

    /// <summary>The host, not started.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddStore();
        builder.Services.AddFeatures();
        builder.Services.AddTeams(builder.Configuration, builder.Environment);
        builder.Services.AddTurns();
        builder.Services.AddSchedule(builder.Configuration.GetSection(StoreOptions.Section).Get<StoreOptions>() ?? new StoreOptions());
        if (!builder.Environment.IsProduction())
        {
            builder.Services.AddSingleton<ILocalPeople, LocalPeople>();
            builder.Services.AddLocalChat();
        }

        var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapMessages();
        if (!app.Environment.IsProduction())
        {
            app.MapLocalChat();
        }

        return app;
    }

    private static void AddTurns(this IServiceCollection services)
    {
        services.AddSingleton(new Router(Handlers.All)); // the instance: a verb with two handlers stops the start, not the first click
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<Reachability>();
        services.AddSingleton<IFileSource, ChannelFiles>();
        services.AddSingleton<StrangerDesk>();
        services.AddSingleton<Answering>();
        services.AddSingleton<OutboxSignal>();
        services.AddSingleton<OutboxSender>();
        services.AddHostedService<OutboxPump>();
    }
}
