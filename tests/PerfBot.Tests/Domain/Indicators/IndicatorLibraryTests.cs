using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Domain.Indicators;

public sealed class IndicatorLibraryTests
{
    private static readonly JobRole Role = new("small", "SM", new("Small", "小"), ["小岗"]);
    private static readonly EmployeeId Hr = EmployeeId.New();
    private static readonly DateTimeOffset At = new(2026, 10, 12, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_version_follows_the_newest_and_replaces_none()
    {
        var indicator = Indicator.Of(Role, [BuiltIn("SM-01", 1)]);

        var version = indicator.Publish(Definition() with { Target = 7 }, 1, Hr, At);
        var library = Library(indicator).With([version]);

        Assert.Equal((2, Hr, At), (version.Number, version.PublishedBy!.Value, version.PublishedAt!.Value));
        Assert.Equal(7, library.Get("SM-01").Present.Definition.Target);
        Assert.Equal(5, library.Get("SM-01").Version(1).Definition.Target);
        Assert.Equal(1, Library(indicator).Get("SM-01").Newest); // the library before is as it was
    }

    [Fact]
    public void A_change_to_an_older_version_than_the_newest_is_refused() =>
        Assert.Equal(new IndicatorOutdated(2), Refused(() => Indicator.Of(Role, [BuiltIn("SM-01", 1), BuiltIn("SM-01", 2)]).Publish(Definition(), 1, Hr, At)));

    [Fact]
    public void A_company_cannot_publish_without_the_target_that_the_rule_needs()
    {
        var wrong = Assert.IsType<IndicatorWrong>(Refused(() => Indicator.Of(Role, [BuiltIn("SM-01", 1)]).Publish(Definition() with { Target = null }, 1, Hr, At)));

        Assert.Equal(new Problem("target", new RuleRefused(RuleFault.TargetRequired)), Assert.Single(wrong.Problems));
    }

    [Fact]
    public void The_version_that_is_offered_is_the_newest_unless_the_built_in_ones_say_otherwise()
    {
        IndicatorVersion[] two = [BuiltIn("SM-01", 1), BuiltIn("SM-01", 2)];

        Assert.Equal(2, Indicator.Of(Role, two).Present.Number);
        Assert.Equal(1, Indicator.Of(Role, two, offered: 1).Present.Number);
        Assert.Equal(new IndicatorVersionNotFound("SM-01", 3), Refused(() => Indicator.Of(Role, two, offered: 3)));
        Assert.Equal(new IndicatorVersionNotFound("SM-01", 1), Refused(() => Indicator.Of(Role, [BuiltIn("SM-01", 2)])));
    }

    [Fact]
    public void A_number_that_the_company_gave_stays_the_companys_when_a_later_release_has_it_too()
    {
        var own = Indicator.Of(Role, [BuiltIn("SM-01", 1)]).Publish(Definition() with { Target = 7 }, 1, Hr, At);

        var library = Library(Indicator.Of(Role, [BuiltIn("SM-01", 1), BuiltIn("SM-01", 2), BuiltIn("SM-01", 3)])).With([own]);

        Assert.Equal((2, 7m), (library.Get("SM-01").Newest, library.Get("SM-01").Present.Definition.Target));
    }

    [Theory]
    [InlineData("XX-01")]
    [InlineData("SM-")]
    [InlineData("SM")]
    [InlineData("SM-a")]
    [InlineData("SM-0123456789012345678901234567890123456789")]
    public void A_key_belongs_to_its_role(string key) =>
        Assert.Equal(new IndicatorKeyInvalid(key, "SM"), Refused(() => Indicator.PublishFirst(key, Role, Definition(), Hr, At)));

    [Fact]
    public void The_companys_own_indicators_get_the_next_free_key()
    {
        var library = Library(Indicator.Of(Role, [BuiltIn("SM-01", 1)]));
        Assert.Equal("SM-C1", library.FreeKey(Role));

        var more = library.With([Indicator.PublishFirst("SM-C1", Role, Definition(), Hr, At)]);

        Assert.Equal("SM-C2", more.FreeKey(Role));
        Assert.Equal(["SM-01", "SM-C1"], more.Indicators.Select(i => i.Key));
        Assert.True(more.Get("SM-C1").IsCompanys);
    }

    [Fact]
    public void A_metric_of_another_meaning_is_refused()
    {
        var library = Library(Indicator.Of(Role, [BuiltIn("SM-01", 1)]));
        var other = Definition() with { Metrics = [new ProgrammeMetric { Name = "工单数", Label = new("Tickets", "工单数"), Aggregate = Aggregate.Last }] };

        Assert.Equal([new Problem("metrics[0]", new MetricKnownOtherwise("工单数", Aggregate.Sum))], LibraryCheck.Metrics(library, other));
        Assert.Empty(LibraryCheck.Metrics(library, Definition()));
    }

    private static IndicatorLibrary Library(params Indicator[] indicators) => new([Role], indicators, []);

    private static IndicatorVersion BuiltIn(string key, int number) => IndicatorVersion.BuiltIn(key, number, Definition());

    private static IndicatorDefinition Definition() => new()
    {
        Name = new("Tickets", "工单"),
        Unit = "count",
        Direction = Direction.HigherIsBetter,
        Target = 5,
        Formula = "工单数",
        Metrics = [new ProgrammeMetric { Name = "工单数", Label = new("Tickets", "工单数") }],
        Rule = new ScoringRule.Proportional(),
        Source = new("Tickets", "工单系统"),
    };

    private static Refusal Refused(Action act) => Assert.Throws<RefusedException>(act).Refusal;
}
