using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.People;

namespace PerfBot.Store.Mapping;

internal sealed class EmployeeMapping : IEntityTypeConfiguration<Employee>
{
    public void Configure(EntityTypeBuilder<Employee> employee)
    {
        employee.ToTable("Employees");
        employee.HasKey(e => e.Id);
        employee.Property(e => e.Id).ValueGeneratedNever();
        employee.Property(e => e.Number).HasMaxLength(Employee.NumberMaxLength);
        employee.Property(e => e.Name).HasMaxLength(Employee.NameMaxLength);
        employee.Property(e => e.Email).HasMaxLength(Employee.EmailMaxLength);
        employee.Property(e => e.ChannelUser).HasMaxLength(Conversation.ChannelIdMaxLength);
        employee.Property(e => e.Language).HasMaxLength(16);
        employee.Property(e => e.TimeZone).HasMaxLength(64);
        employee.Property(e => e.Calendar).HasMaxLength(CalendarYear.KeyMaxLength);
        employee.Property(e => e.Tags).HasMaxLength(Employee.MostTags * (Employee.TagMaxLength + 1))
            .HasConversion(new LinesConverter(), new SameObjectComparer<IReadOnlyList<string>>());
        employee.Property(e => e.WelcomedAt).IsConcurrencyToken(); // two install events at once welcome once
        employee.HasIndex(e => e.Number).IsUnique();
        employee.HasIndex(e => e.ChannelUser).IsUnique();
    }
}

internal sealed class DepartmentMapping : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> department)
    {
        department.ToTable("Departments");
        department.HasKey(d => d.Id);
        department.Property(d => d.Id).ValueGeneratedNever();
        department.Property(d => d.Name).HasMaxLength(Department.NameMaxLength);
        department.HasIndex(d => d.Name).IsUnique();
    }
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("Assignments");
        assignment.HasKey(a => a.Id);
        assignment.Property(a => a.Id).ValueGeneratedNever();
        assignment.Property(a => a.Employee);
        assignment.Property(a => a.Position).HasMaxLength(Assignment.PositionMaxLength);
        assignment.Property(a => a.Share).HasConversion<HundredthsConverter>();
        assignment.HasIndex(a => a.Employee);
        assignment.HasOne<Employee>().WithMany().HasForeignKey(a => a.Employee);
        assignment.HasOne<Employee>().WithMany().HasForeignKey(a => a.Manager).OnDelete(DeleteBehavior.Restrict);
        assignment.HasOne<Department>().WithMany().HasForeignKey(a => a.Department);
    }
}

internal sealed class RoleGrantMapping : IEntityTypeConfiguration<RoleGrant>
{
    public void Configure(EntityTypeBuilder<RoleGrant> grant)
    {
        grant.ToTable("RoleGrants");
        grant.HasKey(g => g.Id);
        grant.Property(g => g.Id).ValueGeneratedNever();
        grant.Property(g => g.Employee);
        grant.Property(g => g.Role);
        grant.HasOne<Employee>().WithMany().HasForeignKey(g => g.Employee);
        grant.HasOne<Department>().WithMany().HasForeignKey(g => g.Department);
    }
}

internal sealed class StrangerMapping : IEntityTypeConfiguration<Stranger>
{
    public void Configure(EntityTypeBuilder<Stranger> stranger)
    {
        stranger.ToTable("Strangers");
        stranger.HasKey(s => s.ChannelUser);
        stranger.Property(s => s.ChannelUser).HasMaxLength(Conversation.ChannelIdMaxLength);
        stranger.Property(s => s.Name).HasMaxLength(Employee.NameMaxLength);
        stranger.Property(s => s.ConversationId).HasMaxLength(Conversation.ChannelIdMaxLength);
        stranger.Property(s => s.UserId).HasMaxLength(Conversation.ChannelIdMaxLength);
        stranger.Property(s => s.BotId).HasMaxLength(Conversation.ChannelIdMaxLength);
        stranger.Property(s => s.ServiceUrl).HasMaxLength(Conversation.ServiceUrlMaxLength);
        stranger.Property(s => s.TenantId).HasMaxLength(64);
        stranger.Property(s => s.Locale).HasMaxLength(16);
        stranger.Property(s => s.SeenAt);
    }
}
