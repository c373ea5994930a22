using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Scoring;

/// <summary>What must hold for what people entered in one segment.</summary>
internal sealed class EntryCheck(SegmentInput segment, (int Assignment, int Segment) place, List<Problem> problems)
{
    public void Run()
    {
        if (segment.Entries is not { Count: > 0 } entries)
        {
            return;
        }

        foreach (var (id, entry) in entries)
        {
            if (segment.Plan.Find(id) is { } line)
            {
                Check(line, entry);
            }
            else
            {
                problems.Add(new(Path, new LineUnknown(id)));
            }
        }
    }

    private string Path => $"assignments[{place.Assignment}].segments[{place.Segment}]";

    private void Check(PlanLine at, LineEntry entry)
    {
        var line = at.Line;
        if (entry.NotApplicable is { } reason && string.IsNullOrWhiteSpace(reason))
        {
            Add(at, "notApplicable", new ReasonRequired());
        }

        NotRead(at, entry.Actual is not null && line.Rule is ScoringRule.Manual or ScoringRule.Okr, "actual");
        NotRead(at, entry.Manual is not null && line.Rule is not ScoringRule.Manual, "manualPoints");
        NotRead(at, entry.Ratings is not null && line.Rule is not ScoringRule.Rating, "ratings");
        NotRead(at, entry.Objectives is not null && line.Rule is not ScoringRule.Okr, "objectives");

        if (entry.Manual?.Points is { } points && (points < 0 || points > line.Cap))
        {
            Add(at, "manualPoints", new PointsOutOfRange(points, line.Cap));
        }

        if (entry.Ratings is { } ratings && line.Rule is ScoringRule.Rating rule)
        {
            Ratings(at, ratings, rule.ScaleMax);
        }

        if (entry.Objectives is { } objectives)
        {
            Objectives(at, objectives);
        }
    }

    private void NotRead(PlanLine line, bool isSo, string where)
    {
        if (isSo)
        {
            Add(line, where, new EntryNotRead(line.Line.Rule.GetType().Name));
        }
    }

    private void Ratings(PlanLine line, IReadOnlyList<GroupAnswers> ratings, decimal scaleMax)
    {
        var seen = 0;
        for (var g = 0; g < ratings.Count; g++)
        {
            var (group, raters) = ratings[g];
            if ((seen & (1 << (int)group)) != 0)
            {
                Add(line, $"ratings.{group}", new RaterGroupTwice(group));
            }

            seen |= 1 << (int)group;
            for (var r = 0; r < raters.Count; r++)
            {
                Answers(line, group, r, raters[r], scaleMax);
            }
        }
    }

    private void Answers(PlanLine line, RaterGroup group, int rater, IReadOnlyList<decimal?> answers, decimal scaleMax)
    {
        for (var q = 0; q < answers.Count; q++)
        {
            // By the sign first: of all comparisons, this one is made most often.
            if (answers[q] is { } answer && ((decimal.IsNegative(answer) && answer != 0) || answer > scaleMax))
            {
                Add(line, $"ratings.{group}[{rater}][{q}]", new OutsideScale(answer, scaleMax));
            }
        }
    }

    private void Objectives(PlanLine line, IReadOnlyList<Objective> objectives)
    {
        var all = new WeightSum();
        for (var o = 0; o < objectives.Count; o++)
        {
            Weigh(ref all, line, objectives[o].Weight, $"objectives[{o}]");
            var results = objectives[o].KeyResults;
            var sum = new WeightSum();
            for (var k = 0; k < results.Count; k++)
            {
                Weigh(ref sum, line, results[k].Weight, $"objectives[{o}].keyResults[{k}]");
                if (results[k].Start == results[k].Target)
                {
                    Add(line, $"objectives[{o}].keyResults[{k}].target", new KeyResultWithoutWay(results[k].Target));
                }
            }

            Hundred(sum, line, WeightsOf.KeyResults, $"objectives[{o}].keyResults");
        }

        Hundred(all, line, WeightsOf.Objectives, "objectives");
    }

    private void Weigh(ref WeightSum sum, PlanLine line, decimal weight, string where)
    {
        if (!sum.Add(weight))
        {
            Add(line, $"{where}.weight", new WeightOutOfRange(weight));
        }
    }

    private void Hundred(WeightSum sum, PlanLine line, WeightsOf of, string where)
    {
        if (sum.Refused(of) is { } refusal)
        {
            Add(line, where, refusal);
        }
    }

    // The path is put together only for what is wrong: nearly every entry is right.
    private void Add(PlanLine line, string where, Refusal refusal) => problems.Add(new($"{Path}.{line.Path}.{where}", refusal));
}
