using System.Text.Json;
using PerfBot.Bot.Turns;
using PerfBot.Cards.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Teams.Wire;

namespace PerfBot.Bot.Hosting;

/// <summary>Takes the first turn's way once while the host starts: queries are compiled and the org chart is read before somebody waits for it.</summary>
internal static class WarmUp
{
    /// <summary>Has somebody of the company look at a task that is not there. Nothing is saved: the client's own refresh changes nothing either.</summary>
    public static async Task RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var chart = await services.GetRequiredService<Charts>().GetAsync(ct);
        if (chart.People.FirstOrDefault(p => p.ChannelUser is not null) is not { ChannelUser: { } user })
        {
            return; // nobody can write yet
        }

        var read = ActivityReader.Parse("""{"type":"invoke","name":"adaptiveCard/action","conversation":{"conversationType":"personal"}}"""u8);
        await services.GetRequiredService<TurnRunner>().RunAsync(
            new Turn
            {
                ChannelUser = user,
                Activity = read.Activity!,
                Key = [],
                Click = [],
                Verb = OpenTask.Verb,
                Data = JsonSerializer.SerializeToElement(new { task = Guid.Empty }),
                IsAutomatic = true,
            },
            ct);
    }
}
