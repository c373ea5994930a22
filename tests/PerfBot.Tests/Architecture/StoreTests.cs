using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PerfBot.Tests.Architecture;

/// <summary>What has to hold for every table.</summary>
public sealed class StoreTests
{
    /// <summary>Columns without a limit, each with the reason.</summary>
    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["ProgrammeDraft.Definition"] = "a programme as JSON, as below",
        ["Programme.Definition"] = "a programme as JSON: as long as the company's plans are",
        ["IndicatorVersion.Definition"] = "an indicator as JSON: made of limited texts",
        ["Review.Plan"] = "a plan as JSON: as long as the programme's",
        ["Review.Decisions"] = "decisions as JSON: one for each line at most, each with a limited reason",
        ["ReviewTask.Said"] = "answers as JSON: one for each line at most, each with a limited comment",
        ["Result.Score"] = "a score with its explanation as JSON: as long as plan and readings are",
        ["AuditEvent.Detail"] = "before, after and why as JSON: made by the use cases from limited values",
        ["Download.Content"] = "a file that was made here: as long as the cycle has people",
        ["Upload.Content"] = "a file: limited in bytes where it is received",
        ["AnsweredTurn.Answer"] = "a card: limited in bytes by the channel",
        ["SavedMapping.Json"] = "a mapping as JSON: checked where it is received",
    };

    [Fact]
    public void Every_text_has_a_limit_or_a_reason_for_having_none()
    {
        using var db = StoreModel.Open();

        Rule.Holds(WithoutLimit(db.Model).Except(Unlimited.Keys));
    }

    [Fact]
    public void A_text_without_a_limit_is_found()
    {
        using var db = new Planted(new DbContextOptionsBuilder<Planted>().UseSqlite("Data Source=:memory:").Options);

        Assert.Equal(["PlantedRow.Text"], WithoutLimit(db.Model));
    }

    [Fact]
    public void The_migrations_say_what_the_model_says()
    {
        using var db = StoreModel.Open();

        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: add a migration.");
    }

    [Fact]
    public void A_model_without_its_migration_is_found()
    {
        using var db = new Planted(new DbContextOptionsBuilder<Planted>().UseSqlite("Data Source=:memory:").Options);

        Assert.True(db.Database.HasPendingModelChanges());
    }

    private static IEnumerable<string> WithoutLimit(IModel model) =>
        from entity in model.GetEntityTypes()
        from property in entity.GetProperties()
        let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
        where (stored == typeof(string) || stored == typeof(byte[])) && property.GetMaxLength() is null
        select $"{entity.ClrType.Name}.{property.Name}";

    private sealed class Planted(DbContextOptions<Planted> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<PlantedRow>();
    }

    private sealed class PlantedRow
    {
        public int Id { get; set; }

        public string Text { get; set; } = "";
    }
}
