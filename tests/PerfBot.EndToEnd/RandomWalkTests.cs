using System.Globalization;
using PerfBot.EndToEnd.Walking;
using Xunit.Abstractions;

namespace PerfBot.EndToEnd;

/// <summary>
/// Two hundred devices of fifty people press what they see, all at once, over a cycle with every stage; also while the server is killed and
/// started again. <c>PERFBOT_WALK_ACTIONS</c> and <c>PERFBOT_WALK_SEED</c> set how many actions and which.
/// </summary>
public sealed class RandomWalkTests(ITestOutputHelper output)
{
    private const int Devices = 200;

    private static readonly int Actions = Setting("PERFBOT_WALK_ACTIONS", 1200);
    private static readonly int Seed = Setting("PERFBOT_WALK_SEED", 1);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_two_hundred_devices_press_at_once_the_store_stays_in_order(bool isKilled)
    {
        await using var store = await WalkedCompany.BuildAsync();
        await using var bot = await KillableBot.StartAsync(store.Folder);
        List<Walker> walkers =
        [
            .. Enumerable.Range(0, Devices).Select(i => (Device: i, Person: i % WalkedCompany.People)).Select(d => new Walker(
                bot, WalkedCompany.Account(d.Person), WalkedCompany.Name(d.Person), WalkedCompany.IsHr(d.Person), WalkedCompany.IsManager(d.Person), (Seed * 1000) + d.Device)),
        ];
        var left = Actions;
        using var done = new CancellationTokenSource();
        var killing = isKilled ? KillAsync(bot, done.Token) : Task.FromResult(0);
        await Task.WhenAll(walkers.Select(async walker =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await walker.StepAsync();
            }
        }));
        await done.CancelAsync();
        var kills = await killing;

        output.WriteLine($"{Actions} actions, {kills} kills, {string.Join(", ", walkers.SelectMany(w => w.Pressed).GroupBy(p => p.Key).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Sum(p => p.Value)}"))}");
        Assert.Empty(walkers.SelectMany(w => w.Problems).Take(5));
        Assert.DoesNotContain("fail:", bot.Output, StringComparison.Ordinal);
        await Invariants.HoldAsync(store);
    }

    /// <summary>Kills the server now and then; how often.</summary>
    private static async Task<int> KillAsync(KillableBot bot, CancellationToken ct)
    {
        var random = new Random(Seed);
        for (var kills = 0; ; kills++)
        {
            try
            {
                await Task.Delay(random.Next(500, 8000), ct);
            }
            catch (OperationCanceledException)
            {
                return kills;
            }

            await bot.KillAsync();
        }
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : usual;
}
