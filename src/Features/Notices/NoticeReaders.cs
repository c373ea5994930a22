using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Notices;

/// <summary>Somebody for whom a notice is meant.</summary>
/// <param name="Id">Who.</param>
/// <param name="Place">Where in the ledger: people are written down in this order.</param>
/// <param name="Person">As they are today; null for somebody who has left.</param>
/// <param name="Excluded">Why they do not get it, as a code; null when they do.</param>
internal sealed record Reader(EmployeeId Id, string Place, Person? Person, string? Excluded);

/// <summary>Finds out who gets a notice, as things are now. Never anybody outside the sender's scope.</summary>
internal sealed class NoticeReaders(ReviewDb db, Charts charts)
{
    /// <summary>Everybody, in the order of the ledger.</summary>
    public async Task<IReadOnlyList<Reader>> FindAsync(Notice notice, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        if (chart.Find(notice.By) is not { } sender || !sender.Is(Roles.Hr))
        {
            return [];
        }

        var audience = notice.Audience;
        var readers = audience.Kind switch
        {
            AudienceKind.Everyone => Here(chart.People),
            AudienceKind.Departments => Here(chart.People.Where(p => p.Department is { } d && audience.Departments.Contains(d))),
            AudienceKind.Positions => Here(chart.People.Where(p => p.Posts.Any(post => audience.Positions.Contains(post.Position)))),
            AudienceKind.Cycle => Found(chart, await db.Reviews.Where(r => r.Cycle == audience.Cycle).Select(r => r.Employee).Distinct().ToListAsync(ct)),
            AudienceKind.OpenTask => Found(chart, await OpenAsync(audience, ct)),
            _ => Found(chart, audience.People).Select(r => r.Person is { } p && !sender.IsHrOf(p.Department) ? r with { Excluded = DeliveryTroubles.OutOfScope } : r),
        };
        return [.. readers.Where(r => r.Person is null || r.Excluded is not null || sender.IsHrOf(r.Person.Department)).OrderBy(r => r.Place, StringComparer.Ordinal)];
    }

    private Task<List<EmployeeId>> OpenAsync(NoticeAudience audience, CancellationToken ct) => db.Tasks
        .Where(t => t.Cycle == audience.Cycle && t.State == TaskState.Open && (audience.Stage == null || t.Kind == audience.Stage))
        .Select(t => t.Assignee).Distinct().ToListAsync(ct);

    private static IEnumerable<Reader> Here(IEnumerable<Person> people) => people.Select(p => new Reader(p.Id, p.Number, p, null));

    private static IEnumerable<Reader> Found(OrgChart chart, IEnumerable<EmployeeId> ids) => ids.Distinct().Select(id => chart.Find(id) is { } person
        ? new Reader(id, person.Number, person, null)
        : new Reader(id, $"~{id.Value:N}", null, DeliveryTroubles.NotEmployed));
}
