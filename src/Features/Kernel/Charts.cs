using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Domain.People;
using PerfBot.Store;

namespace PerfBot.Features.Kernel;

/// <summary>The company's org chart, read once and kept until people change or the day does.</summary>
public sealed class Charts(IServiceScopeFactory scopes, CompanyClock clock) : IDisposable
{
    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile Chart? _kept;

    /// <summary>The chart of today.</summary>
    public ValueTask<OrgChart> GetAsync(CancellationToken ct) =>
        _kept is { } kept && kept.Day == clock.Today() ? new(kept.People) : new(LoadAsync(ct));

    /// <summary>People have changed: the next one who asks reads them anew.</summary>
    public void Forget() => _kept = null;

    /// <inheritdoc />
    public void Dispose() => _loading.Dispose();

    private async Task<OrgChart> LoadAsync(CancellationToken ct)
    {
        await _loading.WaitAsync(ct);
        try
        {
            var day = clock.Today();
            if (_kept is { } kept && kept.Day == day)
            {
                return kept.People;
            }

            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            var chart = new OrgChart(
                await db.Employees.AsNoTracking().ToListAsync(ct),
                await db.Assignments.AsNoTracking().ToListAsync(ct),
                await db.Departments.AsNoTracking().ToListAsync(ct),
                await db.RoleGrants.AsNoTracking().ToListAsync(ct),
                day);
            _kept = new(day, chart);
            return chart;
        }
        finally
        {
            _loading.Release();
        }
    }

    private sealed record Chart(DateOnly Day, OrgChart People);
}
