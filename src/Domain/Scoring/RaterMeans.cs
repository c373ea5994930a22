namespace PerfBot.Domain.Scoring;

/// <summary>From the raters' answers to one rating.</summary>
internal static class RaterMeans
{
    private static readonly Dictionary<RaterGroup, RaterGroup> NoneMerged = [];

    /// <summary>
    /// Scoring rule: one rater's rating is the mean of the answers given; a group's is the mean of its raters, without the
    /// extremes where the programme says so; merged groups are one, with the sum of their weights and all their raters.
    /// The weight of an absent group moves to the others in proportion.
    /// </summary>
    public static GroupFacts[] Of(IReadOnlyList<GroupAnswers> ratings, RaterRules rules)
    {
        var merged = rules.MergedInto ?? NoneMerged;
        var groups = new List<GroupFacts>(rules.Weights.Count);
        foreach (var group in Enum.GetValues<RaterGroup>())
        {
            if (!merged.ContainsKey(group))
            {
                RaterGroup[] members = [group, .. merged.Where(merge => merge.Value == group).Select(merge => merge.Key).Order()];
                var weight = members.Sum(member => rules.Weights.GetValueOrDefault(member));
                if (weight > 0)
                {
                    groups.Add(Mean(members, weight, ratings, rules.Trimmed));
                }
            }
        }

        var present = groups.Sum(group => group.Mean is null ? 0 : group.Weight);
        return [.. groups.Select(group => group.Mean is null ? group : group with { WeightUsed = Rounding.ToTen(group.Weight * 100 / present) })];
    }

    /// <summary>The groups' means together, each with its weight; null where no group gave a rating.</summary>
    public static decimal? Together(IReadOnlyList<GroupFacts> groups)
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

    private static GroupFacts Mean(RaterGroup[] members, decimal weight, IReadOnlyList<GroupAnswers> ratings, bool trim)
    {
        var raters = new List<decimal>();
        foreach (var answers in ratings.Where(r => members.Contains(r.Group)).SelectMany(r => r.Raters))
        {
            var given = answers.Count(answer => answer is not null);
            if (given > 0)
            {
                raters.Add(answers.Sum(answer => answer ?? 0) / given);
            }
        }

        var count = raters.Count;
        var trimmed = trim && count >= RaterRules.FewestToTrim;
        if (trimmed)
        {
            raters.Remove(raters.Max());
            raters.Remove(raters.Min());
        }

        return new(members, weight, 0, count, trimmed, count == 0 ? null : raters.Sum() / raters.Count);
    }
}
