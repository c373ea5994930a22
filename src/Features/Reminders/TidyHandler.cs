using Microsoft.EntityFrameworkCore;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Reminders;

/// <summary>Deletes what has been kept long enough: answers to repeated deliveries, uploaded files, notes of reminders, leave of a year ago.</summary>
public sealed record Tidy;

internal sealed class TidyHandler(ReviewDb db, CompanyClock clock) : IHandle<Tidy>, IGuarded
{
    public static Policy Policy => Rights.Tidy;

    public async Task<Reply> HandleAsync(Tidy request, Caller caller, CancellationToken ct)
    {
        var dayAgo = clock.Now().AddDays(-1);
        var monthAgo = clock.Today().AddDays(-31);
        await db.AnsweredTurns.Where(t => t.At < dayAgo).ExecuteDeleteAsync(ct);
        await db.Uploads.Where(u => u.At < dayAgo).ExecuteDeleteAsync(ct);
        await db.Digests.Where(d => d.Day < monthAgo).ExecuteDeleteAsync(ct);
        var yearAgo = clock.Today().AddYears(-1);
        await db.Leave.Where(l => l.To < yearAgo).ExecuteDeleteAsync(ct);
        await db.Snoozes.Where(s => s.Until < monthAgo).ExecuteDeleteAsync(ct);
        return Reply.Silence;
    }
}
