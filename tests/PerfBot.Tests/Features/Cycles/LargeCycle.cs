using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Metrics;
using PerfBot.Domain.People;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>
/// A cycle of hundreds, written into the store as it stands: HR has the number HR, the others have 0 and on, and every twentieth manages those that follow. What counts
/// is one figure from the data, so that a result needs no forms.
/// </summary>
internal sealed class LargeCycle : IAsyncDisposable
{
    private LargeCycle(TestDb test) => Test = test;

    public TestDb Test { get; }

    public Guid Cycle { get; private set; }

    public Caller.Human Hr { get; private set; } = null!;

    /// <summary>A cycle of so many people, each with an open self-review, or at the opening of results.</summary>
    public static async Task<LargeCycle> AtAsync(StageKind stage, int people)
    {
        var large = new LargeCycle(await TestDb.CreateAsync());
        large.Test.Clock.Set(new DateTimeOffset(2026, 10, 12, 2, 0, 0, TimeSpan.Zero));
        await large.Test.InAsync((db, _) =>
        {
            var now = large.Test.Clock.GetUtcNow();
            var hr = Employee.Hire(EmployeeId.New(), "HR", "吴人事");
            db.Employees.Add(hr);
            db.RoleGrants.Add(RoleGrant.To(hr.Id, Roles.Hr));
            var programme = PerfBot.Domain.Programmes.Programme.Publish(Definition(), 1, now);
            db.Programmes.Add(programme);
            var cycle = PerfBot.Domain.Cycles.Cycle.Start(CycleId.New(), programme.Id, new(new(2026, 7, 1), new(2026, 10, 1)), hr.Id, now);
            db.Cycles.Add(cycle);
            large.Cycle = cycle.Id.Value;
            EmployeeId? manager = null;
            for (var i = 0; i < people; i++)
            {
                var person = Employee.Hire(EmployeeId.New(), $"{i}", $"员工{i}");
                db.Employees.Add(person);
                db.Assignments.Add(Assignment.Give(AssignmentId.New(), person.Id, "专员", 100, null, i % 20 == 0 ? null : manager, 0));
                var review = Review.Open(cycle.Id, person.Id, i % 20 == 0 ? null : manager, null, new([new AssignmentPlan(AssignmentId.New(), "专员", 100, Definition().Plans[0].Sections)]), now);
                review.Enter(stage);
                db.Reviews.Add(review);
                db.Readings.Add(Reading.Take("工单", person.Id, new(2026, 8, 1), 10, "工单系统", now));
                if (stage == StageKind.SelfReview)
                {
                    db.Tasks.Add(ReviewTask.Open(review, stage, person.Id, new(2026, 10, 20), now));
                }

                manager = i % 20 == 0 ? person.Id : manager;
            }

            return Task.CompletedTask;
        });
        large.Hr = await large.Test.CallerAsync("HR");
        return large;
    }

    /// <summary>One step of a long work, as the pump takes it: whether there was one.</summary>
    /// <param name="isSaved">Whether the node lives long enough to save it.</param>
    /// <param name="meanwhile">What somebody else does before it is saved.</param>
    public async Task<bool> StepAsync<T>(bool isSaved = true, Func<Task>? meanwhile = null)
        where T : ILongWork
    {
        var isAny = false;
        await Test.InAsync(async (db, services) =>
        {
            isAny = await services.GetServices<ILongWork>().OfType<T>().Single().StepAsync(CancellationToken.None);
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            if (!isSaved)
            {
                db.Forget();
            }
        });
        return isAny;
    }

    /// <summary>Takes step after step until nothing is left; how many there were.</summary>
    public async Task<int> FinishAsync<T>()
        where T : ILongWork
    {
        var steps = 0;
        while (await StepAsync<T>())
        {
            Assert.True(++steps < 20, "It does not end.");
        }

        return steps;
    }

    public Task<Cycle> CycleAsync() => Test.ReadAsync(db => db.Cycles.AsNoTracking().SingleAsync());

    public Task<int> ResultsAsync() => Test.ReadAsync(db => db.Results.CountAsync());

    public ValueTask DisposeAsync() => Test.DisposeAsync();

    private static ProgrammeDefinition Definition() => new()
    {
        Key = "large",
        Name = new("Large review", "大考核"),
        Stages =
        [
            new() { Kind = StageKind.SelfReview, Actor = Actor.Subject },
            new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager },
            new() { Kind = StageKind.OpenResult, Actor = Actor.Hr },
            new() { Kind = StageKind.Acknowledge, Actor = Actor.Subject },
        ],
        Grades = [new("优秀", 90), new("合格", 0)],
        Metrics = [new() { Name = "工单", Label = new("Tickets", "工单") }],
        Plans =
        [
            new()
            {
                Sections =
                [
                    new(new("Work", "工作"), 100, [new Line { Id = "TICKETS", Name = new("Tickets", "工单"), Weight = 100, Target = 10, Formula = "工单", Rule = new ScoringRule.Proportional() }]),
                ],
            },
        ],
    };
}
