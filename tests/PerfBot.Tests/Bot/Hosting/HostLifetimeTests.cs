using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using PerfBot.Bot.Hosting;

namespace PerfBot.Tests.Bot.Hosting;

/// <summary>What runs by itself leaves the start to whoever waits for a first answer.</summary>
public sealed class HostLifetimeTests
{
    private readonly ApplicationLifetime _host = new(NullLogger<ApplicationLifetime>.Instance);

    [Fact]
    public async Task It_waits_until_the_host_has_started()
    {
        var waiting = _host.StartedAsync(CancellationToken.None);
        Assert.False(waiting.IsCompleted);

        _host.NotifyStarted();

        await waiting.WaitAsync(TimeSpan.FromSeconds(30));
        await _host.StartedAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30)); // whoever comes later does not wait
    }

    [Fact]
    public async Task A_host_that_stops_before_it_has_started_keeps_nobody_waiting()
    {
        using var stopping = new CancellationTokenSource();
        var waiting = _host.StartedAsync(stopping.Token);

        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
