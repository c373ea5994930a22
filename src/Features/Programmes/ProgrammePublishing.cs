using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Programmes;

/// <summary>Publishes programmes. A changed definition is a new version; running cycles keep theirs.</summary>
public static class ProgrammePublishing
{
    /// <summary>Publishes <paramref name="definition"/> unless its newest version says the same; the new version, or null.</summary>
    public static async Task<Programme?> PublishAsync(ReviewDb db, ProgrammeDefinition definition, Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(definition);
        var newest = await db.Programmes.AsNoTracking().Where(p => p.Key == definition.Key).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);
        if (newest is not null && Text(newest.Definition) == Text(definition))
        {
            return null;
        }

        var programme = Programme.Publish(definition, (newest?.Version ?? 0) + 1, now);
        db.Programmes.Add(programme);
        db.Audit(caller, now, "programme.published", $"programme:{programme.Id.Value}", new { programme.Key, programme.Version });
        return programme;
    }

    /// <summary>Publishes the programmes that come with PerfBot, in the order in which they are offered.</summary>
    public static async Task PublishBuiltinAsync(ReviewDb db, IEnumerable<ProgrammeDefinition> builtin, DateTimeOffset now, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(builtin);

        // A moment apart, so that they are offered in this order.
        var at = now;
        foreach (var definition in builtin)
        {
            at = at.AddMilliseconds(1);
            await PublishAsync(db, definition, new Caller.Scheduler(), at, ct);
        }
    }

    private static string Text(ProgrammeDefinition definition) => JsonSerializer.Serialize(definition);
}
