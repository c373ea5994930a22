using System.Text;
using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Turns;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Hosting;

/// <summary>Goes the first turn's way once while the host starts, and takes it back: queries are compiled and the org chart is read before somebody waits for it.</summary>
internal sealed partial class WarmUp(IServiceProvider services) : IHostedService
{
    /// <summary>What needs no store: an activity is read, a card is written, and what starts with the host is made.</summary>
    public static void BeforeStore(IServiceProvider services)
    {
        _ = AdaptiveCardWriter.Write(new FailureCard(Click(task: null).Verb!, Roles.Employee), Language.English);
        _ = services.GetServices<IHostedService>();
    }

    /// <summary>The host has started when this has ended. It is not called off: it takes less than a second.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.Run(() => RunAsync(services, CancellationToken.None), CancellationToken.None);

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Has somebody save a step: of their own task where anybody has one open, of none otherwise. Nothing of it stays, and nobody is told.</summary>
    /// <param name="services">The host's, with a store that is ready.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            var reading = Task.Run(() => OpenTaskAsync(services, ct), ct);
            var chart = await services.GetRequiredService<Charts>().GetAsync(ct);
            var task = await reading;
            var person = task is null ? null : chart.Find(task.Assignee);
            if ((person ?? chart.People.FirstOrDefault(p => p.ChannelUser is not null)) is { ChannelUser: { } user }) // nobody: nobody can write yet
            {
                await services.GetRequiredService<TurnRunner>().RunAsync(Click(task) with { ChannelUser = user, IsRehearsal = true }, ct);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            NotRehearsed(services.GetRequiredService<ILogger<TurnRunner>>(), fault); // one task that is broken must not keep everybody out
        }
    }

    private static async Task<ReviewTask?> OpenTaskAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var open = await db.Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Kind == StageKind.SelfReview && t.State == TaskState.Open, ct);
        return open is null ? null : (await db.LookAtTaskAsync(open.Id, open.Assignee, ct))?.Task;
    }

    private static Turn Click(ReviewTask? task) => Turn.From(ActivityReader.Parse(Encoding.UTF8.GetBytes(
        $$"""
        {
          "type": "invoke", "name": "adaptiveCard/action", "id": "warm-up", "channelId": "msteams", "serviceUrl": "https://localhost/", "locale": "en-US",
          "from": { "id": "warm-up" }, "recipient": { "id": "warm-up" }, "conversation": { "id": "warm-up", "conversationType": "personal" },
          "channelData": { "tenant": { "id": "warm-up" } }, "entities": [{ "type": "clientInfo", "timezone": "UTC" }],
          "value": {
            "trigger": "manual",
            "action": { "type": "Action.Execute", "verb": "task.save", "data": { "task": "{{task?.Id.Value ?? Guid.Empty}}", "version": {{task?.Version ?? 0}}, "page": 0, "to": 1, "page-0": "-" } }
          }
        }
        """)).Activity!)!;

    [LoggerMessage(Level = LogLevel.Warning, Message = "The first turn could not be rehearsed; it will take longer")]
    private static partial void NotRehearsed(ILogger log, Exception fault);
}
