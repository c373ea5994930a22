using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using PerfBot.Store;

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
        ["Cycle.Audience"] = "whom it is for as JSON: made of limited texts",
        ["CycleSeries.Audience"] = "whom it is for as JSON: made of limited texts",
        ["Review.Plan"] = "a plan as JSON: as long as the programme's",
        ["Review.Decisions"] = "decisions as JSON: one for each line at most, each with a limited reason",
        ["ReviewTask.Said"] = "answers as JSON: one for each line at most, each with a limited comment",
        ["Result.Score"] = "a score with its explanation as JSON: as long as plan and readings are",
        ["AuditEvent.Detail"] = "before, after and why as JSON: made by the use cases from limited values",
        ["Download.Content"] = "a file that was made here: as long as the cycle has people",
        ["Upload.Content"] = "a file: limited in bytes where it is received",
        ["AnsweredTurn.Answer"] = "a card: limited in bytes by the channel",
        ["Notice.Content"] = "a notice as JSON: made of limited texts",
        ["Notice.Audience"] = "who gets it as JSON: as long as a list of people is",
        ["SavedCalendarYear.Definition"] = "a year of a calendar as JSON: limited where it is read",
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

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.Postgres)]
    [InlineData(StoreProvider.SqlServer)]
    public void The_migrations_say_what_the_model_says(StoreProvider provider)
    {
        using var db = StoreModel.Open(provider);

        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: add a migration for each database.");
    }

    [Fact]
    public void The_compiled_model_says_what_the_mapping_says()
    {
        using var db = StoreModel.Open();
        var mapped = db.GetService<IModelSource>().GetModel(db, db.GetService<ModelCreationDependencies>(), designTime: false);

        Assert.Equal("SqliteReviewDbModel", db.Model.GetType().Name);
        Assert.Equal(Said(mapped), Said(db.Model)); // else compile it anew: see "an entity" in the README
    }

    [Theory]
    [InlineData(StoreProvider.Postgres)]
    [InlineData(StoreProvider.SqlServer)]
    public void Every_database_has_the_same_tables_and_columns(StoreProvider provider)
    {
        using var sqlite = StoreModel.Open();
        using var other = StoreModel.Open(provider);

        Assert.Equal(Columns(sqlite.Model), Columns(other.Model));
    }

    [Theory]
    [InlineData(StoreProvider.Postgres)]
    [InlineData(StoreProvider.SqlServer)]
    public void The_migrations_make_a_script_with_every_column_and_index(StoreProvider provider)
    {
        using var db = StoreModel.Open(provider);
        var (open, close) = provider == StoreProvider.Postgres ? ("\"", "\"") : ("[", "]");

        var script = db.GetService<IMigrator>().GenerateScript();

        Rule.Holds(Names(db.Model).Where(name => !script.Contains($"{open}{name}{close}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_key_and_index_is_short_enough_for_SQL_Server()
    {
        using var db = StoreModel.SqlServer();

        Rule.Holds(TooLong(db.Model));
    }

    [Fact]
    public void A_key_that_is_too_long_for_SQL_Server_is_found()
    {
        using var db = new Planted(new DbContextOptionsBuilder<Planted>().UseSqlServer("Server=127.0.0.1").Options);

        Assert.Equal(["PlantedRow (Name): 1200 bytes, 900 at most"], TooLong(db.Model));
    }

    [Fact]
    public void Text_is_compared_by_code_point_in_every_database()
    {
        using var postgres = StoreModel.Postgres();
        using var sqlServer = StoreModel.SqlServer();

        Rule.Holds(OtherCollation(postgres, "C"));
        Rule.Holds(OtherCollation(sqlServer, "Latin1_General_100_BIN2"));
    }

    [Fact]
    public void A_model_without_its_migration_is_found()
    {
        using var db = new Planted(new DbContextOptionsBuilder<Planted>().UseSqlite("Data Source=:memory:").Options);

        Assert.True(db.Database.HasPendingModelChanges());
    }

    /// <summary>Everything that a context goes by, and how values get into the store and out again.</summary>
    private static string Said(IModel model) => string.Join('\n',
    [
        model.ToDebugString(MetadataDebugStringOptions.LongDefault),
        .. from entity in model.GetEntityTypes()
           from property in entity.GetProperties()
           let converter = property.GetTypeMapping().Converter
           let comparer = property.GetValueComparer()
           select $"{entity.ClrType.Name}.{property.Name}: {converter?.ConvertToProviderExpression} {converter?.ConvertFromProviderExpression} {comparer.EqualsExpression} {comparer.SnapshotExpression}",
    ]);

    private static List<string> Columns(IModel model) =>
    [
        .. (from entity in model.GetEntityTypes()
            let table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema())
            from property in entity.GetProperties()
            select $"{table.Name}.{property.GetColumnName(table)}{(property.IsColumnNullable(table) ? "?" : "")}").Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Names(IModel model) =>
        from entity in model.GetEntityTypes()
        let table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema())
        from name in entity.GetProperties().Select(p => p.GetColumnName(table)!).Concat(entity.GetIndexes().Select(i => i.GetDatabaseName()!)).Append(table.Name)
        select name;

    /// <summary>SQL Server keeps a table in the order of its primary key, of 900 bytes at most, and an index of 1,700; a letter is two.</summary>
    private static IEnumerable<string> TooLong(IModel model) =>
        from entity in model.GetEntityTypes()
        from key in entity.GetKeys().Select(k => (k.Properties, Limit: 900)).Concat(entity.GetIndexes().Select(i => (i.Properties, Limit: 1700)))
        let bytes = key.Properties.Sum(BytesOf)
        where bytes > key.Limit
        select $"{entity.ClrType.Name} ({string.Join(", ", key.Properties.Select(p => p.Name))}): {bytes} bytes, {key.Limit} at most";

    private static int BytesOf(IProperty property)
    {
        var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;
        return stored == typeof(string) ? 2 * (property.GetMaxLength() ?? 4000) : stored == typeof(byte[]) ? property.GetMaxLength() ?? 8000 : 16;
    }

    private static IEnumerable<string> OtherCollation(ReviewDb db, string collation) =>
        from entity in db.GetService<IDesignTimeModel>().Model.GetEntityTypes()
        from property in entity.GetProperties()
        where (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string) && property.GetCollation() != collation
        select $"{entity.ClrType.Name}.{property.Name}: {property.GetCollation()}";

    private static IEnumerable<string> WithoutLimit(IModel model) =>
        from entity in model.GetEntityTypes()
        from property in entity.GetProperties()
        let stored = property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType
        where (stored == typeof(string) || stored == typeof(byte[])) && property.GetMaxLength() is null
        select $"{entity.ClrType.Name}.{property.Name}";

    private sealed class Planted(DbContextOptions<Planted> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<PlantedRow>().Property(r => r.Name).HasMaxLength(600);
            modelBuilder.Entity<PlantedRow>().HasKey(r => r.Name);
        }
    }

    private sealed class PlantedRow
    {
        public string Name { get; set; } = "";

        public string Text { get; set; } = "";
    }
}
