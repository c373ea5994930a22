using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Bot.Delivery;

/// <summary>Empties the outbox: takes what is due, the oldest first, and lets <see cref="OutboxSender"/> send it.</summary>
internal sealed partial class OutboxPump(IServiceScopeFactory scopes, OutboxSender sender, OutboxSignal signal, CompanyClock clock, ILogger<OutboxPump> log) : BackgroundService
{
    private const int BatchSize = 50;

    // Messages to one person keep their order; messages to several go out side by side.
    private const int PeopleAtOnce = 4;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendBatchAsync(stoppingToken) == BatchSize)
                {
                }

                await signal.WaitAsync(Rest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception bug)
            {
                Failed(bug);
                await Task.Delay(Rest, stoppingToken); // the store may be away for a moment: the messages stay where they are
            }
        }
    }

    private async Task<int> SendBatchAsync(CancellationToken ct)
    {
        List<(long Id, Domain.People.EmployeeId Recipient)> due;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            var now = clock.Now();
            due = [.. (await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Pending && m.NotBefore <= now)
                .OrderBy(m => m.NotBefore).ThenBy(m => m.Id).Take(BatchSize).Select(m => new { m.Id, m.Recipient }).ToListAsync(ct)).Select(m => (m.Id, m.Recipient))];
        }

        await Parallel.ForEachAsync(
            due.GroupBy(m => m.Recipient),
            new ParallelOptions { MaxDegreeOfParallelism = PeopleAtOnce, CancellationToken = ct },
            async (person, token) =>
            {
                foreach (var (id, _) in person)
                {
                    await sender.SendAsync(id, token);
                }
            });
        return due.Count;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The outbox rests after an error")]
    private partial void Failed(Exception bug);
}
