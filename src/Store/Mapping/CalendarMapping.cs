using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;

namespace PerfBot.Store.Mapping;

internal sealed class SavedCalendarYearMapping : IEntityTypeConfiguration<SavedCalendarYear>
{
    public void Configure(EntityTypeBuilder<SavedCalendarYear> year)
    {
        year.ToTable("CalendarYears");
        year.HasKey(y => new { y.Calendar, y.Year });
        year.Property(y => y.Calendar).HasMaxLength(CalendarYear.KeyMaxLength);
        year.Property(y => y.Year).ValueGeneratedNever();
        year.Property(y => y.Definition).HasConversion(new StoredAsJson<CalendarYear>(), new SameObjectComparer<CalendarYear>());
        year.Property(y => y.SavedBy);
        year.Property(y => y.SavedAt);
    }
}

internal sealed class LeaveMapping : IEntityTypeConfiguration<Leave>
{
    public void Configure(EntityTypeBuilder<Leave> leave)
    {
        leave.ToTable("Leave");
        leave.HasKey(l => l.Id);
        leave.Property(l => l.Id).ValueGeneratedNever();
        leave.Property(l => l.Employee);
        leave.Property(l => l.From);
        leave.Property(l => l.To);
        leave.Property(l => l.EnteredBy);
        leave.Property(l => l.EnteredAt);
        leave.HasOne<Employee>().WithMany().HasForeignKey(l => l.Employee);
        leave.HasIndex(l => new { l.Employee, l.From, l.To }).IsUnique(); // the same file twice is leave once
    }
}

internal sealed class SnoozeMapping : IEntityTypeConfiguration<Snooze>
{
    public void Configure(EntityTypeBuilder<Snooze> snooze)
    {
        snooze.ToTable("Snoozes");
        snooze.HasKey(s => s.Employee);
        snooze.Property(s => s.Employee).ValueGeneratedNever();
        snooze.HasOne<Employee>().WithOne().HasForeignKey<Snooze>(s => s.Employee);
    }
}
