using System.Text.Json;
using PerfBot.EndToEnd.Support;

namespace PerfBot.EndToEnd.Reckoning;

/// <summary>A whole review scored once more: its total, and what each line brought.</summary>
internal sealed record PlainReview(decimal Total, IReadOnlyDictionary<string, decimal?> Contributions)
{
    /// <summary>Scores a person who holds one post or several.</summary>
    /// <param name="programme">The programme's JSON.</param>
    /// <param name="posts">Position and share in percent.</param>
    /// <param name="actuals">What each line with a formula measures.</param>
    /// <param name="figures">The person's figures.</param>
    /// <param name="answers">What was typed.</param>
    /// <param name="person">The person's number.</param>
    public static PlainReview Of(
        JsonElement programme,
        IReadOnlyList<(string Position, decimal Share)> posts,
        IReadOnlyDictionary<string, Func<PlainFigures, Found>> actuals,
        PlainFigures figures,
        SentAnswers answers,
        string person)
    {
        var weights = programme.GetProperty("raterWeights");
        var (self, manager) = (weights.GetProperty("Self").GetDecimal(), weights.GetProperty("Manager").GetDecimal());
        var contributions = new Dictionary<string, decimal?>();
        var total = 0m;
        for (var i = 0; i < posts.Count; i++)
        {
            var place = i;
            var lines = PlainReckoning.Contributions(PlanFor(programme, posts[i].Position)!.Value, Find);
            foreach (var (line, contribution) in lines)
            {
                contributions[$"{i}.{line}"] = contribution;
            }

            total += lines.Sum(l => l.Contribution ?? 0) * posts[i].Share / 100;

            Found Find(JsonElement line)
            {
                var key = $"{place}.{PlainReckoning.Id(line)}";
                return line.GetProperty("rule").GetProperty("type").GetString() switch
                {
                    "Rating" => Found.Of(((self * answers.Self(person, key)) + (manager * answers.Manager(person, key))) / (self + manager)),
                    "Manual" => Found.Of(answers.Manager(person, key)),
                    _ when answers.Decided(person, key) is { } decided => Found.Of(decided),
                    _ => actuals[PlainReckoning.Id(line)](figures),
                };
            }
        }

        return new(PlainReckoning.Cents(total), contributions);
    }

    /// <summary>The plan for a position: the one that names it, else the one for everybody.</summary>
    public static JsonElement? PlanFor(JsonElement programme, string position)
    {
        var plans = programme.GetProperty("plans").EnumerateArray().ToList();
        var index = plans.FindIndex(p => p.GetProperty("positions").EnumerateArray().Any(x => x.GetString() == position));
        index = index >= 0 ? index : plans.FindIndex(p => p.GetProperty("positions").GetArrayLength() == 0);
        return index >= 0 ? plans[index] : null;
    }
}
