using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Reminders;

/// <summary>
/// Reminds people because somebody asks for it: like every reminder in their working hours and never on a day off. It takes the place of that day's digest, and a
/// reminder that still waits to be sent is not followed by a second one.
/// </summary>
internal sealed class Nudging(ReviewDb db, Charts charts, CompanyClock clock)
{
    private const string Key = "reminder";

    /// <summary>Whether <paramref name="person"/> would hear of a nudge only later, when they are at work.</summary>
    public bool IsLater(Person? person) => clock.HearsAt(person) > clock.Now();

    /// <summary>Reminds <paramref name="people"/>.</summary>
    public async Task SendAsync(IReadOnlyCollection<EmployeeId> people, CancellationToken ct)
    {
        var (chart, now) = (await charts.GetAsync(ct), clock.Now());
        var recent = clock.Today().AddDays(-2);
        var waiting = await db.Outbox.Where(m => m.State == OutboxState.Pending && m.Key == Key && people.Contains(m.Recipient)).Select(m => m.Recipient).ToHashSetAsync(ct);
        var reminded = (await db.Digests.AsNoTracking().Where(d => d.Day >= recent && people.Contains(d.Employee)).ToListAsync(ct)).Select(d => (d.Employee, d.Day)).ToHashSet();
        foreach (var id in people.Where(p => !waiting.Contains(p)))
        {
            var person = chart.Find(id);
            var at = clock.HearsAt(person);
            db.Send(id, new ShowReminder(), Key, at);
            if (person is not null && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, clock.ZoneOf(person)).DateTime) is var day && reminded.Add((id, day)))
            {
                db.Digests.Add(Digest.Of(id, day));
            }
        }
    }
}
