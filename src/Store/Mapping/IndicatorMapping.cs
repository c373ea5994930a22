using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Indicators;

namespace PerfBot.Store.Mapping;

internal sealed class IndicatorMapping : IEntityTypeConfiguration<IndicatorVersion>
{
    public void Configure(EntityTypeBuilder<IndicatorVersion> version)
    {
        version.ToTable("Indicators");
        version.HasKey(v => new { v.Key, v.Number }); // two people publish the same number: the second one fails
        version.Property(v => v.Key).HasMaxLength(IndicatorVersion.KeyMaxLength);
        version.Property(v => v.Number).ValueGeneratedNever();
        version.Property(v => v.Definition).HasConversion(new StoredAsJson<IndicatorDefinition>(), new SameObjectComparer<IndicatorDefinition>());
        version.Property(v => v.PublishedBy);
        version.Property(v => v.PublishedAt);
        version.Ignore(v => v.IsBuiltIn);
    }
}
