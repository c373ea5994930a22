using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Programmes;

/// <summary>Programme versions by id. A version never changes, so one that was read once is kept.</summary>
public sealed class ProgrammeBook
{
    private readonly ConcurrentDictionary<ProgrammeId, ProgrammeDefinition> _kept = new();

    /// <summary>The definition of a version.</summary>
    public async ValueTask<ProgrammeDefinition> GetAsync(ReviewDb db, ProgrammeId id, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        return _kept.TryGetValue(id, out var kept)
            ? kept
            : _kept.GetOrAdd(id, (await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == id, ct)).Definition);
    }
}
