using System.Globalization;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Results;
using PerfBot.Domain.Scoring;
using PerfBot.Tests.Domain.Scoring;

namespace PerfBot.Tests.Cards.Results;

/// <summary>What a person adds up on the card is the total on the card, for every review of one post and one segment.</summary>
public sealed class ResultSumTests
{
    private static readonly IReadOnlyList<Score> Scores =
    [
        .. Enumerable.Range(0, 2000).Select(Inputs.Of).Where(i => i.Assignments is [{ Segments.Count: 1 }]).Select(Scorer.Score).Where(s => s.State == ScoreState.Rated).Take(100),
    ];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public void The_contributions_shown_add_up_to_the_total_shown(string language) =>
        Assert.All(Scores, score => Assert.True(AddsUp(score, Language.For(language))));

    [Fact]
    public void A_card_that_does_not_add_up_is_found() =>
        Assert.All(Scores, score => Assert.False(AddsUp(score with { Total = score.Total + 0.01m }, Language.For("en-US"))));

    [Fact]
    public void There_are_reviews_to_look_at() => Assert.Equal(100, Scores.Count);

    private static bool AddsUp(Score score, Language language)
    {
        var card = new ResultCard
        {
            Review = Sample.Id(1),
            Cycle = Sample.Cycle,
            Score = score,
            Lines = [.. score.Lines.Select(l => new ResultLine(l.Line.Id, l))],
            Comments = [],
        };
        var body = card.Render(language).Body;
        var total = Number(body.OfType<Figures>().Single().Items[0].Value);
        return body.OfType<Row>().Select(r => r.Aside!).Where(a => a.Contains(" / ", StringComparison.Ordinal)).Sum(a => Number(a.Split(" / ")[0])) == total;
    }

    private static decimal Number(string shown) => decimal.Parse(shown, CultureInfo.InvariantCulture);
}
