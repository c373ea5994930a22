using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Indicators;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Indicators;

/// <summary>What a draft would have given: it is scored on the readings of one month, for everybody of the role whom the caller may see, beside what it replaces.</summary>
internal sealed class IndicatorTrial(ReviewDb db, Charts charts, CompanyClock clock)
{
    /// <summary>The month before this one; where that has no reading of any figure, the latest that has; null where people rate or judge.</summary>
    public async Task<(DateOnly? Month, bool IsLast, IReadOnlyList<TrialRow> People)> RunAsync(
        JobRole role, IndicatorDefinition draft, IndicatorDefinition? replaces, Caller caller, CancellationToken ct)
    {
        var people = (await charts.GetAsync(ct)).People
            .Where(p => caller.Who.IsHrOf(p.Department) && p.Posts.Any(post => role.Holds(post.Position)))
            .OrderBy(p => p.Number, StringComparer.Ordinal).ToList();
        if (draft.Formula is null)
        {
            return (null, false, [.. people.Select(p => new TrialRow(p.Name, null, Nothing))]);
        }

        var today = clock.Today();
        var last = new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        var names = draft.Metrics.Concat(replaces?.Metrics ?? []).Select(m => m.Name).Distinct().ToList();
        var month = await db.Readings.Where(r => r.ReplacedAt == null && r.Month <= last && names.Contains(r.Metric)).MaxAsync(r => (DateOnly?)r.Month, ct) ?? last;
        var before = month.AddMonths(-1);
        var readings = (await db.Readings.AsNoTracking()
            .Where(r => r.ReplacedAt == null && (r.Month == month || r.Month == before) && names.Contains(r.Metric)).ToListAsync(ct)).ToLookup(r => r.Employee);

        var (now, then) = (replaces?.Formula is null ? null : Sheet.Of(replaces), Sheet.Of(draft));
        return (month, month == last, [.. people.Select(p => new TrialRow(p.Name, now?.Score(month, readings[p.Id]), then.Score(month, readings[p.Id])))]);
    }

    private static TrialFigure Nothing { get; } = new(LineState.Missing, null, null, [], null);

    /// <summary>A plan of this one line.</summary>
    private sealed record Sheet(IndicatorDefinition Definition, ScoringPlan Plan)
    {
        public static Sheet Of(IndicatorDefinition definition)
        {
            // A line that is only information has no weight, so another one fills the plan.
            var isInformation = definition.Direction == Direction.Information;
            var line = definition.ToLine("1", 1, isInformation ? 0 : 100);
            var filler = new Line { Id = "2", Name = Bilingual.Of("-"), Weight = 100, Rule = new ScoringRule.Manual() };
            return new(definition, ScoringPlan.From([new Section(Bilingual.Of("-"), 100, isInformation ? [line, filler] : [line])]));
        }

        public TrialFigure Score(DateOnly month, IEnumerable<Reading> readings)
        {
            try
            {
                var segment = Scorer.Score(Input(month, readings)).Assignments[0].Segments[0];
                return segment.Information is [var shown]
                    ? new(shown.State, shown.Actual, null, [], null)
                    : Figure(segment.Lines[0]);
            }
            catch (RefusedException refused)
            {
                // At most one for each of a role's people, and only for readings that no rule can take, such as 7 on a scale of 5.
                return Nothing with { Problem = refused.Refusal is NotScorable { Problems: [var problem, ..] } ? problem.Refusal : refused.Refusal };
            }
        }

        private TrialFigure Figure(LineScore line) => new(
            line.State,
            line.Actual,
            line.Points,
            [.. line.Explanation.MissingMetrics.Select(name => Definition.Metrics.FirstOrDefault(m => m.Name == name)?.Label ?? Bilingual.Of(name))],
            line.Explanation.NotApplicable);

        private ScoringInput Input(DateOnly month, IEnumerable<Reading> readings)
        {
            var byMetric = readings.ToLookup(r => r.Metric, StringComparer.Ordinal);
            return new()
            {
                From = month,
                To = month.AddMonths(1),
                Metrics =
                [
                    .. Definition.Metrics.Select(m => new MetricSeries(m.Name, m.Aggregate, [.. byMetric[m.Name].Select(r => new SeriesReading(Month.Of(r.Month), r.Value))])),
                ],
                Grades = [new Grade("-", 0)],
                Assignments = [new("-", 100, [new(month, month.AddMonths(1), Plan)])],
            };
        }
    }
}
