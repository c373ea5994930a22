using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Store.Mapping;

internal sealed class ProgrammeMapping : IEntityTypeConfiguration<Programme>
{
    public void Configure(EntityTypeBuilder<Programme> programme)
    {
        programme.ToTable("Programmes");
        programme.HasKey(p => p.Id);
        programme.Property(p => p.Id).ValueGeneratedNever();
        programme.Property(p => p.Key).HasMaxLength(Programme.KeyMaxLength);
        programme.Property(p => p.Version);
        programme.Property(p => p.PublishedAt);
        programme.Property(p => p.Definition).HasConversion(new StoredAsJson<ProgrammeDefinition>(), new SameObjectComparer<ProgrammeDefinition>());
        programme.HasIndex(p => new { p.Key, p.Version }).IsUnique();
    }
}

internal sealed class ProgrammeDraftMapping : IEntityTypeConfiguration<ProgrammeDraft>
{
    public void Configure(EntityTypeBuilder<ProgrammeDraft> draft)
    {
        draft.ToTable("ProgrammeDrafts");
        draft.HasKey(d => d.Key);
        draft.Property(d => d.Key).HasMaxLength(Programme.KeyMaxLength).ValueGeneratedNever();
        draft.Property(d => d.BasedOn);
        draft.Property(d => d.ChangedBy);
        draft.Property(d => d.ChangedAt);
        draft.Property(d => d.Definition).HasConversion(new StoredAsJson<ProgrammeDefinition>(), new SameObjectComparer<ProgrammeDefinition>());
        draft.Property(d => d.Version).IsConcurrencyToken();
    }
}

internal sealed class CycleMapping : IEntityTypeConfiguration<Cycle>
{
    public void Configure(EntityTypeBuilder<Cycle> cycle)
    {
        cycle.ToTable("Cycles");
        cycle.HasKey(c => c.Id);
        cycle.Property(c => c.Id).ValueGeneratedNever();
        cycle.Property(c => c.Programme);
        cycle.Property(c => c.From);
        cycle.Property(c => c.To);
        cycle.Property(c => c.StartedBy);
        cycle.Property(c => c.StartedAt);
        cycle.Property(c => c.State).IsConcurrencyToken();
        cycle.Property(c => c.IsOpeningResults).IsConcurrencyToken(); // of two nodes one ends it
        cycle.Property(c => c.IsEnding).IsConcurrencyToken();
        cycle.Property(c => c.Audience).HasConversion(new StoredAudience(), new SameObjectComparer<CycleAudience>());
        cycle.Property(c => c.CancelReason).HasMaxLength(Cycle.ReasonMaxLength);
        cycle.Ignore(c => c.IsAlive);
        cycle.Ignore(c => c.HoldsBack);
        cycle.Ignore(c => c.Period);
        cycle.HasOne<Programme>().WithMany().HasForeignKey(c => c.Programme);
    }
}

internal sealed class ReviewMapping : IEntityTypeConfiguration<Review>
{
    public void Configure(EntityTypeBuilder<Review> review)
    {
        review.ToTable("Reviews");
        review.HasKey(r => r.Id);
        review.Property(r => r.Id).ValueGeneratedNever();
        review.Property(r => r.Cycle);
        review.Property(r => r.Employee);
        review.Property(r => r.OpenedAt);
        review.Property(r => r.Plan).HasConversion(new StoredPlan(), new SameObjectComparer<ReviewPlan>());
        review.Property(r => r.Decisions).HasConversion(new StoredDecisions(), new SameObjectComparer<IReadOnlyDictionary<string, LineDecision>>());
        review.Property(r => r.ExcludedBecause).HasMaxLength(ReviewTask.ReasonMaxLength);
        review.Property(r => r.Version).IsConcurrencyToken();
        review.HasOne<Cycle>().WithMany().HasForeignKey(r => r.Cycle);
        review.HasOne<Employee>().WithMany().HasForeignKey(r => r.Employee);
        review.HasIndex(r => new { r.Cycle, r.Employee }).IsUnique();
        review.HasIndex(r => new { r.Cycle, r.Id, r.Department, r.Stage }); // a cycle is counted without reading its plans
        review.HasIndex(r => r.Employee);
        review.HasIndex(r => r.Manager);
    }
}

internal sealed class ReviewTaskMapping : IEntityTypeConfiguration<ReviewTask>
{
    public void Configure(EntityTypeBuilder<ReviewTask> task)
    {
        task.ToTable("Tasks");
        task.HasKey(t => t.Id);
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Review);
        task.Property(t => t.Cycle);
        task.Property(t => t.Kind);
        task.Property(t => t.Assignee);
        task.Property(t => t.Subject);
        task.Property(t => t.ReturnReason).HasMaxLength(ReviewTask.ReasonMaxLength);
        task.Property(t => t.Said).HasConversion(new StoredAsJson<Assessment>(), new SameObjectComparer<Assessment>());
        task.Property(t => t.Version).IsConcurrencyToken();
        task.HasOne<Review>().WithMany().HasForeignKey(t => t.Review);
        task.HasIndex(t => new { t.Review, t.Kind, t.Assignee }).IsUnique();
        task.HasIndex(t => t.DelegatedBy);
        task.HasIndex(t => t.EscalatedTo);
        task.HasIndex(t => new { t.State, t.DueOn });
        task.HasIndex(t => new { t.Assignee, t.State, t.DueOn });
        task.HasIndex(t => new { t.Cycle, t.State, t.Assignee, t.Kind, t.DueOn, t.Review }); // what is open is counted in it
    }
}

internal sealed class ResultMapping : IEntityTypeConfiguration<Result>
{
    public void Configure(EntityTypeBuilder<Result> result)
    {
        result.ToTable("Results");
        result.HasKey(r => r.Id);
        result.Property(r => r.Id).ValueGeneratedNever();
        result.Property(r => r.Review);
        result.Property(r => r.Employee);
        result.Property(r => r.Version);
        result.Property(r => r.OpenedBy);
        result.Property(r => r.OpenedAt);
        result.Property(r => r.Grade).HasMaxLength(Result.GradeMaxLength);
        result.Property(r => r.Score).HasConversion(new StoredAsJson<Score>(), new SameObjectComparer<Score>());
        result.HasOne<Review>().WithMany().HasForeignKey(r => r.Review);
        result.HasIndex(r => new { r.Review, r.Version }).IsUnique();
        result.HasIndex(r => r.Employee);
    }
}

internal sealed class ReadingMapping : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> reading)
    {
        reading.ToTable("Readings");
        reading.HasKey(r => r.Id);
        reading.Property(r => r.Id).ValueGeneratedNever();
        reading.Property(r => r.Metric).HasMaxLength(Reading.MetricMaxLength);
        reading.Property(r => r.Employee);
        reading.Property(r => r.Month);
        reading.Property(r => r.Value).HasPrecision(28, 10);
        reading.Property(r => r.Source).HasMaxLength(Reading.SourceMaxLength);
        reading.Property(r => r.ObservedAt);
        reading.HasOne<Employee>().WithMany().HasForeignKey(r => r.Employee);

        // One value counts at a time, also when two people import at once; the rows that were replaced are history.
        reading.HasIndex(r => new { r.Employee, r.Month, r.Metric }).IsUnique().HasFilter("\"ReplacedAt\" IS NULL");
    }
}
