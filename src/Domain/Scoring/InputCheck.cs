using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Scoring;

/// <summary>What must hold for an input before its formulas run.</summary>
internal sealed class InputCheck(ScoringInput input)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> Problems()
    {
        if (input.From >= input.To)
        {
            Add("cycle", new SpanRefused(SpanFault.Empty, input.From, input.To));
        }

        Metrics();
        Raters();
        Assignments();
        Grades();
        return _problems;
    }

    private void Metrics()
    {
        var keys = new HashSet<string>(input.Metrics.Count, StringComparer.Ordinal);
        for (var m = 0; m < input.Metrics.Count; m++)
        {
            if (!keys.Add(input.Metrics[m].Key))
            {
                Add($"metrics[{m}].key", new MetricTwice(input.Metrics[m].Key));
            }

            Readings(input.Metrics[m], m);
        }
    }

    private void Readings(MetricSeries metric, int index)
    {
        var readings = metric.Readings;
        HashSet<Month>? seen = null;
        for (var r = 1; r < readings.Count; r++)
        {
            if (seen is null && readings[r].Period > readings[r - 1].Period)
            {
                continue; // the usual case, in order: no set is needed
            }

            seen ??= [.. readings.Take(r).Select(reading => reading.Period)];
            if (!seen.Add(readings[r].Period))
            {
                Add($"metrics[{index}].readings[{r}].period", new ReadingTwice(metric.Key, readings[r].Period));
            }
        }
    }

    private void Raters()
    {
        if (input.Raters is not { } raters)
        {
            return;
        }

        var sum = new WeightSum();
        foreach (var (group, weight) in raters.Weights)
        {
            if (!sum.Add(weight))
            {
                Add($"raterWeights.{group}", new WeightOutOfRange(weight));
            }
        }

        Hundred(sum, WeightsOf.RaterGroups, "raterWeights");
        if (raters.MergedInto is { } merged)
        {
            foreach (var (group, into) in merged)
            {
                if (merged.ContainsKey(into))
                {
                    Add("raterWeights", new MergeRefused(group));
                }
            }
        }
    }

    private void Assignments()
    {
        var sum = new WeightSum();
        for (var a = 0; a < input.Assignments.Count; a++)
        {
            var (_, share, segments) = input.Assignments[a];
            if (!sum.Add(share))
            {
                Add($"assignments[{a}].share", new WeightOutOfRange(share));
            }

            for (var s = 0; s < segments.Count; s++)
            {
                Span(segments, a, s);
                new EntryCheck(segments[s], (a, s), _problems).Run();
            }
        }

        Hundred(sum, WeightsOf.Assignments, "assignments");
    }

    private void Span(IReadOnlyList<SegmentInput> segments, int assignment, int index)
    {
        var (from, to) = (segments[index].From, segments[index].To);
        SpanFault? fault = from >= to ? SpanFault.Empty
            : from < input.From || to > input.To ? SpanFault.OutsideCycle
            : OverlapsEarlier(segments, index) ? SpanFault.Overlaps
            : null;
        if (fault is { } found)
        {
            Add($"assignments[{assignment}].segments[{index}]", new SpanRefused(found, from, to));
        }
    }

    private static bool OverlapsEarlier(IReadOnlyList<SegmentInput> segments, int index)
    {
        for (var other = 0; other < index; other++)
        {
            if (segments[other].From < segments[index].To && segments[index].From < segments[other].To)
            {
                return true;
            }
        }

        return false;
    }

    private void Grades()
    {
        if (FaultOf(input.Grades) is { } found)
        {
            Add("grades", new GradesRefused(found));
        }

        for (var k = 0; k < input.KnockOuts.Count; k++)
        {
            if (!IsGrade(input.KnockOuts[k].GradeAtMost, input.Grades.Count))
            {
                Add($"knockOuts[{k}].gradeAtMost", new GradeUnknown(input.KnockOuts[k].GradeAtMost));
            }
        }

        if (input.Bonus is { } bonus)
        {
            Check(bonus);
        }
    }

    private GradesFault? FaultOf(IReadOnlyList<Grade> grades)
    {
        for (var g = 0; g < grades.Count; g++)
        {
            if (string.IsNullOrWhiteSpace(grades[g].Name) || IsGrade(grades[g].Name, g))
            {
                return GradesFault.NameNotUnique;
            }
        }

        for (var g = 1; g < grades.Count; g++)
        {
            if (grades[g].From >= grades[g - 1].From)
            {
                return GradesFault.NotFalling;
            }
        }

        return grades.Count == 0 ? GradesFault.None
            : grades[^1].From != 0 ? GradesFault.LastNotZero
            : null;
    }

    /// <summary>Whether one of the first <paramref name="count"/> grades has the name.</summary>
    private bool IsGrade(string name, int count)
    {
        for (var g = 0; g < count; g++)
        {
            if (input.Grades[g].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private void Check(Bonus bonus)
    {
        if (bonus.MonthlySalary < 0)
        {
            Add("bonus.monthlySalary", new AmountBelowZero(bonus.MonthlySalary));
        }

        foreach (var (grade, percent) in bonus.PercentByGrade)
        {
            if (!IsGrade(grade, input.Grades.Count))
            {
                Add($"bonus.percentByGrade.{grade}", new GradeUnknown(grade));
            }

            if (percent < 0)
            {
                Add($"bonus.percentByGrade.{grade}", new AmountBelowZero(percent));
            }
        }
    }

    private void Hundred(WeightSum sum, WeightsOf of, string path)
    {
        if (sum.Refused(of) is { } refusal)
        {
            Add(path, refusal);
        }
    }

    private void Add(string path, Refusal refusal) => _problems.Add(new(path, refusal));
}
