using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>What importing a leave file would do. Nothing is written before <see cref="LeaveImport.Write"/>.</summary>
public sealed class LeavePlan
{
    internal LeavePlan(string file, IReadOnlyList<Leave> leave, int unchanged, int people, IReadOnlyList<Problem> problems) =>
        (File, Leave, Unchanged, People, Problems) = (file, leave, unchanged, people, problems);

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>Everything that is wrong; any one stops all of it.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>How many rows are new.</summary>
    public int New => Leave.Count;

    /// <summary>How many rows were known.</summary>
    public int Unchanged { get; }

    /// <summary>How many people the file is about.</summary>
    public int People { get; }

    internal IReadOnlyList<Leave> Leave { get; }
}

/// <summary>Brings a leave file into the store: all of it, or nothing. Leave that is not in the file stays. Whoever calls saves.</summary>
public sealed class LeaveImport(ReviewDb db, Charts charts, CompanyClock clock)
{
    /// <summary>Works out what <paramref name="table"/> gives.</summary>
    /// <param name="table">The file.</param>
    /// <param name="caller">An HR person, for the people in their scope; anybody else (the command line) for all.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="Domain.Kernel.RefusedException"><see cref="FileNotRecognised"/> where the columns are missing.</exception>
    public async Task<LeavePlan> PlanAsync(Table table, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(table);
        var draft = LeaveSheet.Read(table);
        var chart = await charts.GetAsync(ct);
        var who = (caller as Caller.Human)?.Who;
        var people = chart.People.ToDictionary(p => p.Number, StringComparer.OrdinalIgnoreCase);
        var match = PeopleMatch.Find(draft.By, draft.Rows.Select(row => row.Person), [.. people.Values.Select(p => new KnownPerson(p.Number, p.Name, p.Email))]);
        var (problems, wanted) = (new List<Problem>(draft.Problems), new HashSet<(EmployeeId, DateOnly, DateOnly)>());
        foreach (var row in draft.Rows)
        {
            if (!match.Numbers.TryGetValue(row.Person, out var number))
            {
                problems.Add(new LeaveOfNobody(row.Row, draft.PersonHeader, row.Person, match.Ambiguous.Contains(row.Person)));
            }
            else if (who is not null && !who.IsHrOf(people[number].Department))
            {
                problems.Add(new OutsideDepartments(row.Row, draft.PersonHeader, number, people[number].DepartmentName));
            }
            else
            {
                wanted.Add((people[number].Id, row.From, row.To));
            }
        }

        if (problems.Count > 0)
        {
            return new(table.FileName, [], 0, 0, [.. problems.OrderBy(p => p.Row)]);
        }

        var (from, to) = wanted.Count > 0 ? (wanted.Min(w => w.Item2), wanted.Max(w => w.Item2)) : default;
        var known = (await db.Leave.AsNoTracking().Where(l => l.From >= from && l.From <= to).Select(l => new { l.Employee, l.From, l.To }).ToListAsync(ct))
            .Select(l => (l.Employee, l.From, l.To)).ToHashSet();
        var now = clock.Now();
        List<Leave> added = [.. wanted.Where(w => !known.Contains(w)).Select(w => Leave.Take(w.Item1, w.Item2, w.Item3, caller.Actor, now))];
        return new(table.FileName, added, wanted.Count - added.Count, wanted.Select(w => w.Item1).Distinct().Count(), []);
    }

    /// <summary>Writes <paramref name="plan"/>, with an audit event for each leave that is new, and one for the import.</summary>
    /// <param name="plan">Made in the same unit of work; without problems.</param>
    /// <param name="caller">Who imports.</param>
    public void Write(LeavePlan plan, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Problems.Count > 0)
        {
            throw new InvalidOperationException("A file with problems is not imported.");
        }

        db.Leave.AddRange(plan.Leave);
        foreach (var leave in plan.Leave)
        {
            db.Audit(caller, leave.EnteredAt, "leave.entered", $"employee:{leave.Employee.Value}", new { plan.File, leave.From, leave.To });
        }

        db.Audit(caller, clock.Now(), "leave.imported", "leave", new { plan.File, @new = plan.New, unchanged = plan.Unchanged, people = plan.People });
    }
}
