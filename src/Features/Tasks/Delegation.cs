using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Reviews;

namespace PerfBot.Features.Tasks;

/// <summary>Who may act in somebody's place.</summary>
internal static class Delegation
{
    /// <summary>
    /// Whether a task can be given to somebody else at all: not what only the subject or a rater can say, and not what was given
    /// already.
    /// </summary>
    public static bool IsPossible(TaskSheet sheet) => sheet.Task.DelegatedBy is null && IsPossible(sheet.Task);

    /// <summary>Whether somebody else may act in a task: not in what only the subject or a rater can say.</summary>
    public static bool IsPossible(ReviewTask task) => task.Subject != task.Assignee && task.Kind != StageKind.RaterFeedback;

    /// <summary>
    /// Who may take a task, the likeliest first: for what HR does other HR people for the subject; for what managers do the second manager,
    /// the head of the department, managers of the same department, managers among the assignee's reports, HR. Never the subject, never who
    /// reports to the subject, never <paramref name="asked"/>.
    /// </summary>
    public static IReadOnlyList<Person> Candidates(ReviewTask task, Stage stage, Person subject, OrgChart chart, IReadOnlyCollection<EmployeeId> asked)
    {
        var hr = chart.Hr.Where(p => p.IsHrOf(subject.Department));
        IEnumerable<Person?> people = hr;
        if (stage.Actor != Actor.Hr)
        {
            var manager = chart.ManagerOf(subject);
            people =
            [
                manager,
                manager is null ? null : chart.ManagerOf(manager),
                chart.HeadOf(subject),
                .. chart.People.Where(p => p.Is(Roles.Manager) && p.Department is not null && p.Department == subject.Department).OrderBy(p => p.Number, StringComparer.Ordinal),
                .. chart.ReportsOf(task.Assignee).Where(p => p.Is(Roles.Manager)),
                .. hr,
            ];
        }

        var below = Below(subject, chart);
        return [.. people.OfType<Person>().DistinctBy(p => p.Id).Where(p => p.Id != subject.Id && p.Id != task.Assignee && !below.Contains(p.Id) && !asked.Contains(p.Id))];
    }

    /// <summary>Everybody who reports to the subject, directly or not: nobody judges whom they report to.</summary>
    private static HashSet<EmployeeId> Below(Person subject, OrgChart chart)
    {
        var below = new HashSet<EmployeeId>();
        var next = new Queue<EmployeeId>([subject.Id]);
        while (next.TryDequeue(out var id))
        {
            foreach (var report in chart.ReportsOf(id).Where(r => below.Add(r.Id)))
            {
                next.Enqueue(report.Id);
            }
        }

        return below;
    }
}
