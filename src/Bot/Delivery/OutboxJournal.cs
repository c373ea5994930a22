using System.Threading.Channels;
using PerfBot.Domain.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Bot.Delivery;

/// <summary>Puts on record how messages stand. What comes together is written together: one transaction for many messages, at once for a single one.</summary>
internal sealed partial class OutboxJournal(IServiceScopeFactory scopes, CompanyClock clock, ILogger<OutboxJournal> log) : BackgroundService
{
    private const int Together = 100;

    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });

    /// <summary>Writes down how <paramref name="message"/> stands.</summary>
    /// <param name="message">The message, changed.</param>
    /// <param name="holder">Who held it before the change.</param>
    /// <returns>Whether it was still held: if not, nothing was written, and somebody else may have it.</returns>
    /// <exception cref="System.Data.Common.DbException">The store is away.</exception>
    public Task<bool> WriteAsync(OutboxMessage message, string holder)
    {
        var entry = new Entry(message, holder, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _entries.Writer.TryWrite(entry) ? entry.Written.Task : Task.FromResult(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var end = stoppingToken.Register(() => _entries.Writer.TryComplete()); // what is in it is still written
        var batch = new List<Entry>(Together);
        while (await _entries.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < Together && _entries.Reader.TryRead(out var entry))
            {
                batch.Add(entry);
            }

            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Entry> batch)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            var held = await db.WriteDownAsync([.. batch.Select(e => (e.Message, e.Holder))], clock.Now(), CancellationToken.None);
            for (var i = 0; i < batch.Count; i++)
            {
                batch[i].Written.SetResult(held[i]);
            }
        }
        catch (Exception away)
        {
            NotWritten(away, batch.Count);
            batch.ForEach(e => e.Written.SetException(away)); // leases run out by themselves
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What became of {Count} messages could not be put on record")]
    private partial void NotWritten(Exception away, int count);

    private sealed record Entry(OutboxMessage Message, string Holder, TaskCompletionSource<bool> Written);
}
