using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Store;

namespace PerfBot.Features.Results;

/// <summary>What scoring needs of a <see cref="Reading"/>.</summary>
public readonly record struct Figure(string Metric, DateOnly Month, decimal Value, string Source, DateTimeOffset ObservedAt);

/// <summary>Brings together what a review is scored on, and scores it.</summary>
public sealed class ReviewScoring
{
    private static readonly CompiledQuery<Func<ReviewDb, EmployeeId, DateOnly, DateOnly, IAsyncEnumerable<Figure>>> Figures = new(() => EF.CompileAsyncQuery(
        (ReviewDb db, EmployeeId employee, DateOnly from, DateOnly to) => db.Readings
            .Where(r => r.Employee == employee && r.ReplacedAt == null && r.Month >= from && r.Month < to)
            .Select(r => new Figure(r.Metric, r.Month, r.Value, r.Source, r.ObservedAt))));

    // The store shares one object among all reviews with the same sections: they are checked and parsed once.
    private readonly ConditionalWeakTable<IReadOnlyList<Section>, ScoringPlan> _plans = [];

    /// <summary>The score as things stand.</summary>
    /// <param name="db">The store.</param>
    /// <param name="review">The review.</param>
    /// <param name="period">The cycle's period.</param>
    /// <param name="programme">The cycle's programme.</param>
    /// <param name="tasks">The review's tasks; what a task says counts as soon as it is saved, so that a preview shows it.</param>
    /// <param name="ct">Stops the reads.</param>
    public async Task<Score> ScoreAsync(ReviewDb db, Review review, CyclePeriod period, ProgrammeDefinition programme, IReadOnlyCollection<ReviewTask> tasks, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(period);
        var earliest = period.From.AddMonths(-period.Months);
        var figures = new List<Figure>();
        await foreach (var figure in Figures.For(db)(db, review.Employee, earliest, period.To).WithCancellation(ct))
        {
            figures.Add(figure);
        }

        return Score(review, period, programme, tasks, figures);
    }

    /// <summary>The score from figures that were read already.</summary>
    public Score Score(Review review, CyclePeriod period, ProgrammeDefinition programme, IReadOnlyCollection<ReviewTask> tasks, IEnumerable<Figure> figures)
    {
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(programme);
        var aggregates = programme.Metrics.ToDictionary(m => m.Name, m => m.Aggregate);
        var series = figures.GroupBy(r => r.Metric).Select(g => new MetricSeries(
            g.Key,
            aggregates.GetValueOrDefault(g.Key, Aggregate.Sum),
            [.. g.OrderBy(r => r.Month).Select(r => new SeriesReading(Month.Of(r.Month), r.Value, r.Source, r.ObservedAt))]));
        return Scorer.Score(new ScoringInput
        {
            From = period.From,
            To = period.To,
            Metrics = [.. series],
            Raters = new RaterRules(programme.RaterWeights),
            Missing = programme.Missing,
            Grades = programme.Grades,
            Assignments =
            [
                .. review.Plan.Tracks().Select(track => new AssignmentInput(
                    string.Join(" → ", track.Select(i => review.Plan.Assignments[i].Position)),
                    review.Plan.Assignments[track[0]].Share,
                    [
                        .. from i in track
                           let plan = review.Plan.Assignments[i]
                           select new SegmentInput(plan.From ?? period.From, plan.To ?? period.To, _plans.GetValue(plan.Sections, s => ScoringPlan.From(s)), Entries(review, i, tasks)),
                    ])),
            ],
        });
    }

    private static Dictionary<string, LineEntry> Entries(Review review, int assignment, IReadOnlyCollection<ReviewTask> tasks)
    {
        var (self, manager, second) = (Said(tasks, StageKind.SelfReview), Said(tasks, StageKind.ManagerReview), Said(tasks, StageKind.SecondReview));
        var entries = new Dictionary<string, LineEntry>();
        foreach (var line in review.Plan.LinesOf(assignment))
        {
            var decision = review.Decisions.GetValueOrDefault(line.Key);
            var said = manager.On(line.Key);
            entries[line.Line.Id] = new LineEntry
            {
                NotApplicable = decision is { Actual: null } ? decision.Reason : null,
                Actual = decision is { Actual: { } actual } && line.Line.Rule is not ScoringRule.Manual ? actual : null,
                Manual = line.Line.Rule is not ScoringRule.Manual ? null
                    : decision is { Actual: { } decided } ? new ManualPoints(decided, decision.Reason)
                    : said.Points is { } points ? new ManualPoints(points, said.Comment) : null,
                Ratings = line.Line.Rule is ScoringRule.Rating && line.Line.Formula is null ? Ratings(self.On(line.Key), said, second.On(line.Key)) : null,
            };
        }

        return entries;
    }

    /// <summary>What was said in a stage; what the deadline skipped does not count.</summary>
    private static Assessment Said(IReadOnlyCollection<ReviewTask> tasks, StageKind kind) =>
        tasks.FirstOrDefault(t => t.Kind == kind && t.State is not (TaskState.Skipped or TaskState.Cancelled))?.Said ?? Assessment.Empty;

    private static List<GroupAnswers> Ratings(Answer self, Answer manager, Answer second)
    {
        var groups = new List<GroupAnswers>();
        if (self.Rating is { } own)
        {
            groups.Add(new(RaterGroup.Self, [[own]]));
        }

        if (manager.Rating is { } given)
        {
            groups.Add(new(RaterGroup.Manager, [[given]]));
        }

        if (second.Rating is { } above)
        {
            groups.Add(new(RaterGroup.SecondManager, [[above]]));
        }

        return groups;
    }
}
