using Microsoft.EntityFrameworkCore;
using PerfBot.Store;
using PerfBot.Store.Backup;
using PerfBot.Tests.Architecture;
using PerfBot.Tests.Features;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store.Backup;

/// <summary>What is in a backup is what was in the store, and a file that is not as it was written says so.</summary>
[Trait("Speed", "Slow")]
public sealed class BackupFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 10, 9, 1, 2, 3, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("perfbot-backup-").FullName;
    private readonly BackupOptions _options = new() { Passphrase = "open sesame, please" };

    private string File => Path.Combine(_folder, "one.backup");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_restored_store_gives_the_same_backup()
    {
        await using var cycle = await OneCycle.StartAsync();
        var manifest = await cycle.ReadAsync(db => BackupWriter.WriteAsync(db, File, _options, Now, CancellationToken.None));
        await using var store = await TestStore.CreateAsync(isNew: true);

        await using var db = store.Open();
        var restored = await StoreRestore.RunAsync(db, File, _options, CancellationToken.None);
        var again = await BackupWriter.WriteAsync(db, File + "2", _options, Now, CancellationToken.None);

        Assert.Equal(manifest.Tables, restored.Tables);
        Assert.Equal(manifest.Tables, again.Tables);
        Assert.Contains(manifest.Tables, t => t is { Table: "Tasks", Rows: > 0 });
        Assert.Contains(manifest.Tables, t => t is { Table: "AuditEvents", Rows: > 0 });
        Assert.Empty((await StoreCheck.RunAsync(db, CancellationToken.None)).Problems);
    }

    [Fact]
    public async Task A_restored_store_goes_on_numbering_after_what_it_has()
    {
        await using var cycle = await OneCycle.StartAsync();
        await cycle.ReadAsync(db => BackupWriter.WriteAsync(db, File, _options, Now, CancellationToken.None));
        var last = await cycle.ReadAsync(db => db.Outbox.MaxAsync(m => m.Id));
        await using var store = await TestStore.CreateAsync(isNew: true);
        await using var db = store.Open();
        await StoreRestore.RunAsync(db, File, _options, CancellationToken.None);

        var message = PerfBot.Domain.Delivery.OutboxMessage.Card(cycle.Lin, "test.show", "{}", "key", Now);
        db.Outbox.Add(message);
        await db.SaveAsync(CancellationToken.None);

        Assert.True(message.Id > last);
    }

    [Fact]
    public async Task What_people_wrote_cannot_be_read_in_the_file()
    {
        await using var cycle = await OneCycle.StartAsync();
        await cycle.ReadAsync(db => BackupWriter.WriteAsync(db, File, _options, Now, CancellationToken.None));

        var bytes = await System.IO.File.ReadAllBytesAsync(File);

        byte[] compressed = [0x1F, 0x8B, 0x08];
        Assert.True(bytes.AsSpan().IndexOf("Employees"u8) < 0);
        Assert.True(bytes.AsSpan(0, 200).IndexOf(compressed) < 0);
    }

    [Theory]
    [InlineData(3, "no backup")]
    [InlineData(20, "does not fit")]
    [InlineData(60, "does not fit")]
    [InlineData(-1, "does not fit|changed or cut off")]
    public async Task A_byte_that_was_changed_is_noticed(int at, string said)
    {
        await using var cycle = await OneCycle.StartAsync();
        await cycle.ReadAsync(db => BackupWriter.WriteAsync(db, File, _options, Now, CancellationToken.None));
        var bytes = await System.IO.File.ReadAllBytesAsync(File);
        bytes[at < 0 ? ^1 : at] ^= 1;
        await System.IO.File.WriteAllBytesAsync(File, bytes);

        var found = await Assert.ThrowsAsync<BackupException>(() => BackupReader.CheckAsync(File, _options, CancellationToken.None));

        Assert.Contains(said.Split('|'), part => found.Message.Contains(part, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64 * 1024 - 1)]
    [InlineData(64 * 1024)]
    [InlineData(64 * 1024 + 1)]
    [InlineData(300_000)]
    public void Whatever_length_is_sealed_comes_back_and_no_end_can_be_cut_off(int length)
    {
        var plain = new byte[length];
        new Random(1).NextBytes(plain);
        var secret = BackupSecret.From(_options);
        using var file = new MemoryStream();
        using (var seal = new SealingStream(file, secret))
        {
            seal.Write(plain);
        }

        Assert.Equal(plain, Open(file.ToArray(), secret));
        if (length > 64 * 1024)
        {
            var firstPieceOnly = file.ToArray()[..(32 + 16 + 64 * 1024)];
            Assert.Throws<BackupException>(() => Open(firstPieceOnly, secret));
        }
    }

    [Theory]
    [InlineData(StoreProvider.Sqlite)]
    [InlineData(StoreProvider.Postgres)]
    [InlineData(StoreProvider.SqlServer)]
    public void Every_column_of_every_database_can_be_kept(StoreProvider provider)
    {
        using var db = StoreModel.Open(provider);

        var tables = BackupTable.Of(db);

        Assert.Equal(db.Model.GetEntityTypes().Count(), tables.Count);
        Assert.True(Index(tables, "Employees") < Index(tables, "Assignments"));
        Assert.True(Index(tables, "Cycles") < Index(tables, "Reviews"));
        Assert.Equal("Id", tables.Single(t => t.Name == "Outbox").Identity);
    }

    [Fact]
    public void The_last_backup_of_each_day_week_and_month_stays()
    {
        var start = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.Zero);
        var names = Enumerable.Range(0, 120 * 2).Select(i => BackupRetention.NameOf(start.AddHours(12 * i))).Append("notes.txt").ToList();

        var left = names.Except(BackupRetention.Expired(names, new BackupOptions { KeepDaily = 3, KeepWeekly = 2, KeepMonthly = 3 })).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(
            [
                "notes.txt", // none of ours
                "perfbot-20260228T140000Z.backup",
                "perfbot-20260331T140000Z.backup",
                "perfbot-20260426T140000Z.backup", // Sunday
                "perfbot-20260428T140000Z.backup",
                "perfbot-20260429T140000Z.backup",
                "perfbot-20260430T140000Z.backup",
            ],
            left);
    }

    private static int Index(IReadOnlyList<BackupTable> tables, string name) => tables.Select(t => t.Name).ToList().IndexOf(name);

    private static byte[] Open(byte[] file, BackupSecret secret)
    {
        using var seal = new UnsealingStream(new MemoryStream(file), secret);
        using var plain = new MemoryStream();
        seal.CopyTo(plain);
        return plain.ToArray();
    }
}
