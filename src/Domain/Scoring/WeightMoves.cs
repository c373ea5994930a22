namespace PerfBot.Domain.Scoring;

/// <summary>Where the weight of lines goes that are not applicable.</summary>
internal static class WeightMoves
{
    /// <summary>
    /// Scoring rule: the raw weight moves to the applicable lines of the same section in proportion to their raw weights;
    /// a section in which nothing applies gives its weight to the applicable lines of the other sections, in proportion
    /// to what they then have. A missing line is applicable: it keeps its weight, and receives.
    /// </summary>
    /// <returns>For each scored line its weight; null where nothing that applies has a weight, so that there is no total.</returns>
    public static WeightFacts[]? Apply(ScoringPlan plan, ReadOnlySpan<Actual> actuals)
    {
        var lines = plan.Scored;
        var applicable = new decimal[plan.Sections.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            applicable[lines[i].SectionIndex] += Applies(actuals[i]) ? lines[i].Raw : 0;
        }

        var live = 0m;
        for (var s = 0; s < applicable.Length; s++)
        {
            live += applicable[s] > 0 ? plan.Sections[s].Weight : 0;
        }

        if (live == 0)
        {
            return null;
        }

        var after = new decimal[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            // Both moves at once, so that there is one division and one rounding.
            var section = applicable[lines[i].SectionIndex];
            after[i] = Applies(actuals[i]) && section > 0
                ? Rounding.ToTen(lines[i].Raw * lines[i].Section.Weight * 100 / (section * live))
                : 0;
        }

        var effective = Weights.Round(after);
        var facts = new WeightFacts[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            facts[i] = new(lines[i].Section.Weight, lines[i].Raw, after[i], effective[i], Moves(lines, actuals, applicable, live, i));
        }

        return facts;
    }

    private static bool Applies(in Actual actual) => actual.State != LineState.NotApplicable;

    private static List<WeightMove> Moves(PlanLine[] lines, ReadOnlySpan<Actual> actuals, decimal[] applicable, decimal live, int line)
    {
        var moves = new List<WeightMove>();
        for (var other = 0; other < lines.Length; other++)
        {
            if (Applies(actuals[line]) != Applies(actuals[other]))
            {
                var (from, to) = Applies(actuals[line]) ? (other, line) : (line, other);
                Add(lines[from], lines[to], actuals[from].NotApplicable!);
            }
        }

        return moves;

        void Add(PlanLine from, PlanLine to, NotApplicableReason why)
        {
            var across = applicable[from.SectionIndex] == 0;
            var target = applicable[to.SectionIndex];
            if (from.Raw == 0 || to.Raw == 0 || (!across && from.SectionIndex != to.SectionIndex))
            {
                return;
            }

            var amount = across
                ? from.Raw * to.Raw * to.Section.Weight / (target * live)
                : from.Raw * to.Raw / target;
            moves.Add(new(from.Line.Id, to.Line.Id, Rounding.ToTen(amount), across, why));
        }
    }
}
