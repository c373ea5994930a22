using PerfBot.Bot.Commands;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Imports;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;

namespace PerfBot.Tests.Bot.Demo;

/// <summary>The demo company as its files say it, and its quarter scored with the same answers for everybody, so that the figures alone make the difference.</summary>
internal static class DemoCompany
{
    public static readonly CyclePeriod Quarter = CyclePeriod.Of(new(2026, 7, 1), new(2026, 10, 1));

    private static readonly DateTimeOffset Now = new(2026, 10, 9, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly PeopleDraft People = (PeopleDraft)PeopleFile.Read(Table("people.csv"), []);

    public static readonly ReadingsSheetDraft Readings = ReadingsSheet.Read(Table("readings.csv"));

    public static readonly ProgrammeDefinition Standard = BuiltinProgrammes.Load().Single(p => p.Key == "standard");

    /// <summary>The score of everyone who takes part, by number.</summary>
    public static IReadOnlyDictionary<string, Score> Scores(CyclePeriod period) => People.People
        .Where(p => p.Assignments.All(a => Standard.PlanFor(a.Position!) is not null))
        .ToDictionary(p => p.Number, p => Score(p, period));

    public static byte[] Bytes(string file)
    {
        using var resource = typeof(PackageCommand).Assembly.GetManifestResourceStream($"demo/{file}")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private static Table Table(string file) => TableFile.ReadAsync(new MemoryStream(Bytes(file)), file).GetAwaiter().GetResult();

    private static Score Score(PersonDraft person, CyclePeriod period)
    {
        var id = EmployeeId.New();
        var plan = new ReviewPlan([.. person.Assignments.Select(a => new AssignmentPlan(AssignmentId.New(), a.Position!, a.Share, Standard.PlanFor(a.Position!)!.Sections))]);
        var review = Review.Open(CycleId.New(), id, null, null, plan, Now);
        ReviewTask[] tasks = [Answered(review, StageKind.SelfReview), Answered(review, StageKind.ManagerReview)];
        var readings = Readings.Readings
            .Where(r => r.Employee == person.Number && r.Month >= period.Before().From && r.Month < period.To)
            .Select(r => new Figure(r.Metric, r.Month, r.Value, r.Source!, Now));
        return new ReviewScoring().Score(review, period, Standard, tasks, readings);
    }

    /// <summary>4 of 5 for every rated line, and 85 points by the manager for every line that a person scores.</summary>
    private static ReviewTask Answered(Review review, StageKind stage)
    {
        var answers = review.Plan.Lines()
            .Where(l => l.Line.Formula is null)
            .ToDictionary(l => l.Key, l => l.Line.Rule is ScoringRule.Rating ? new Answer(Rating: 4) : new Answer(Points: 85));
        var task = ReviewTask.Open(review, stage, review.Employee, new(2026, 10, 15), Now);
        task.Save(review.Employee, task.Version, Assessment.Empty.With(answers, null));
        return task;
    }
}
