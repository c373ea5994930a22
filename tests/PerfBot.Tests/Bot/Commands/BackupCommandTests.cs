using System.Security.Cryptography;
using PerfBot.Bot.Commands;
using PerfBot.Tests.Bot.Turns;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Commands;

/// <summary>A store is lost in the middle of a cycle; its backup brings it back.</summary>
[Trait("Speed", "Slow")]
public sealed class BackupCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfbot-backup-").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string[] Settings => [$"--Backup:Folder={_folder}", "--Backup:Passphrase=open sesame, please"];

    private string File => Directory.EnumerateFiles(_folder, "*.backup").Single();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task A_cycle_goes_on_after_its_store_was_lost_and_restored()
    {
        await using var bot = await TestBot.StartAsync();

        await WholeCycleTests.RunAsync(bot, inTheMiddle: async () =>
        {
            Assert.Equal(0, await BackupCommands.BackupAsync(["backup", .. bot.StoreArguments, .. Settings], _output, _error));
            await bot.LoseStoreAsync(async store =>
                Assert.Equal(0, await BackupCommands.RestoreAsync(["restore", File, .. store.Arguments, .. Settings], _output, _error)));
        });

        Assert.Equal("", _error.ToString());
        Assert.Equal(0, await BackupCommands.VerifyAsync(["verify", .. bot.StoreArguments, .. Settings], _output, _error));
        Assert.Contains("0 problems", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_not_empty_is_left_as_it_is()
    {
        await using var bot = await TestBot.StartAsync();
        await Given.CastAsync(bot.Services);
        Assert.Equal(0, await BackupCommands.BackupAsync(["backup", .. bot.StoreArguments, .. Settings], _output, _error));

        Assert.Equal(1, await BackupCommands.RestoreAsync(["restore", File, .. bot.StoreArguments, .. Settings], _output, _error));

        Assert.Contains("not empty", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(5, await bot.ReadAsync(db => Task.FromResult(db.Employees.Count())));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_written_and_a_wrong_one_opens_nothing()
    {
        await using var bot = await TestBot.StartAsync();
        var key = Path.Combine(_folder, "key");
        await System.IO.File.WriteAllBytesAsync(key, RandomNumberGenerator.GetBytes(32));

        Assert.Equal(1, await BackupCommands.BackupAsync(["backup", .. bot.StoreArguments, $"--Backup:Folder={_folder}"], _output, _error));
        Assert.Contains("Backup:KeyFile", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await BackupCommands.BackupAsync(["backup", .. bot.StoreArguments, $"--Backup:Folder={_folder}", $"--Backup:KeyFile={key}"], _output, _error));
        Assert.Equal(0, await BackupCommands.VerifyAsync(["verify", File, $"--Backup:KeyFile={key}", .. bot.StoreArguments], _output, _error));
        Assert.Equal(1, await BackupCommands.VerifyAsync(["verify", File, .. Settings, .. bot.StoreArguments], _output, _error));
        Assert.Contains("does not fit", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("restore")]
    [InlineData("backup", "file")]
    public async Task Arguments_that_make_no_sense_are_refused(params string[] args)
    {
        var ended = args[0] == "restore" ? BackupCommands.RestoreAsync(args, _output, _error) : BackupCommands.BackupAsync(args, _output, _error);

        Assert.Equal(2, await ended);
        Assert.Contains("Usage", _error.ToString(), StringComparison.Ordinal);
    }
}
