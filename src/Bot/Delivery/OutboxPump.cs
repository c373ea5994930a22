using System.Globalization;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Hosting;
using PerfBot.Bot.Options;
using PerfBot.Domain.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Bot.Delivery;

/// <summary>Empties the outbox: takes what is due, a handful ahead of what the channel lets through, and has it sent side by side.</summary>
internal sealed partial class OutboxPump(
    IServiceScopeFactory scopes, OutboxSender sender, OutboxSignal signal, DeliveryAlarm alarm, CompanyClock clock, TimeProvider time,
    IOptions<DeliveryOptions> options, IHostApplicationLifetime host, ILogger<OutboxPump> log) : BackgroundService
{
    /// <summary>How many times as many are taken as are sent at once: the channel is never left idle while the store is asked.</summary>
    private const int Ahead = 2;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LastCall = TimeSpan.FromSeconds(5);

    private readonly string _node = Guid.CreateVersion7().ToString("N")[..24];
    private readonly Queue<OutboxMessage> _ready = [];
    private readonly HashSet<Task> _sending = [];
    private long _grasps;
    private DateTimeOffset _lookedForOverdue = DateTimeOffset.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await host.StartedAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await FillAsync(stoppingToken))
                {
                    await signal.WaitAsync(await PatienceAsync(stoppingToken), time, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception away)
            {
                Failed(away);
                await Task.Delay(Rest, time, stoppingToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        foreach (var message in _ready)
        {
            _sending.Add(RunAsync(message, stoppingToken)); // gives it back
        }

        // What is out is seen to its end, so that as little as possible is in doubt.
        await Task.WhenAny(Task.WhenAll(_sending), Task.Delay(LastCall, CancellationToken.None));
    }

    /// <summary>Takes and starts as much as can be; false when there is nothing to take.</summary>
    private async Task<bool> FillAsync(CancellationToken ct)
    {
        await TakeBackAsync(ct);
        _sending.RemoveWhere(t => t.IsCompleted);
        var most = alarm.Current is null ? options.Value.AtOnce : 1; // a single one shows whether the bot is let in again
        if (_sending.Count >= most)
        {
            await Task.WhenAny(_sending);
            return true;
        }

        if (alarm.Current is { } stop && clock.Now() < stop.Since + options.Value.Probe)
        {
            return false;
        }

        if (_ready.Count == 0)
        {
            foreach (var message in await TakeAsync(most == 1 ? 1 : most * Ahead, ct))
            {
                _ready.Enqueue(message);
            }
        }

        var isAny = _ready.Count > 0;
        while (_sending.Count < most && _ready.TryDequeue(out var next))
        {
            _sending.Add(Task.Run(() => RunAsync(next, ct), CancellationToken.None));
        }

        return isAny;
    }

    private async Task RunAsync(OutboxMessage message, CancellationToken stop)
    {
        try
        {
            await sender.SendAsync(message, stop);
            if (message.State == OutboxState.Sent && alarm.Clear())
            {
                GoesAgain();
            }
        }
        catch (Exception away)
        {
            Failed(away); // not on record: the lease runs out, and then it counts as in doubt
        }

        signal.Set(); // the next one for the same person may go
    }

    private async Task<IReadOnlyList<OutboxMessage>> TakeAsync(int most, CancellationToken ct)
    {
        var now = clock.Now();
        await using var scope = scopes.CreateAsyncScope();
        var holder = string.Create(CultureInfo.InvariantCulture, $"{_node}-{++_grasps}");
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().ClaimAsync(holder, now, now + options.Value.Lease, most, ct);
    }

    /// <summary>Looks for what a node has left behind, now and then.</summary>
    private async Task TakeBackAsync(CancellationToken ct)
    {
        var now = clock.Now();
        if (now - _lookedForOverdue < options.Value.Lease / 4)
        {
            return;
        }

        _lookedForOverdue = now;
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ReviewDb>().TakeBackAsync(now, DeliveryTroubles.NodeEnded, ct) is > 0 and var count)
        {
            TookBack(count);
        }
    }

    /// <summary>How long there is nothing to do, unless somebody says otherwise.</summary>
    private async Task<TimeSpan> PatienceAsync(CancellationToken ct)
    {
        var now = clock.Now();
        if (alarm.Current is { } stop)
        {
            return Least(stop.Since + options.Value.Probe - now);
        }

        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().NextDueAsync(now, ct) is { } due ? Least(due - now) : Least(options.Value.Lease / 4);

        static TimeSpan Least(TimeSpan wait) => wait > Rest ? Rest : wait < TimeSpan.FromMilliseconds(20) ? TimeSpan.FromMilliseconds(20) : wait;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox rests after an error")]
    private partial void Failed(Exception away);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} messages were left behind by a node and are taken over")]
    private partial void TookBack(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "The channel lets the bot in again")]
    private partial void GoesAgain();
}
