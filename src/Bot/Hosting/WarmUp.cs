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
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Hosting;

/// <summary>Goes the first turn's way once while the host starts, and takes it back: queries are compiled and the org chart is read before somebody waits for it.</summary>
internal static partial class WarmUp
{
    /// <summary>Has somebody save a step: of their own task where anybody has one open, of none otherwise. Nothing of it stays, and nobody is told.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="store">Ends when the store is ready; what needs none comes first.</param>
    /// <param name="ct">Stops it.</param>
    public static async Task RunAsync(IServiceProvider services, Task store, CancellationToken ct)
    {
        _ = InvokeBody.OfCard(AdaptiveCardWriter.Write(new FailureCard(Click(task: null).Verb!, Roles.Employee), Language.English));
        await store;
        var chart = await services.GetRequiredService<Charts>().GetAsync(ct);
        var task = await OpenTaskAsync(services, ct);
        var person = task is null ? null : chart.Find(task.Assignee);
        if ((person ?? chart.People.FirstOrDefault(p => p.ChannelUser is not null)) is not { ChannelUser: { } user })
        {
            return; // nobody can write yet
        }

        try
        {
            await services.GetRequiredService<TurnRunner>().RunAsync(Click(task) with { ChannelUser = user, IsRehearsal = true }, ct);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            NotRehearsed(services.GetRequiredService<ILogger<TurnRunner>>(), fault); // one task that is broken must not keep everybody out
        }
    }

    private static async Task<ReviewTask?> OpenTaskAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReviewDb>().Tasks.AsNoTracking().FirstOrDefaultAsync(t => t.Kind == StageKind.SelfReview && t.State == TaskState.Open, ct);
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
