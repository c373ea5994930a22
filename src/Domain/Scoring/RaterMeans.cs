namespace PerfBot.Domain.Scoring;

/// <summary>From the raters' answers to one rating. Made once for a review, since the groups and their weights are the same in all its lines.</summary>
/// <remarks>Plain loops: three lines by eight raters in each of a hundred thousand reviews pass through here.</remarks>
internal sealed class RaterMeans
{
    private static readonly RaterGroup[] All = Enum.GetValues<RaterGroup>();

    private readonly bool _trim;
    private readonly List<(RaterGroup[] Members, decimal Weight)> _groups;

    public RaterMeans(RaterRules rules)
    {
        _trim = rules.Trimmed;
        _groups = Merged(rules);
    }

    /// <summary>
    /// Scoring rule: one rater's rating is the mean of the answers given; a group's is the mean of its raters, without the
    /// extremes where the programme says so; merged groups are one, with the sum of their weights and all their raters.
    /// The weight of an absent group moves to the others in proportion.
    /// </summary>
    public GroupFacts[] Of(IReadOnlyList<GroupAnswers> ratings)
    {
        Span<decimal> means = stackalloc decimal[_groups.Count];
        Span<int> raters = stackalloc int[_groups.Count];
        var present = 0m;
        for (var g = 0; g < _groups.Count; g++)
        {
            raters[g] = Mean(_groups[g].Members, ratings, out means[g]);
            present += raters[g] > 0 ? _groups[g].Weight : 0;
        }

        var facts = new GroupFacts[_groups.Count];
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

    private static List<(RaterGroup[] Members, decimal Weight)> Merged(RaterRules rules)
    {
        var groups = new List<(RaterGroup[] Members, decimal Weight)>(rules.Weights.Count);
        foreach (var group in All)
        {
            if (rules.MergedInto?.ContainsKey(group) == true)
            {
                continue; // it counts in another one
            }

            RaterGroup[] members = [group];
            var weight = rules.Weights.GetValueOrDefault(group);
            foreach (var other in All)
            {
                if (rules.MergedInto is { } merged && merged.TryGetValue(other, out var into) && into == group)
                {
                    members = [.. members, other];
                    weight += rules.Weights.GetValueOrDefault(other);
                }
            }

            if (weight > 0)
            {
                groups.Add((members, weight));
            }
        }

        return groups;
    }

    private int Mean(RaterGroup[] members, IReadOnlyList<GroupAnswers> ratings, out decimal mean)
    {
        var (sum, lowest, highest) = (0m, decimal.MaxValue, decimal.MinValue);
        var count = 0;
        for (var r = 0; r < ratings.Count; r++)
        {
            if (!members.Contains(ratings[r].Group))
            {
                continue;
            }

            var raters = ratings[r].Raters;
            for (var i = 0; i < raters.Count; i++)
            {
                if (Mean(raters[i]) is { } rating)
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
