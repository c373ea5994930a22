using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.EndToEnd.Reckoning;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Support;

/// <summary>What has to hold when a cycle is over.</summary>
internal static class Closed
{
    /// <summary>Every review and the cycle are closed, and the audit log is whole.</summary>
    public static async Task WithoutGapsAsync(TestBot bot, int reviews)
    {
        Assert.Equal(CycleState.Closed, await bot.ReadAsync(db => db.Cycles.Select(c => c.State).SingleAsync()));
        var closed = await bot.ReadAsync(db => db.Reviews.Select(r => r.ClosedAt).ToListAsync());
        Assert.Equal(reviews, closed.Count);
        Assert.All(closed, at => Assert.NotNull(at));

        var log = await bot.ReadAsync(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, log.Count).Select(i => (long)i), log.Select(e => e.Sequence));
        Assert.All(log, e => Assert.True(e.IsIntact(), $"{e.Sequence} {e.Action}"));
        Assert.All(log.Zip(log.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
        Assert.Equal(reviews, log.Count(e => e.Action == "review.closed"));
    }

    /// <summary>The card says to the cent what was computed apart from it.</summary>
    public static void AsComputed(string person, PlainReview expected, ResultOnCard actual)
    {
        Assert.True(expected.Total == actual.Total, $"{person}: {expected.Total} computed, {actual.Total} on the card");
        Assert.Equal(expected.Contributions.Keys.Order(StringComparer.Ordinal), actual.Contributions.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected.Contributions, line => Assert.True(
            line.Value == actual.Contributions[line.Key], $"{person}, {line.Key}: {line.Value} computed, {actual.Contributions[line.Key]} on the card"));
    }
}
