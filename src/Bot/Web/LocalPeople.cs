using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Bot.Web.LocalChat;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Teams;

namespace PerfBot.Bot.Web;

/// <summary>Everybody in the store, for the local chat to play.</summary>
internal sealed class LocalPeople(Charts charts, IServiceScopeFactory scopes, CompanyClock clock, IOptions<BotOptions> bot) : ILocalPeople
{
    public async Task<IReadOnlyList<LocalPerson>> ListAsync(CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        if (bot.Value.AppId.Length == 0 && chart.People.Any(p => p.ChannelUser is null))
        {
            await GiveAccountsAsync(ct);
            chart = await charts.GetAsync(ct);
        }

        return
        [
            .. chart.People.OrderBy(p => p.Number.Length).ThenBy(p => p.Number, StringComparer.Ordinal).Select(p => new LocalPerson(
                p.Id.Value.ToString("N"),
                p.ChannelUser ?? p.Id.Value.ToString(),
                p.Name,
                p.Position,
                p.DepartmentName,
                p.Is(Roles.Hr) ? "hr" : p.Is(Roles.Manager) ? "manager" : "employee")),
        ];
    }

    /// <summary>The local channel is where accounts come from here, as Entra is for Teams. Never in a store that a registered bot uses.</summary>
    private async Task GiveAccountsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        foreach (var person in await db.Employees.Where(e => e.ChannelUser == null).ToListAsync(ct))
        {
            person.Link(person.Id.Value.ToString());
            db.Audit(new Caller.Scheduler(), clock.Now(), "employee.linked", $"employee:{person.Id.Value}", new { how = "by the local channel" });
        }

        await db.SaveAsync(ct);
        charts.Forget();
    }
}
