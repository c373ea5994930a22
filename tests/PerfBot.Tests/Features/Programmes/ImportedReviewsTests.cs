using System.Globalization;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Imports;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Programmes;

/// <summary>The programmes for imported files over real ones, everybody rated 4 of 5 and given 85 points: the figures alone make the difference.</summary>
public sealed class ImportedReviewsTests
{
    [SamplesFact]
    public async Task A_quarter_of_orders_spreads_over_the_grades()
    {
        var grades = await Grades("order-sales", "northwind-orders", new(1997, 1, 1), ["northwind-orders.csv", "northwind-order-details.csv"]);

        Assert.Equal(9, grades.Count);
        Assert.Equal("优秀", grades["4"]); // 13,696 a month
        Assert.Equal("不合格", grades["9"]); // 1,236 a month, two orders
        Assert.True(grades.Values.Distinct().Count() >= 3);
    }

    [SamplesFact]
    public async Task A_quarter_of_incidents_spreads_over_the_grades()
    {
        var grades = await Grades("ticket-support", "servicenow-incidents", new(2016, 1, 1), ["servicenow-incidents.csv"]);

        Assert.Equal("优秀", grades["Resolver 201"]); // all resolved, in 36 hours on average
        Assert.Equal("不合格", grades["Resolver 139"]); // 1,031 hours
        Assert.Equal(4, grades.Values.Distinct().Count());
    }

    private static async Task<Dictionary<string, string>> Grades(string key, string mapping, DateOnly from, string[] files)
    {
        var tables = new List<Table>();
        foreach (var name in files)
        {
            using var file = File.OpenRead(Samples.Real(name));
            tables.Add(await TableFile.ReadAsync(file, name));
        }

        var programme = BuiltinProgrammes.Load().Single(p => p.Key == key);
        var plan = ScoringPlan.From(programme.PlanFor("anything")!.Sections);
        var entries = plan.Sections.SelectMany(s => s.Lines).Where(l => l.Formula is null).ToDictionary(l => l.Id, l => l.Rule is ScoringRule.Rating
            ? new LineEntry { Ratings = [new(RaterGroup.Self, [[4]]), new(RaterGroup.Manager, [[4]])] }
            : new LineEntry { Manual = new ManualPoints(85) });
        var to = from.AddMonths(3);
        return ReadingsRun.Run(ShippedMappings.Find(mapping)!, tables).Rows
            .Select(r => (r.Person, r.Metric, r.Value, Month: DateOnly.ParseExact(r.Period, "yyyy-MM", CultureInfo.InvariantCulture)))
            .Where(r => r.Month >= from && r.Month < to)
            .GroupBy(r => r.Person)
            .ToDictionary(person => person.Key, person => Scorer.Score(new ScoringInput
            {
                From = from,
                To = to,
                Metrics =
                [
                    .. person.GroupBy(r => r.Metric).Select(m => new MetricSeries(
                        m.Key, programme.Metrics.Single(p => p.Name == m.Key).Aggregate, [.. m.Select(r => new SeriesReading(Month.Of(r.Month), r.Value))])),
                ],
                Raters = new RaterRules(programme.RaterWeights),
                Grades = programme.Grades,
                Assignments = [new AssignmentInput("", 100, [new SegmentInput(from, to, plan, entries)])],
            }).Grade!);
    }
}
