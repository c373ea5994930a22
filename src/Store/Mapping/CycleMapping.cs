using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;

namespace PerfBot.Store.Mapping;

internal sealed class CycleChangeMapping : IEntityTypeConfiguration<CycleChange>
{
    public void Configure(EntityTypeBuilder<CycleChange> change)
    {
        change.ToTable("CycleChanges");
        change.HasKey(c => c.Id);
        change.Property(c => c.Id).ValueGeneratedNever();
        change.Property(c => c.Cycle);
        change.Property(c => c.Employee);
        change.Property(c => c.Kind);
        change.Property(c => c.Day);
        change.Property(c => c.At);
        change.Property(c => c.Name).HasMaxLength(CycleChange.TextMaxLength);
        change.Property(c => c.Before).HasMaxLength(CycleChange.TextMaxLength);
        change.Property(c => c.After).HasMaxLength(CycleChange.TextMaxLength);
        change.HasOne<Cycle>().WithMany().HasForeignKey(c => c.Cycle);
        change.HasIndex(c => new { c.Cycle, c.At });
    }
}

internal sealed class CycleSeriesMapping : IEntityTypeConfiguration<CycleSeries>
{
    public void Configure(EntityTypeBuilder<CycleSeries> series)
    {
        series.ToTable("CycleSeries");
        series.HasKey(s => s.Id);
        series.Property(s => s.Id).ValueGeneratedNever();
        series.Property(s => s.ProgrammeKey).HasMaxLength(Programme.KeyMaxLength);
        series.Property(s => s.Length);
        series.Property(s => s.CreatedBy);
        series.Property(s => s.CreatedAt);
        series.Property(s => s.Audience).HasConversion(new StoredAudience(), new SameObjectComparer<CycleAudience>());
        series.Property(s => s.LastFrom).IsConcurrencyToken(); // of two runs at once, one starts the cycle
    }
}
