using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Teams.Connector;
using PerfBot.Tests.Support;
using Quartz;

namespace PerfBot.Tests.Bot.Health;

/// <summary>A load balancer is told whether this node can do its work, and why not.</summary>
[Trait("Speed", "Slow")]
public sealed class HealthTests
{
    [Fact]
    public async Task A_node_that_runs_is_alive_and_ready()
    {
        await using var bot = await StartedAsync();

        using var live = await bot.GetAsync("/health/live");
        var (code, status, checks) = await ReadyAsync(bot);

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal((HttpStatusCode.OK, "ready"), (code, status));
        Assert.Equal(["connector", "delivery", "scheduler", "store", "token"], checks.Keys.Order());
        Assert.All(checks.Values, check => Assert.Equal("ready", check));
    }

    [Fact]
    public async Task Without_its_store_a_node_is_not_ready_and_still_alive()
    {
        await using var bot = await TestBot.StartAsync();
        await bot.ReadAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE \"StoreStamp\""));

        var (code, status, checks) = await ReadyAsync(bot);
        using var live = await bot.GetAsync("/health/live");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready", "not-ready"), (code, status, checks["store"]));
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Without_its_scheduler_a_node_is_not_ready()
    {
        await using var bot = await StartedAsync();
        await (await bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).Standby();

        var (code, _, checks) = await ReadyAsync(bot);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "not-ready"), (code, checks["scheduler"]));
    }

    [Fact]
    public async Task What_no_other_node_could_do_better_takes_a_node_out_of_nothing()
    {
        await using var bot = await StartedAsync(services => services.AddSingleton<IConnectorTokens, NoIssuer>());
        await bot.Connector.DisposeAsync();

        var (code, status, checks) = await ReadyAsync(bot);

        Assert.Equal((HttpStatusCode.OK, "degraded"), (code, status));
        Assert.Equal(("degraded", "degraded", "ready"), (checks["token"], checks["connector"], checks["store"]));
    }

    /// <summary>The scheduler starts beside the host.</summary>
    private static async Task<TestBot> StartedAsync(Action<IServiceCollection>? adjust = null)
    {
        var bot = await TestBot.StartAsync(adjust);
        var scheduler = await bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (scheduler.Status != SchedulerStatus.Running)
        {
            await Task.Delay(20, limit.Token);
        }

        return bot;
    }

    private static async Task<(HttpStatusCode Code, string Status, Dictionary<string, string> Checks)> ReadyAsync(TestBot bot)
    {
        using var answer = await bot.GetAsync("/health/ready");
        var json = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return (
            answer.StatusCode,
            json.GetProperty("status").GetString()!,
            json.GetProperty("checks").EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetProperty("status").GetString()!));
    }

    private sealed class NoIssuer : IConnectorTokens
    {
        public ValueTask<string?> GetAsync(CancellationToken ct) => throw new ConnectorException("No token.");

        public void Forget(string token)
        {
        }
    }
}
