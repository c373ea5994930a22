using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Scoring;

public sealed class WeightsTests
{
    [Fact]
    public void Among_equal_remainders_the_earlier_line_gets_the_cent() =>
        Assert.Equal([33.34m, 33.33m, 33.33m], Weights.Round([33.3333333333m, 33.3333333333m, 33.3333333333m]));

    [Fact]
    public void The_largest_remainder_gets_the_cent_first() =>
        Assert.Equal([16.66m, 41.67m, 41.67m], Weights.Round([16.662m, 41.669m, 41.669m]));

    [Fact]
    public void Weights_that_are_round_already_stay() =>
        Assert.Equal([0m, 42m, 57.99m, 0.01m], Weights.Round([0, 42, 57.99m, 0.01m]));

    [Fact]
    public void What_is_missing_is_spread_in_proportion() => // 转型线上: 20 + 30 + 10, the other 40 is not stated
        Assert.Equal([33.33m, 50m, 16.67m], Weights.Spread([20, 30, 10]));

    [Fact]
    public void The_spread_weights_add_up()
    {
        Assert.Equal([57.14m, 42.86m], Weights.Spread([40, 30]));
        Assert.Equal([50m, 50m], Weights.Spread([80, 80]));
        Assert.Equal([33.34m, 33.33m, 33.33m], Weights.Spread([0, 0, 0]));
    }
}
