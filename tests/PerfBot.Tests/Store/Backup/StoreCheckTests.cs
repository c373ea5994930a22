using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Notices;
using PerfBot.Domain.People;
using PerfBot.Domain.Reviews;
using PerfBot.Store.Backup;
using PerfBot.Tests.Features;

namespace PerfBot.Tests.Store.Backup;

/// <summary>Whoever changes the store by hand is found out.</summary>
[Trait("Speed", "Slow")]
public sealed class StoreCheckTests
{
    [Fact]
    public async Task A_store_that_only_the_bot_wrote_is_sound()
    {
        await using var cycle = await OneCycle.StartAsync();

        var health = await cycle.ReadAsync(db => StoreCheck.RunAsync(db, CancellationToken.None));

        Assert.Empty(health.Problems);
        Assert.Contains(health.Tables, t => t is { Table: "Reviews", Rows: > 0 });
    }

    [Theory]
    [InlineData("UPDATE \"AuditEvents\" SET \"Subject\" = 'somebody else' WHERE \"Sequence\" = 1", "event 1 was changed")]
    [InlineData("DELETE FROM \"AuditEvents\" WHERE \"Sequence\" = 1", "2 follows 0")]
    [InlineData("UPDATE \"AuditEvents\" SET \"Hash\" = (SELECT \"Hash\" FROM \"AuditEvents\" WHERE \"Sequence\" = 2) WHERE \"Sequence\" = 1", "event 2 does not follow")]
    public async Task A_changed_audit_event_is_found(string sql, string said)
    {
        await using var cycle = await OneCycle.StartAsync();
        await NoteTwoAsync(cycle);
        await cycle.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql));

        var health = await cycle.ReadAsync(db => StoreCheck.RunAsync(db, CancellationToken.None));

        Assert.Contains(health.Problems, p => p.Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_task_of_nobody_is_found()
    {
        await using var cycle = await OneCycle.StartAsync();
        var nobody = EmployeeId.New();
        await cycle.ReadAsync(db => db.Tasks.Where(t => t.Assignee == cycle.Lin && t.State == TaskState.Open).ExecuteUpdateAsync(t => t.SetProperty(x => x.Assignee, nobody)));

        var health = await cycle.ReadAsync(db => StoreCheck.RunAsync(db, CancellationToken.None));

        Assert.Contains(health.Problems, p => p.StartsWith("Tasks.Assignee: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_ledger_line_of_no_notice_is_found()
    {
        await using var cycle = await OneCycle.StartAsync();
        await cycle.InAsync(db =>
        {
            db.Outbox.Add(OutboxMessage.OfNotice(cycle.Lin, NoticeId.New(), 1, "notices.show", "{}", "notice:1", DateTimeOffset.UnixEpoch));
            return Task.CompletedTask;
        });

        var health = await cycle.ReadAsync(db => StoreCheck.RunAsync(db, CancellationToken.None));

        Assert.Contains(health.Problems, p => p.StartsWith("Outbox.Notice: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_id_in_the_store_is_followed_to_what_it_means()
    {
        await using var cycle = await OneCycle.StartAsync();

        var unknown = await cycle.ReadAsync(db => Task.FromResult(
            from entity in db.Model.GetEntityTypes()
            from property in entity.GetProperties()
            where IsId(property.ClrType) && StoreCheck.TargetOf(property) is null
                && !(entity.FindPrimaryKey()!.Properties.Count == 1 && property.IsPrimaryKey()) // what it is known by itself
            select $"{entity.GetTableName()}.{property.Name}"));

        Assert.Empty(unknown);
    }

    private static bool IsId(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsValueType: true } plain && (plain == typeof(Guid) || plain.Name.EndsWith("Id", StringComparison.Ordinal));

    private static Task NoteTwoAsync(OneCycle cycle) => cycle.InAsync(db =>
    {
        db.Note(PerfBot.Domain.Audit.AuditEvent.Of(DateTimeOffset.UnixEpoch, null, "test.one", "subject:1", null));
        db.Note(PerfBot.Domain.Audit.AuditEvent.Of(DateTimeOffset.UnixEpoch, null, "test.two", "subject:2", null));
        return Task.CompletedTask;
    });
}
