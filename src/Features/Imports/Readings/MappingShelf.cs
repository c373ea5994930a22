using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Metrics;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>The mappings that can be used: those that the company saved, and those that come with PerfBot.</summary>
public sealed class MappingShelf(ReviewDb db, CompanyClock clock)
{
    /// <summary>All, by name. A saved one goes before a shipped one of the same name.</summary>
    public async Task<IReadOnlyList<ReadingMapping>> ListAsync(CancellationToken ct)
    {
        await db.SavedMappings.LoadAsync(ct);
        return
        [
            .. db.SavedMappings.Local.Select(mapping => ReadingMapping.Parse(mapping.Json)).Concat(ShippedMappings.Names.Select(name => ShippedMappings.Find(name)!))
                .DistinctBy(mapping => mapping.Name, StringComparer.OrdinalIgnoreCase).OrderBy(mapping => mapping.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>The mapping <paramref name="name"/>; case does not matter.</summary>
    /// <exception cref="RefusedException"><see cref="MappingNotFound"/>.</exception>
    public async Task<ReadingMapping> FindAsync(string name, CancellationToken ct) =>
        (await ListAsync(ct)).FirstOrDefault(mapping => mapping.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new RefusedException(new MappingNotFound(name));

    /// <summary>Saves a mapping that was understood, in place of one of the same name. False where it was saved before word for word.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="json">The mapping as it was written.</param>
    /// <param name="caller">Who saves it.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="RefusedException"><see cref="Domain.People.NotAllowed"/> for HR of departments: mappings hold for the company.</exception>
    public async Task<bool> SaveAsync(ReadingMapping mapping, string json, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (caller is Caller.Human { Who.HrScope: not null })
        {
            throw new RefusedException(new Domain.People.NotAllowed("mapping.save"));
        }

        await db.SavedMappings.LoadAsync(ct);
        var saved = db.SavedMappings.Local.FirstOrDefault(other => other.Name.Equals(mapping.Name, StringComparison.OrdinalIgnoreCase)); // also one of this turn
        if (saved?.Json == json)
        {
            return false;
        }

        var now = clock.Now();
        db.Audit(caller, now, "mapping.saved", $"mapping:{mapping.Name}"[..Math.Min(Domain.Audit.AuditEvent.SubjectMaxLength, mapping.Name.Length + 8)], new { before = saved?.Json, after = json });
        if (saved is null)
        {
            db.SavedMappings.Add(SavedMapping.Save(mapping.Name, json, caller.Actor, now));
        }
        else
        {
            saved.Change(json, caller.Actor, now);
        }

        return true;
    }
}
