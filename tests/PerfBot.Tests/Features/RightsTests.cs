using System.Reflection;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features;
using PerfBot.Features.Kernel;

namespace PerfBot.Tests.Features;

/// <summary>Who may ask for what: the whole table, written out by hand.</summary>
public sealed class RightsTests
{
    /// <summary>One row for each action, one column for each kind of caller: <c>x</c> may ask, <c>-</c> may not.</summary>
    private const string Table = """
        action              nobody  employee  manager  hr  auditor  admin  scheduler
        bot.use             -       x         x        x   x        x      -
        task.do             -       x         x        x   x        x      -
        result.own          -       x         x        x   x        x      -
        team.see            -       -         x        -   -        -      -
        cycle.start         -       -         -        x   -        -      -
        cycle.progress      -       -         -        x   x        -      -
        cycle.nudge         -       -         -        x   -        -      -
        task.change         -       -         -        x   -        -      -
        cycle.export        -       -         -        x   -        -      -
        review.decide-line  -       x         x        x   x        x      -
        cycle.open-results  -       -         -        x   -        -      -
        data.import         -       -         -        x   -        -      -
        indicator.see       -       -         -        x   -        -      -
        indicator.change    -       -         -        x   -        -      -
        programme.see       -       -         -        x   -        -      -
        programme.change    -       -         -        x   -        -      -
        people.link         -       -         -        x   -        -      -
        jobs.see            -       -         -        x   -        x      -
        notice.send         -       -         -        x   -        -      -
        notice.read         -       x         x        x   x        x      -
        delivery.see        -       -         -        x   -        -      -
        calendar.use        -       x         x        x   x        x      -
        cycle.end           -       -         -        x   -        -      -
        cycle.follow-people -       -         -        -   -        -      x
        cycle.run-series    -       -         -        -   -        -      x
        tasks.remind        -       -         -        -   -        -      x
        tasks.keep-deadlines -      -         -        -   -        -      x
        store.tidy          -       -         -        -   -        -      x
        """;

    private static readonly string[][] Lines = [.. Table.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public static TheoryData<string, string, bool> Cells
    {
        get
        {
            var cells = new TheoryData<string, string, bool>();
            foreach (var row in Lines.Skip(1))
            {
                foreach (var (caller, cell) in Lines[0].Zip(row).Skip(1))
                {
                    cells.Add(row[0], caller, cell == "x");
                }
            }

            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void An_action_is_for_those_whom_the_table_names(string action, string caller, bool allowed)
    {
        var policy = Rights.All.Single(p => p.Action == action);

        var refused = Record.Exception(() => policy.Check(CallerOf(caller)));

        Assert.Equal(allowed ? null : new NotAllowed(action), (refused as RefusedException)?.Refusal);
    }

    [Fact]
    public void The_table_has_every_action_and_no_other() =>
        Assert.Equal(Rights.All.Select(p => p.Action).Order(), Lines.Skip(1).Select(row => row[0]).Order());

    [Fact]
    public void Every_right_that_is_declared_is_a_row() =>
        Assert.Equal(
            typeof(Rights).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.GetValue(null)).OfType<Policy>().OrderBy(p => p.Action),
            Rights.All.OrderBy(p => p.Action));

    [Fact]
    public void Every_use_case_is_guarded_by_a_row() =>
        Assert.DoesNotContain(Handlers.All, h => !Rights.All.Any(row => ReferenceEquals(row, h.Policy)));

    [Fact]
    public void Every_row_guards_a_use_case() => Assert.Empty(Rights.All.Except(Handlers.All.Select(h => h.Policy)).Select(p => p.Action));

    [Fact]
    public void A_use_case_without_a_policy_stops_the_start() =>
        Assert.Throws<InvalidOperationException>(() => Handlers.Find([typeof(Unguarded)]));

    private static Caller CallerOf(string caller) => caller == "scheduler"
        ? new Caller.Scheduler()
        : new Caller.Human(
            new Person
            {
                Id = new EmployeeId(Guid.Empty),
                Number = "E1",
                Name = "林小雨",
                Roles = caller switch
                {
                    "nobody" => Roles.None,
                    "employee" => Roles.Employee,
                    "manager" => Roles.Employee | Roles.Manager,
                    "hr" => Roles.Employee | Roles.Hr,
                    "auditor" => Roles.Employee | Roles.Auditor,
                    "admin" => Roles.Employee | Roles.Admin,
                    _ => throw new ArgumentOutOfRangeException(nameof(caller), caller, "A column without a caller."),
                },
            },
            Language.Chinese);

    private sealed class Unguarded : IHandle<string>
    {
        public Task<Reply> HandleAsync(string request, Caller caller, CancellationToken ct) => Task.FromResult(Reply.Silence);
    }
}
