using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Benchmarks;

/// <summary>Leads a whole cycle through a stage, to come to what is measured.</summary>
internal static class StagePass
{
    /// <summary>Answers and hands in all open tasks of a stage, some people at a time.</summary>
    public static async Task HandInAsync(IServiceProvider services, StageKind kind)
    {
        while (true)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
            var passage = scope.ServiceProvider.GetRequiredService<Passage>();
            var tasks = await db.Tasks.Where(t => t.Kind == kind && t.State == TaskState.Open).OrderBy(t => t.Id).Take(50).ToListAsync();
            if (tasks.Count == 0)
            {
                return;
            }

            var cycle = await db.Cycles.SingleAsync();
            var programme = await scope.ServiceProvider.GetRequiredService<ProgrammeBook>().GetAsync(db, cycle.Programme, CancellationToken.None);
            foreach (var task in tasks)
            {
                var review = await db.Reviews.SingleAsync(r => r.Id == task.Review);
                var answers = FormPages.HasForm(kind, review, programme)
                    ? FormPages.Unanswered(kind, review, task.Said, programme).ToDictionary(l => l.Key, l => FormPages.Asks(kind, l, programme) == Asked.Rating ? new Answer(Rating: 4) : new Answer(Points: 80))
                    : [];
                task.Save(task.Assignee, task.Version, task.Said.With(answers, null));
                task.Submit(task.Assignee, task.Version, TimeProvider.System.GetUtcNow());
                await passage.AdvanceAsync(review, cycle, programme, kind, new Caller.Scheduler(), CancellationToken.None);
            }

            await db.SaveAsync(CancellationToken.None);
        }
    }

    /// <summary>Brings all reviews of the only cycle to the opening of results, with everything answered, as a cycle comes there in weeks.</summary>
    public static async Task ComeToResultsAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var (cycle, now) = (await db.Cycles.SingleAsync(), TimeProvider.System.GetUtcNow());
        var programme = await scope.ServiceProvider.GetRequiredService<ProgrammeBook>().GetAsync(db, cycle.Programme, CancellationToken.None);
        var reviews = await db.Reviews.ToDictionaryAsync(r => r.Id);
        foreach (var self in await db.Tasks.Where(t => t.Kind == StageKind.SelfReview && t.State == TaskState.Open).ToListAsync())
        {
            var review = reviews[self.Review];
            var scoring = ReviewTask.Open(review, StageKind.ManagerReview, review.Manager ?? cycle.StartedBy, self.DueOn, now);
            db.Tasks.Add(scoring);
            foreach (var task in new[] { self, scoring })
            {
                var answers = FormPages.Unanswered(task.Kind, review, task.Said, programme)
                    .ToDictionary(l => l.Key, l => FormPages.Asks(task.Kind, l, programme) == Asked.Rating ? new Answer(Rating: 4) : new Answer(Points: 80));
                task.Save(task.Assignee, task.Version, task.Said.With(answers, null));
                task.Submit(task.Assignee, task.Version, now);
            }

            review.Enter(StageKind.OpenResult);
        }

        await db.SaveAsync(CancellationToken.None);
        await DecideAsync(services);
    }

    /// <summary>HR decides about what no data says.</summary>
    private static async Task DecideAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReviewDb>();
        var cycle = await db.Cycles.SingleAsync();
        var programme = await scope.ServiceProvider.GetRequiredService<ProgrammeBook>().GetAsync(db, cycle.Programme, CancellationToken.None);
        var reviews = await db.Reviews.ToListAsync();
        var scores = await scope.ServiceProvider.GetRequiredService<CycleResults>().ScoreAsync(cycle, programme, reviews, CancellationToken.None);
        foreach (var review in reviews)
        {
            foreach (var missing in ResultCards.Keyed(review, scores[review.Id]).Where(l => l.Score.State == LineState.Missing))
            {
                review.Decide(missing.Key, new LineDecision(null, "没有数据", cycle.StartedBy, TimeProvider.System.GetUtcNow()));
            }
        }

        await db.SaveAsync(CancellationToken.None);
    }
}
