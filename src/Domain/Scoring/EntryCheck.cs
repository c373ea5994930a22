using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;

namespace PerfBot.Domain.Scoring;

/// <summary>What must hold for what people entered in one segment.</summary>
internal sealed class EntryCheck(SegmentInput segment, string path, List<Problem> problems)
{
    public void Run()
    {
        if (segment.Entries is not { Count: > 0 } entries)
        {
            return;
        }

        var known = 0;
        foreach (var line in segment.Plan.Scored.Concat(segment.Plan.Information))
        {
            if (entries.TryGetValue(line.Line.Id, out var entry))
            {
                known++;
                Check(line.Line, entry, $"{path}.{line.Path}");
            }
        }

        if (known < entries.Count)
        {
            var ids = segment.Plan.Sections.SelectMany(s => s.Lines).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
            problems.AddRange(entries.Keys.Where(id => !ids.Contains(id)).Select(id => new Problem(path, new LineUnknown(id))));
        }
    }

    private void Check(Line line, LineEntry entry, string at)
    {
        if (entry.NotApplicable is { } reason && string.IsNullOrWhiteSpace(reason))
        {
            Add($"{at}.notApplicable", new ReasonRequired());
        }

        NotRead(entry.Actual is not null && line.Rule is ScoringRule.Manual or ScoringRule.Okr, line, $"{at}.actual");
        NotRead(entry.Manual is not null && line.Rule is not ScoringRule.Manual, line, $"{at}.manualPoints");
        NotRead(entry.Ratings is not null && line.Rule is not ScoringRule.Rating, line, $"{at}.ratings");
        NotRead(entry.Objectives is not null && line.Rule is not ScoringRule.Okr, line, $"{at}.objectives");

        if (entry.Manual?.Points is { } points && (points < 0 || points > line.Cap))
        {
            Add($"{at}.manualPoints", new PointsOutOfRange(points, line.Cap));
        }

        if (entry.Ratings is { } ratings && line.Rule is ScoringRule.Rating rule)
        {
            Ratings(ratings, rule.ScaleMax, $"{at}.ratings");
        }

        if (entry.Objectives is { } objectives)
        {
            Objectives(objectives, $"{at}.objectives");
        }
    }

    private void NotRead(bool isSo, Line line, string at)
    {
        if (isSo)
        {
            Add(at, new EntryNotRead(line.Rule.GetType().Name));
        }
    }

    private void Ratings(IReadOnlyList<GroupAnswers> ratings, decimal scaleMax, string at)
    {
        for (var g = 0; g < ratings.Count; g++)
        {
            var (group, raters) = ratings[g];
            if (ratings.Take(g).Any(other => other.Group == group))
            {
                Add($"{at}.{group}", new RaterGroupTwice(group));
            }

            for (var r = 0; r < raters.Count; r++)
            {
                for (var q = 0; q < raters[r].Count; q++)
                {
                    if (raters[r][q] is { } answer && (answer < 0 || answer > scaleMax))
                    {
                        Add($"{at}.{group}[{r}][{q}]", new OutsideScale(answer, scaleMax));
                    }
                }
            }
        }
    }

    private void Objectives(IReadOnlyList<Objective> objectives, string at)
    {
        Weigh(WeightsOf.Objectives, objectives.Select(o => o.Weight), at);
        for (var o = 0; o < objectives.Count; o++)
        {
            var results = objectives[o].KeyResults;
            Weigh(WeightsOf.KeyResults, results.Select(k => k.Weight), $"{at}[{o}].keyResults");
            for (var k = 0; k < results.Count; k++)
            {
                if (results[k].Start == results[k].Target)
                {
                    Add($"{at}[{o}].keyResults[{k}].target", new KeyResultWithoutWay(results[k].Target));
                }
            }
        }
    }

    private void Weigh(WeightsOf of, IEnumerable<decimal> weights, string at)
    {
        decimal[] all = [.. weights];
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] is < 0 or > 100)
            {
                Add($"{at}[{i}].weight", new WeightOutOfRange(all[i]));
            }
        }

        if (Weights.SumRefused(of, all) is { } refusal)
        {
            Add(at, refusal);
        }
    }

    private void Add(string at, Refusal refusal) => problems.Add(new(at, refusal));
}
