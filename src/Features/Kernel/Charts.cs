using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;
using PerfBot.Features.Calendars;
using PerfBot.Store;

namespace PerfBot.Features.Kernel;

/// <summary>The company's org chart with calendars and leave, read once and kept until one of these or the day changes.</summary>
/// <remarks>Who changes people in this process says so; a change by another one (an import on the command line) is noticed within a second.</remarks>
public sealed class Charts(IServiceScopeFactory scopes, CompanyClock clock, IOptions<CompanyOptions> options) : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    /// <summary>Leave that ended longer ago cannot matter to a task that is still open by then: it has been overdue for months.</summary>
    private const int DaysOfLeave = 120;

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Chart? _kept;

    /// <summary>The chart of today.</summary>
    public ValueTask<OrgChart> GetAsync(CancellationToken ct) => _kept is { } kept && IsFresh(kept) ? new(kept.People) : new(LoadAsync(ct));

    /// <summary>The chart as it was last read, for who cannot wait for the store; null when there is none.</summary>
    public OrgChart? Kept => _kept?.People;

    /// <summary>People have changed: the next one who asks reads them anew.</summary>
    public void Forget() => _kept = null;

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    private async Task<OrgChart> LoadAsync(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            var (day, now) = (clock.Today(), clock.Now());
            var kept = _kept;
            if (kept is not null && IsFresh(kept))
            {
                return kept.People;
            }

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();

            // The version first: people read after it are at least as new.
            var version = await db.PeopleVersionAsync(ct);
            if (kept is not null && kept.Day == day && kept.Version == version)
            {
                Interlocked.CompareExchange(ref _kept, kept with { LookedAt = now }, kept); // unless somebody said meanwhile that people have changed
                return kept.People;
            }

            var since = day.AddDays(-DaysOfLeave);
            var chart = new OrgChart(
                await db.Employees.AsNoTracking().ToListAsync(ct),
                await db.Assignments.AsNoTracking().ToListAsync(ct),
                await db.Departments.AsNoTracking().ToListAsync(ct),
                await db.RoleGrants.AsNoTracking().ToListAsync(ct),
                day,
                new CompanyCalendars(
                    [.. BuiltinCalendars.All, .. (await db.CalendarYears.AsNoTracking().ToListAsync(ct)).Select(y => y.Definition)], options.Value.Calendar),
                await db.Leave.AsNoTracking().Where(l => l.To >= since).ToListAsync(ct));
            _kept = new(day, version, now, chart);
            return chart;
        }
        finally
        {
            _loading.Release();
        }
    }

    private bool IsFresh(Chart kept) => kept.Day == clock.Today() && (clock.Now() - kept.LookedAt).Duration() < Glance;

    /// <summary>A chart that is kept.</summary>
    /// <param name="Day">The day it is of.</param>
    /// <param name="Version">The version of people that it shows, or a later one.</param>
    /// <param name="LookedAt">When the version was last compared with the store.</param>
    /// <param name="People">The chart.</param>
    private sealed record Chart(DateOnly Day, long Version, DateTimeOffset LookedAt, OrgChart People);
}
