namespace PerfBot.Domain.Scoring;

/// <summary>From the raters' answers to one rating. Made once for a review, since the groups and their weights are the same in all its lines.</summary>
/// <remarks>Plain loops: three lines by eight raters in each of a hundred thousand reviews pass through here.</remarks>
internal sealed class RaterMeans
{
    private readonly bool _trim;
    private readonly (IReadOnlyList<RaterGroup> Members, decimal Weight)[] _groups;

    public RaterMeans(RaterRules rules)
    {
        _trim = rules.Trimmed;
        _groups = [.. Merged(rules)];
    }

    /// <summary>
    /// Scoring rule: one rater's rating is the mean of the answers given; a group's is the mean of its raters, without the
    /// extremes where the programme says so; merged groups are one, with the sum of their weights and all their raters.
    /// The weight of an absent group moves to the others in proportion.
    /// </summary>
    public GroupFacts[] Of(IReadOnlyList<GroupAnswers> ratings)
    {
        Span<decimal> means = stackalloc decimal[_groups.Length];
        Span<int> raters = stackalloc int[_groups.Length];
        var present = 0m;
        for (var g = 0; g < _groups.Length; g++)
        {
            raters[g] = Mean(_groups[g].Members, ratings, out means[g]);
            present += raters[g] > 0 ? _groups[g].Weight : 0;
        }

        var facts = new GroupFacts[_groups.Length];
        for (var g = 0; g < facts.Length; g++)
        {
            var (members, weight) = _groups[g];
            facts[g] = raters[g] == 0
                ? new(members, weight, 0, 0, false, null)
                : new(members, weight, Rounding.ToTen(weight * 100 / present), raters[g], IsTrimmed(raters[g]), means[g]);
        }

        return facts;
    }

    /// <summary>The groups' means together, each with its weight; null where no group gave a rating.</summary>
    public static decimal? Together(GroupFacts[] groups)
    {
        var (sum, weights) = (0m, 0m);
        foreach (var group in groups)
        {
            if (group.Mean is { } mean)
            {
                sum += group.Weight * mean;
                weights += group.Weight;
            }
        }

        return weights == 0 ? null : sum / weights;
    }

    private static IEnumerable<(IReadOnlyList<RaterGroup> Members, decimal Weight)> Merged(RaterRules rules)
    {
        var merged = rules.MergedInto ?? new Dictionary<RaterGroup, RaterGroup>();
        foreach (var group in rules.Weights.Keys.Concat(merged.Values).Distinct().Where(group => !merged.ContainsKey(group)).Order())
        {
            RaterGroup[] members = [group, .. merged.Where(merge => merge.Value == group).Select(merge => merge.Key).Order()];
            var weight = members.Sum(member => rules.Weights.GetValueOrDefault(member));
            if (weight > 0)
            {
                yield return (members, weight);
            }
        }
    }

    private int Mean(IReadOnlyList<RaterGroup> members, IReadOnlyList<GroupAnswers> ratings, out decimal mean)
    {
        var (sum, lowest, highest) = (0m, decimal.MaxValue, decimal.MinValue);
        var count = 0;
        for (var r = 0; r < ratings.Count; r++)
        {
            for (var i = 0; members.Contains(ratings[r].Group) && i < ratings[r].Raters.Count; i++)
            {
                if (Mean(ratings[r].Raters[i]) is { } rating)
                {
                    count++;
                    sum += rating;
                    lowest = Math.Min(lowest, rating);
                    highest = Math.Max(highest, rating);
                }
            }
        }

        mean = count == 0 ? 0 : IsTrimmed(count) ? (sum - lowest - highest) / (count - 2) : sum / count;
        return count;
    }

    private static decimal? Mean(IReadOnlyList<decimal?> answers)
    {
        var (sum, given) = (0m, 0);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i] is { } answer)
            {
                sum += answer;
                given++;
            }
        }

        return given == 0 ? null : sum / given;
    }

    private bool IsTrimmed(int raters) => _trim && raters >= RaterRules.FewestToTrim;
}
