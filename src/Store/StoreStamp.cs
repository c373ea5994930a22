using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;

namespace PerfBot.Store;

/// <summary>What processes want to know of the store and of one another, without reading more than this. One row.</summary>
internal sealed class StoreStamp(int id, long people)
{
    /// <summary>The id of the row.</summary>
    public const int Only = 1;

    public int Id { get; } = id;

    /// <summary>Counts the saves that change people, so that another process (the command line beside a running bot) is noticed.</summary>
    public long People { get; } = people;

    /// <summary>The build whose own programmes were published last; null before the first.</summary>
    public string? Build { get; private set; }

    /// <summary>Whether what is to be saved changes who works here and when, who reports to whom, or who may do what.</summary>
    /// <remarks>
    /// What a first contact leaves (the welcome, the client's time zone) does not count: otherwise each of a thousand
    /// people who say hello would make everybody be read anew.
    /// </remarks>
    public static bool ArePeopleTouchedBy(ChangeTracker changes) => changes.Entries().Any(e => (e.State, e.Entity) switch
    {
        (EntityState.Modified, Employee) => e.Properties.Any(p => p.IsModified && p.Metadata.Name is not (nameof(Employee.WelcomedAt) or nameof(Employee.TimeZone))),
        (EntityState.Added or EntityState.Modified or EntityState.Deleted, Employee or Assignment or Department or RoleGrant or SavedCalendarYear or Leave) => true,
        _ => false,
    });
}
