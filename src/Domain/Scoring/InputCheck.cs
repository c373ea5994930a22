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

        foreach (var (group, weight) in raters.Weights.Where(w => w.Value is < 0 or > 100))
        {
            Add($"raterWeights.{group}", new WeightOutOfRange(weight));
        }

        Hundred(WeightsOf.RaterGroups, raters.Weights.Values, "raterWeights");
        foreach (var (group, into) in raters.MergedInto ?? new Dictionary<RaterGroup, RaterGroup>())
        {
            if (raters.MergedInto!.ContainsKey(into))
            {
                Add("raterWeights", new MergeRefused(group));
            }
        }
    }

    private void Assignments()
    {
        for (var a = 0; a < input.Assignments.Count; a++)
        {
            var (_, share, segments) = input.Assignments[a];
            if (share is < 0 or > 100)
            {
                Add($"assignments[{a}].share", new WeightOutOfRange(share));
            }

            for (var s = 0; s < segments.Count; s++)
            {
                Span(segments, a, s);
                new EntryCheck(segments[s], (a, s), _problems).Run();
            }
        }

        Hundred(WeightsOf.Assignments, input.Assignments.Select(a => a.Share), "assignments");
    }

    private void Span(IReadOnlyList<SegmentInput> segments, int assignment, int index)
    {
        var (from, to) = (segments[index].From, segments[index].To);
        SpanFault? fault = from >= to ? SpanFault.Empty
            : from < input.From || to > input.To ? SpanFault.OutsideCycle
            : segments.Take(index).Any(other => other.From < to && from < other.To) ? SpanFault.Overlaps
            : null;
        if (fault is { } found)
        {
            Add($"assignments[{assignment}].segments[{index}]", new SpanRefused(found, from, to));
        }
    }

    private void Grades()
    {
        var grades = input.Grades;
        var names = grades.Select(grade => grade.Name).ToHashSet(StringComparer.Ordinal);
        GradesFault? fault = grades.Count == 0 ? GradesFault.None
            : names.Count < grades.Count || names.Any(string.IsNullOrWhiteSpace) ? GradesFault.NameNotUnique
            : grades.Zip(grades.Skip(1)).Any(pair => pair.Second.From >= pair.First.From) ? GradesFault.NotFalling
            : grades[^1].From != 0 ? GradesFault.LastNotZero
            : null;
        if (fault is { } found)
        {
            Add("grades", new GradesRefused(found));
        }

        for (var k = 0; k < input.KnockOuts.Count; k++)
        {
            if (!names.Contains(input.KnockOuts[k].GradeAtMost))
            {
                Add($"knockOuts[{k}].gradeAtMost", new GradeUnknown(input.KnockOuts[k].GradeAtMost));
            }
        }

        if (input.Bonus is { } bonus)
        {
            Check(bonus, names);
        }
    }

    private void Check(Bonus bonus, HashSet<string> grades)
    {
        if (bonus.MonthlySalary < 0)
        {
            Add("bonus.monthlySalary", new AmountBelowZero(bonus.MonthlySalary));
        }

        foreach (var (grade, percent) in bonus.PercentByGrade)
        {
            if (!grades.Contains(grade))
            {
                Add($"bonus.percentByGrade.{grade}", new GradeUnknown(grade));
            }

            if (percent < 0)
            {
                Add($"bonus.percentByGrade.{grade}", new AmountBelowZero(percent));
            }
        }
    }

    private void Hundred(WeightsOf of, IEnumerable<decimal> weights, string path)
    {
        if (Weights.SumRefused(of, [.. weights]) is { } refusal)
        {
            Add(path, refusal);
        }
    }

    private void Add(string path, Refusal refusal) => _problems.Add(new(path, refusal));
}
