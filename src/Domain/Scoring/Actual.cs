using PerfBot.Domain.Formulas;

namespace PerfBot.Domain.Scoring;

/// <summary>The actual of a line, or why there is none, with the facts it came from.</summary>
internal readonly record struct Actual(
    LineState State,
    decimal Value,
    ActualFacts Facts,
    NotApplicableReason? NotApplicable,
    IReadOnlyList<string> MissingMetrics)
{
    private static readonly string[] None = [];
    private static readonly ActualFacts NotEntered = new ActualFacts.NotEntered();

    /// <summary>Finds the actual. A mark of "not applicable" outranks an entered actual, and that outranks ratings and formula.</summary>
    /// <exception cref="OverflowException">A number on the way is too large.</exception>
    /// <exception cref="Kernel.RefusedException">The formula cannot be computed.</exception>
    public static Actual Of(PlanLine line, LineEntry? entry, RaterMeans? raters, SegmentMetrics metrics)
    {
        if (entry?.NotApplicable is { } reason)
        {
            return Never(NotEntered, new NotApplicableReason.Marked(reason));
        }

        return line.Line.Rule switch
        {
            ScoringRule.Manual => ByHand(entry?.Manual),
            ScoringRule.Okr => entry?.Objectives is { } objectives ? KeyResults(objectives, line.Line.Cap) : Missing(NotEntered),
            _ when entry?.Actual is { } entered => Known(entered, new ActualFacts.Entered(entered)),
            ScoringRule.Rating rating when entry?.Ratings is not null || line.Formula is null => Rated(rating, entry?.Ratings, raters),
            _ => line.Formula is { } formula ? Computed(formula, line.Slots, metrics) : Missing(NotEntered),
        };
    }

    private static Actual Known(decimal value, ActualFacts facts) => new(LineState.Value, Rounding.ToTen(value), facts, null, None);

    private static Actual Missing(ActualFacts facts, IReadOnlyList<string>? metrics = null) => new(LineState.Missing, 0, facts, null, metrics ?? None);

    private static Actual Never(ActualFacts facts, NotApplicableReason why) => new(LineState.NotApplicable, 0, facts, why, None);

    private static Actual ByHand(ManualPoints? manual)
    {
        var facts = new ActualFacts.ByHand(manual?.Points, manual?.Reason);
        return manual is null ? Missing(facts) : Known(manual.Points, facts);
    }

    private static Actual Computed(Formula formula, int[] slots, SegmentMetrics metrics)
    {
        var inputs = new InputFacts[slots.Length];
        Span<decimal?> figures = slots.Length <= 16 ? stackalloc decimal?[slots.Length] : new decimal?[slots.Length];
        for (var i = 0; i < slots.Length; i++)
        {
            var (metric, previous) = formula.Inputs[i];
            inputs[i] = metrics.Of(metric, slots[i], previous);
            figures[i] = inputs[i].Value;
        }

        var facts = new ActualFacts.Computed(formula.Text, inputs);
        var outcome = formula.Evaluate(figures);
        return outcome.State switch
        {
            LineState.Value => Known(outcome.Number, facts),
            LineState.Missing => Missing(facts, outcome.MissingMetrics),
            _ => Never(facts, outcome.NotApplicable!),
        };
    }

    private static Actual Rated(ScoringRule.Rating rule, IReadOnlyList<GroupAnswers>? ratings, RaterMeans? raters)
    {
        var groups = raters?.Of(ratings ?? []) ?? [];
        var facts = new ActualFacts.Rated(rule.ScaleMax, groups);
        return RaterMeans.Together(groups) is { } mean ? Known(mean, facts) : Missing(facts);
    }

    /// <summary>Scoring rule: progress = (current − start) ÷ (target − start), held between 0 and cap ÷ 100; then weighted means.</summary>
    private static Actual KeyResults(IReadOnlyList<Objective> objectives, decimal cap)
    {
        var facts = new ObjectiveFacts[objectives.Count];
        decimal? all = 0m;
        for (var o = 0; o < facts.Length; o++)
        {
            var results = objectives[o].KeyResults;
            var progress = new decimal?[results.Count];
            decimal? sum = 0m;
            for (var k = 0; k < progress.Length; k++)
            {
                var result = results[k];
                progress[k] = result.Current is { } current
                    ? Math.Clamp((current - result.Start) / (result.Target - result.Start), 0, cap / 100)
                    : null;
                sum += result.Weight * progress[k];
            }

            facts[o] = new(objectives[o], sum / 100, progress);
            all += objectives[o].Weight * facts[o].Progress;
        }

        var explained = new ActualFacts.KeyResults(facts);
        return all is { } total ? Known(total / 100, explained) : Missing(explained);
    }
}
