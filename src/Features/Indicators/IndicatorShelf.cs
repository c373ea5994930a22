using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Indicators;
using PerfBot.Store;

namespace PerfBot.Features.Indicators;

/// <summary>The library as it is now: what comes with PerfBot, and what the company published.</summary>
public sealed class IndicatorShelf(ReviewDb db)
{
    /// <summary>The library.</summary>
    public async Task<IndicatorLibrary> ReadAsync(CancellationToken ct) =>
        BuiltinIndicators.Library.With(await db.Indicators.AsNoTracking().ToListAsync(ct));
}
