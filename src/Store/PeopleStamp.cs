using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;

namespace PerfBot.Store;

/// <summary>Counts the saves that change people, so that another process (the command line beside a running bot) is noticed. One row.</summary>
internal sealed class PeopleStamp(int id, long version)
{
    /// <summary>The id of the row.</summary>
    public const int Only = 1;

    public int Id { get; } = id;

    public long Version { get; } = version;

    /// <summary>Whether what is to be saved changes who works here and when, who reports to whom, or who may do what.</summary>
    /// <remarks>
    /// What a first contact leaves (the welcome, the client's time zone) does not count: otherwise each of a thousand
    /// people who say hello would make everybody be read anew.
    /// </remarks>
    public static bool IsTouchedBy(ChangeTracker changes) => changes.Entries().Any(e => (e.State, e.Entity) switch
    {
        (EntityState.Modified, Employee) => e.Properties.Any(p => p.IsModified && p.Metadata.Name is not (nameof(Employee.WelcomedAt) or nameof(Employee.TimeZone))),
        (EntityState.Added or EntityState.Modified or EntityState.Deleted, Employee or Assignment or Department or RoleGrant or SavedCalendarYear or Leave) => true,
        _ => false,
    });
}
