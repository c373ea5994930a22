using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Indicators;

namespace PerfBot.Tests.Features.Indicators;

/// <summary>Scores one indicator of the library by itself, from January 2026 on.</summary>
internal static class OneLine
{
    private static readonly DateOnly From = new(2026, 1, 1);

    /// <summary>An indicator of the built-in library, as it is offered.</summary>
    public static IndicatorDefinition Of(string key) => BuiltinIndicators.Library.Get(key).Present.Definition;

    /// <summary>What one month gives.</summary>
    public static LineScore Score(string key, params (string Metric, decimal Value)[] readings) => Score(key, months: 1, readings);

    /// <summary>What some months give, with the same readings in each.</summary>
    public static LineScore Score(string key, int months, params (string Metric, decimal Value)[] readings) =>
        Score(BuiltinIndicators.Library.Get(key).Present, months, [], readings);

    /// <summary>What some months give, with the same readings in each and others in each of as many months before.</summary>
    public static LineScore Score(IndicatorVersion version, int months, (string Metric, decimal Value)[] before, (string Metric, decimal Value)[] readings)
    {
        var definition = version.Definition;
        var line = definition.ToLine(version.Key, version.Number, 100);
        var score = Scorer.Score(new ScoringInput
        {
            From = From,
            To = From.AddMonths(months),
            Metrics =
            [
                .. definition.Metrics.Select(m => new MetricSeries(
                    m.Name,
                    m.Aggregate,
                    [
                        .. Enumerable.Range(-months, 2 * months).SelectMany(month => (month < 0 ? before : readings).Where(r => r.Metric == m.Name)
                            .Select(r => new SeriesReading(Month.Of(From.AddMonths(month)), r.Value))),
                    ])),
            ],
            Grades = [new Grade("-", 0)],
            Assignments = [new("-", 100, [new(From, From.AddMonths(months), ScoringPlan.From([new Section(Bilingual.Of("-"), 100, [line])]))])],
        });
        return score.Lines.Single();
    }
}
