using Microsoft.EntityFrameworkCore;
using PerfBot.Bot.Hosting;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Bot.Hosting;

/// <summary>The programmes that come with PerfBot are read when another build brings them, not at every start.</summary>
public sealed class StoreStartTests
{
    [Fact]
    public async Task What_comes_with_a_build_is_published_once_and_looked_at_again_by_the_next_build()
    {
        await using var bot = await TestBot.StartAsync();
        var standard = BuiltinProgrammes.Load()[0];
        await bot.ReadAsync(async db =>
        {
            db.Programmes.Add(Programme.Publish(standard with { Name = new("别的", "Another") }, version: 2, DateTimeOffset.UnixEpoch));
            return await db.SaveChangesAsync();
        });

        await StoreStart.PrepareAsync(bot.Services, CancellationToken.None);
        Assert.Equal([1, 2], await VersionsAsync(bot));

        await bot.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE \"StoreStamp\" SET \"Build\" = 'the build before'"));
        await StoreStart.PrepareAsync(bot.Services, CancellationToken.None);
        Assert.Equal([1, 2, 3], await VersionsAsync(bot));
        Assert.Equal(1, await bot.ReadAsync(db => db.Database.ExecuteSqlAsync($"UPDATE \"StoreStamp\" SET \"Id\" = \"Id\" WHERE \"Build\" = {BuiltinProgrammes.Build}")));
    }

    private static Task<List<int>> VersionsAsync(TestBot bot) => bot.ReadAsync(db => db.Programmes.Where(p => p.Key == "standard").OrderBy(p => p.Version).Select(p => p.Version).ToListAsync());
}
