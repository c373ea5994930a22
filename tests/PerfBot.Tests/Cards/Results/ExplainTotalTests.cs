using System.Globalization;
using System.Text.RegularExpressions;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Domain.Scoring;
using PerfBot.Tests.Domain.Scoring;

namespace PerfBot.Tests.Cards.Results;

/// <summary>The total can be computed again from what stands in its explanation as text, for reviews of every shape.</summary>
public sealed partial class ExplainTotalTests
{
    private static readonly IReadOnlyList<Score> Scores = [.. Enumerable.Range(0, 1000).Select(Inputs.Of).Select(Scorer.Score).Where(s => s.State == ScoreState.Rated).Take(200)];

    [Fact]
    public void There_are_reviews_of_several_posts_and_times_to_look_at()
    {
        Assert.Contains(Scores, s => s.Assignments.Count > 1);
        Assert.Contains(Scores, s => s.Assignments.Any(a => a.Segments.Count > 1));
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void The_total_follows_from_the_text(string language) => Assert.All(Scores, s => Assert.Equal(s.Total, Again(s, language)));

    [Fact]
    public void A_text_with_another_contribution_does_not_lead_to_the_total()
    {
        var score = Scores.First(s => s.Assignments is [{ Segments: [_, _] }]);
        var lines = TextOf(score, "en-US").Split('\n');
        var row = Array.FindIndex(lines, l => l.Split(" | ") is [not "Line", _, _, not "–"]);
        lines[row] = lines[row][..(lines[row].LastIndexOf(' ') + 1)] + "99999";

        Assert.Null(Again(string.Join('\n', lines)));
    }

    private static decimal? Again(Score score, string language) => Again(TextOf(score, language));

    private static string TextOf(Score score, string language) => CardText.Of(new ExplainTotalCard(Guid.Empty, null, score, Inputs.Of(0).Grades).Render(Language.For(language)));

    /// <summary>Adds up the tables, then follows the means; null where a mean takes a figure that nothing before it gives.</summary>
    private static decimal? Again(string text)
    {
        var known = new List<decimal>();
        var sum = 0m;
        foreach (var line in text.Split('\n'))
        {
            switch (line.Split(" | "))
            {
                case ["Line" or "指标", _, _, _]:
                    sum = 0;
                    break;
                case ["Sum" or "合计", _, _, _]:
                    known.Add(sum);
                    break;
                case [_, _, _, var contribution]:
                    sum += contribution == "–" ? 0 : Number(contribution);
                    break;
                default:
                    var terms = Term().Matches(line).Select(t => (Value: Number(t.Groups[1].Value), Weight: Number(t.Groups[2].Value))).ToList();
                    if (terms.Any(t => !known.Contains(t.Value)))
                    {
                        return null;
                    }

                    if (terms.Count > 0)
                    {
                        known.Add(Math.Round(terms.Sum(t => t.Value * t.Weight) / terms.Sum(t => t.Weight), 2, MidpointRounding.AwayFromZero));
                    }

                    break;
            }
        }

        return known[^1];
    }

    private static decimal Number(string shown) => decimal.Parse(shown, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"([\d.,]+) × ([\d.,]+)%?")]
    private static partial Regex Term();
}
