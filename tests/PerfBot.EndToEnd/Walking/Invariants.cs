using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd.Walking;

/// <summary>What has to be true of the store whatever happened.</summary>
internal static class Invariants
{
    public static async Task HoldAsync(TestDb store)
    {
        await TheAuditChainIsWholeAsync(store);
        var reviews = await store.ReadAsync(db => db.Reviews.AsNoTracking().ToListAsync());
        var tasks = (await store.ReadAsync(db => db.Tasks.AsNoTracking().ToListAsync())).ToLookup(t => t.Review);
        var cycles = await store.ReadAsync(db => db.Cycles.AsNoTracking().ToDictionaryAsync(c => c.Id));
        var programmes = await store.ReadAsync(db => db.Programmes.AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Definition));
        var results = await store.ReadAsync(db => db.Results.AsNoTracking().Select(r => r.Review).ToListAsync());
        foreach (var review in reviews)
        {
            var cycle = cycles[review.Cycle];
            Check(review, [.. tasks[review.Id]], cycle, programmes[cycle.Programme]);
            Assert.Equal(cycle.State == CycleState.Running ? 0 : 1, results.Count(r => r == review.Id));
        }

        Assert.All(cycles.Values.Where(c => c.State == CycleState.Closed), c => Assert.All(reviews.Where(r => r.Cycle == c.Id), r => Assert.NotNull(r.ClosedAt)));
        await EachTaskWasHandedInOnceForEachTimeItWasOpenAsync(store);
        var drafts = await store.ReadAsync(db => db.ProgrammeDrafts.CountAsync());
        var versions = await store.ReadAsync(db => db.Programmes.AsNoTracking().ToListAsync());
        Assert.All(versions, v => Assert.Empty(StageRules.Problems(v.Definition.Stages)));
        Assert.All(versions.GroupBy(v => v.Key), g => Assert.Equal(Enumerable.Range(1, g.Count()), g.Select(v => v.Version).Order()));
        Assert.InRange(drafts, 0, versions.Select(v => v.Key).Distinct().Count() + 20);
    }

    private static void Check(Review review, List<ReviewTask> tasks, Cycle cycle, ProgrammeDefinition programme)
    {
        var what = $"review {review.Id.Value} in {review.Stage}: {string.Join(", ", tasks.Select(t => $"{t.Kind} {t.State} v{t.Version}"))}";
        Assert.True((review.Stage is null) == (review.ClosedAt is not null), what);
        var open = tasks.FindAll(t => t.State == TaskState.Open);
        if (review.Stage is not { } stage)
        {
            Assert.True(open.Count == 0 && tasks.TrueForAll(t => t.State != TaskState.Waiting), what);
            return;
        }

        var here = programme.IndexOf(stage);
        var waitsForOthers = programme.StageOf(stage).Together && tasks.TrueForAll(t => t.Kind != stage);
        Assert.True(open.TrueForAll(t => t.Kind == stage), what);
        Assert.True(stage == StageKind.OpenResult || waitsForOthers || open.Count > 0, what);
        Assert.True(tasks.Where(t => t.State == TaskState.Waiting).All(t => programme.IndexOf(t.Kind) > here), what);
        Assert.True((cycle.State == CycleState.Running) == (here <= programme.IndexOf(StageKind.OpenResult)), what);
        foreach (var task in tasks)
        {
            var own = programme.StageOf(task.Kind).Actor == Actor.Subject;
            Assert.True(own == (task.Assignee == task.Subject), what);
            Assert.True(task.DelegatedBy != task.Assignee && (task.DelegatedBy is null || !own), what);
            Assert.True((task.State == TaskState.Done) == (task.DoneAt is not null), what);
            Assert.All(task.Said.Lines.Values, a => Assert.True(a.Rating is null or (>= 0 and <= 5), what));
        }

        Assert.True(tasks.GroupBy(t => (t.Kind, t.Assignee)).All(g => g.Count() == 1), what);
    }

    /// <summary>The log says how often each task was handed in and sent back; together they say where it stands.</summary>
    private static async Task EachTaskWasHandedInOnceForEachTimeItWasOpenAsync(TestDb store)
    {
        var log = await store.ReadAsync(db => db.AuditEvents.AsNoTracking().Where(e => e.Action == "task.submitted" || e.Action == "task.auto-completed" || e.Action == "task.returned").Select(e => new { e.Action, e.Subject }).ToListAsync());
        var counts = log.GroupBy(e => e.Subject).ToDictionary(g => g.Key, g => (In: g.Count(e => e.Action != "task.returned"), Back: g.Count(e => e.Action == "task.returned")));
        foreach (var task in await store.ReadAsync(db => db.Tasks.AsNoTracking().Where(t => t.Kind != StageKind.Acknowledge).ToListAsync()))
        {
            var (given, back) = counts.GetValueOrDefault($"task:{task.Id.Value}");
            Assert.Equal(back + (task.State == TaskState.Done ? 1 : 0), given);
        }
    }

    private static async Task TheAuditChainIsWholeAsync(TestDb store)
    {
        var log = await store.ReadAsync(db => db.AuditEvents.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync());
        Assert.Equal(Enumerable.Range(1, log.Count).Select(i => (long)i), log.Select(e => e.Sequence));
        Assert.All(log, e => Assert.True(e.IsIntact(), $"{e.Sequence} {e.Action}"));
        Assert.All(log.Zip(log.Skip(1)), pair => Assert.Equal(pair.First.Hash, pair.Second.PreviousHash));
    }
}
