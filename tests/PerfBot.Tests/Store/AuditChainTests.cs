using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Audit;
using PerfBot.Store;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Store;

/// <summary>The audit log is one chain, however many write at a time.</summary>
[Trait("Speed", "Slow")]
public sealed class AuditChainTests
{
    [Fact]
    public async Task Many_who_write_at_once_make_one_chain_without_a_gap()
    {
        await using var store = await TestStore.CreateAsync();
        await using (var db = store.Open())
        {
            await db.PrepareAsync(migrate: true, () => Task.CompletedTask, CancellationToken.None);
        }

        await Parallel.ForEachAsync(Enumerable.Range(0, 12), new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (writer, ct) =>
        {
            for (var i = 0; i < 5; i++)
            {
                await using var db = store.Open();
                db.Note(AuditEvent.Of(TimeProvider.System.GetUtcNow(), null, "test.first", $"writer:{writer}", $"{{\"n\":{i}}}"));
                db.Note(AuditEvent.Of(TimeProvider.System.GetUtcNow(), null, "test.second", $"writer:{writer}", null));
                await db.SaveAsync(ct);
            }
        });

        await using var reader = store.Open();
        var chain = await reader.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 120).Select(n => (long)n), chain.Select(e => e.Sequence));
        Assert.All(chain, e => Assert.True(e.IsIntact(), $"event {e.Sequence} is not what was written"));
        Assert.All(chain.Skip(1).Zip(chain), pair => Assert.Equal(pair.Second.Hash, pair.First.PreviousHash));
    }
}
