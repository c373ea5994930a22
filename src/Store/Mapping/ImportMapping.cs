using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Metrics;

namespace PerfBot.Store.Mapping;

internal sealed class SavedMappingMapping : IEntityTypeConfiguration<SavedMapping>
{
    public void Configure(EntityTypeBuilder<SavedMapping> mapping)
    {
        mapping.ToTable("SavedMappings");
        mapping.HasKey(m => m.Name);
        mapping.Property(m => m.Name).HasMaxLength(SavedMapping.NameMaxLength);
        mapping.Property(m => m.Json);
        mapping.Property(m => m.SavedBy);
        mapping.Property(m => m.SavedAt);
    }
}

internal sealed class StoreStampMapping : IEntityTypeConfiguration<StoreStamp>
{
    public void Configure(EntityTypeBuilder<StoreStamp> stamp)
    {
        stamp.ToTable("StoreStamp");
        stamp.HasKey(s => s.Id);
        stamp.Property(s => s.Id).ValueGeneratedNever();
        stamp.Property(s => s.People);
        stamp.Property(s => s.Build).HasMaxLength(32);
        stamp.HasData(new { Id = StoreStamp.Only, People = 0L });
    }
}
