using PerfBot.Domain.Formulas;
using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Scoring;

/// <summary>Scores one segment of one assignment.</summary>
internal sealed class SegmentScorer(ScoringInput input, RaterMeans? raters, SegmentInput segment, (int Assignment, int Segment) place, List<Problem> problems)
{
    private readonly SegmentMetrics _metrics = new(segment.Plan, input.Metrics, segment.From, segment.To);

    public SegmentScore Score()
    {
        var plan = segment.Plan;
        var actuals = new Actual[plan.Scored.Length];
        var (anyMissing, anyNever) = (false, false);
        for (var i = 0; i < actuals.Length; i++)
        {
            actuals[i] = Find(plan.Scored[i]);
            anyMissing |= actuals[i].State == LineState.Missing;
            anyNever |= actuals[i].State == LineState.NotApplicable;
        }

        var weights = anyNever ? WeightMoves.Apply(plan, actuals) : plan.PlannedWeights;
        var state = anyMissing && input.Missing == MissingPolicy.Block ? ScoreState.Blocked
            : weights is null ? ScoreState.NotRated
            : ScoreState.Rated;

        var lines = new LineScore[actuals.Length];
        var total = 0m;
        for (var i = 0; i < lines.Length; i++)
        {
            var planned = plan.PlannedWeights[i];
            lines[i] = Line(plan.Scored[i], actuals[i], weights?[i] ?? planned with { After = 0, Effective = 0 });
            total += lines[i].Contribution.GetValueOrDefault();
        }

        return new(segment.From, segment.To, state, state == ScoreState.Rated ? total : null, lines, Information());
    }

    private LineScore Line(PlanLine line, in Actual actual, WeightFacts weight)
    {
        decimal? beforeCap = actual.State == LineState.Value ? BeforeCap(line, actual.Value) : null;
        decimal? points = beforeCap is { } value ? LinePoints.Of(value, line.Line.Cap)
            : actual.State == LineState.Missing && input.Missing == MissingPolicy.Zero ? 0
            : null;
        decimal? contribution = actual.State == LineState.NotApplicable ? 0
            : points is { } earned ? Rounding.ToCents(weight.Effective * earned * 0.01m)
            : null;
        return new()
        {
            Section = line.Section.Name,
            Line = line.Line,
            State = actual.State,
            Actual = actual.State == LineState.Value ? actual.Value : null,
            Points = points,
            EffectiveWeight = weight.Effective,
            Contribution = contribution,
            PointsLost = contribution is { } got ? Math.Max(0, weight.Effective - got) : null,
            Explanation = new(actual.Facts, actual.NotApplicable, actual.MissingMetrics, beforeCap, weight),
        };
    }

    private decimal BeforeCap(PlanLine line, decimal actual)
    {
        try
        {
            return LinePoints.BeforeCap(line.Line, actual);
        }
        catch (OverflowException)
        {
            problems.Add(new(PathOf(line), new NumberTooLarge()));
            return 0;
        }
    }

    private Actual Find(PlanLine line)
    {
        try
        {
            var entry = segment.Entries?.GetValueOrDefault(line.Line.Id);
            var actual = Actual.Of(line, entry, raters, _metrics);
            if (actual.State == LineState.Value && line.Line.Rule is ScoringRule.Rating rule && (actual.Value < 0 || actual.Value > rule.ScaleMax))
            {
                var cause = actual.Facts is ActualFacts.Entered ? "actual" : "formula";
                problems.Add(new($"{PathOf(line)}.{cause}", new OutsideScale(actual.Value, rule.ScaleMax)));
            }

            return actual;
        }
        catch (RefusedException refused) when (refused.Refusal is FormulaRefused)
        {
            problems.Add(new($"{PathOf(line)}.formula", refused.Refusal));
            return default;
        }
        catch (OverflowException)
        {
            problems.Add(new(PathOf(line), new NumberTooLarge()));
            return default;
        }
    }

    private string PathOf(PlanLine line) => $"assignments[{place.Assignment}].segments[{place.Segment}].{line.Path}";

    private InformationLine[] Information()
    {
        if (segment.Plan.Information.Length == 0)
        {
            return [];
        }

        return [.. segment.Plan.Information.Select(line =>
        {
            var actual = Find(line);
            return new InformationLine(line.Section.Name, line.Line, actual.State, actual.State == LineState.Value ? actual.Value : null, actual.Facts);
        })];
    }
}
