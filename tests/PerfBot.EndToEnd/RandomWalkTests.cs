using System.Diagnostics;
using System.Globalization;
using PerfBot.EndToEnd.Walking;
using Xunit.Abstractions;

namespace PerfBot.EndToEnd;

/// <summary>
/// Two hundred devices of fifty people press what they see, all at once, over a cycle with every stage; also while the server is killed and
/// started again. <c>PERFBOT_WALK_ACTIONS</c>, <c>PERFBOT_WALK_KILLS</c> and <c>PERFBOT_WALK_SEED</c> set how many actions, how many kills, and which.
/// </summary>
public sealed class RandomWalkTests(ITestOutputHelper output)
{
    private const int Devices = 200;

    private static readonly int Actions = Setting("PERFBOT_WALK_ACTIONS", 2500);
    private static readonly int Kills = Setting("PERFBOT_WALK_KILLS", Math.Max(3, Actions / 1000));
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
        var clock = Stopwatch.StartNew();
        var killing = isKilled ? KillAsync(bot, () => Actions - Volatile.Read(ref left)) : Task.FromResult(0);
        await Task.WhenAll(walkers.Select(async walker =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                await walker.StepAsync();
            }
        }));
        var kills = await killing;

        output.WriteLine($"{Actions} actions in {clock.Elapsed.TotalSeconds:F0} s, {kills} kills, {string.Join(", ", walkers.SelectMany(w => w.Pressed).GroupBy(p => p.Key).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Sum(p => p.Value)}"))}");
        output.WriteLine(bot.Output[..Math.Min(4000, bot.Output.Length)]);
        Assert.Empty(walkers.SelectMany(w => w.Problems).Take(5));
        Assert.DoesNotContain("fail:", bot.Output, StringComparison.Ordinal);
        await Invariants.HoldAsync(store);
    }

    /// <summary>Kills the server while so many actions have begun as chance has it, and starts another one.</summary>
    private static async Task<int> KillAsync(KillableBot bot, Func<int> begun)
    {
        var random = new Random(Seed);
        var moments = Enumerable.Range(0, Kills).Select(_ => random.Next(Devices, Math.Max(Devices + 1, Actions - Devices))).Order().ToList();
        foreach (var moment in moments)
        {
            while (begun() < moment)
            {
                await Task.Delay(1);
            }

            await bot.KillAsync();
        }

        return moments.Count;
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : usual;
}
