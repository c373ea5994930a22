using PerfBot.Bot.Commands;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Commands;

[Trait("Speed", "Slow")]
public sealed class MigrateCommandTests
{
    [Fact]
    public async Task A_store_that_was_migrated_starts_without_the_right_to_do_it_by_itself()
    {
        await using var store = await TestStore.CreateAsync(isNew: true);
        await using var output = new StringWriter();

        Assert.Equal(0, await MigrateCommand.RunAsync(["migrate", .. store.Arguments], output));
        Assert.Equal(0, await MigrateCommand.RunAsync(["migrate", .. store.Arguments], output)); // a second time does no harm

        Assert.Contains("up to date", output.ToString(), StringComparison.Ordinal);
        await using var app = PerfBot.Bot.Hosting.BotHost.Build(["--urls=http://127.0.0.1:0", "--environment=Development", "--Store:MigrateAtStart=false", .. store.Arguments]);
        await PerfBot.Bot.Hosting.StoreStart.PrepareAsync(app.Services, CancellationToken.None);
        await app.StartAsync();
        await app.StopAsync();
    }
}
