using PerfBot.Domain.People;
using PerfBot.Domain.Scoring;

namespace PerfBot.Domain.Programmes;

/// <summary>The order in which a duty is passed on when nobody can take it.</summary>
public enum LineStep
{
    /// <summary>The manager.</summary>
    Manager,

    /// <summary>The manager's manager.</summary>
    SecondManager,

    /// <summary>The head of the department.</summary>
    DepartmentHead,

    /// <summary>HR.</summary>
    Hr,

    /// <summary>The person who has no manager.</summary>
    Top,
}

/// <summary>Who acts in a stage of one review.</summary>
/// <param name="People">Nobody, one person, or several with a task each.</param>
/// <param name="FellTo">Where the duty was passed on to; null when it stayed where the programme puts it.</param>
public sealed record Acting(IReadOnlyList<Person> People, LineStep? FellTo = null)
{
    /// <summary>Nobody can act.</summary>
    public static readonly Acting Nobody = new([]);
}

/// <summary>
/// Finds who acts. An actor that is nobody, or the subject where that is improper, falls to the next in line: manager, second manager,
/// department head, HR, the person who has no manager. People who are named fall to HR, who named them. Raters fall to nobody: a view
/// that nobody has is not made up by somebody else.
/// </summary>
public static class ActorLine
{
    /// <summary>Who acts in <paramref name="stage"/> about <paramref name="subject"/>.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="subject">Whose review.</param>
    /// <param name="chart">The people of today.</param>
    /// <param name="preferredHr">The HR person to take where several may; null takes the first by number.</param>
    /// <param name="improper">Who may not act, beside the subject: in a second review the one who scored.</param>
    public static Acting Of(Stage stage, Person subject, OrgChart chart, EmployeeId? preferredHr = null, EmployeeId? improper = null)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentNullException.ThrowIfNull(chart);
        switch (stage.Actor)
        {
            case Actor.Subject:
                return new([subject]);
            case Actor.Raters:
                return new(Raters(stage, subject, chart));
            case Actor.Named or Actor.Committee:
                List<Person> named = [.. stage.People.Select(chart.FindByNumber).OfType<Person>().Where(p => p.Id != subject.Id && p.Id != improper).DistinctBy(p => p.Id)];
                return named.Count > 0 ? new(named) : From(LineStep.Hr, subject, chart, preferredHr, improper, isFall: true);
            default:
                return From(StepOf(stage.Actor), subject, chart, preferredHr, improper, isFall: false);
        }
    }

    /// <summary>The people of one actor for somebody to be told: the first of the line from there.</summary>
    public static Person? Told(Actor actor, Person subject, OrgChart chart, EmployeeId? preferredHr, EmployeeId? improper) => actor is Actor.Subject or Actor.Raters or Actor.Named or Actor.Committee
        ? null
        : From(StepOf(actor), subject, chart, preferredHr, improper, isFall: false).People is [var first, ..] ? first : null;

    private static LineStep StepOf(Actor actor) => actor switch
    {
        Actor.Manager => LineStep.Manager,
        Actor.SecondManager => LineStep.SecondManager,
        Actor.DepartmentHead => LineStep.DepartmentHead,
        Actor.Hr => LineStep.Hr,
        _ => throw new ArgumentOutOfRangeException(nameof(actor), actor, "An actor outside the line."),
    };

    private static Acting From(LineStep first, Person subject, OrgChart chart, EmployeeId? preferredHr, EmployeeId? improper, bool isFall)
    {
        for (var step = first; step <= LineStep.Top; step++)
        {
            var person = step switch
            {
                LineStep.Manager => chart.ManagerOf(subject),
                LineStep.SecondManager => chart.ManagerOf(subject) is { } manager ? chart.ManagerOf(manager) : null,
                LineStep.DepartmentHead => chart.HeadOf(subject),
                LineStep.Hr => chart.HrOf(subject, preferredHr, improper),
                _ => chart.TopFor(subject, improper),
            };
            if (person is not null && person.Id != subject.Id && person.Id != improper)
            {
                return new([person], isFall || step != first ? step : null);
            }
        }

        return Acting.Nobody;
    }

    private static List<Person> Raters(Stage stage, Person subject, OrgChart chart)
    {
        var asked = new Dictionary<EmployeeId, Person>();
        foreach (var group in stage.Groups)
        {
            IEnumerable<Person> people = group switch
            {
                RaterGroup.Manager => One(chart.ManagerOf(subject)),
                RaterGroup.SecondManager => One(chart.ManagerOf(subject) is { } manager ? chart.ManagerOf(manager) : null),
                RaterGroup.Peer => Peers(subject, chart),
                RaterGroup.DirectReport => chart.ReportsOf(subject.Id),
                RaterGroup.Hr => One(chart.HrOf(subject)),
                _ => [],
            };
            foreach (var person in people.Where(p => p.Id != subject.Id).Take(Stage.MaxRatersPerGroup))
            {
                asked.TryAdd(person.Id, person);
            }
        }

        return [.. asked.Values];
    }

    /// <summary>Those who report to the same manager, beginning after the subject, so that the same few are not asked about everybody.</summary>
    private static IEnumerable<Person> Peers(Person subject, OrgChart chart)
    {
        var all = subject.Manager is { } manager ? chart.ReportsOf(manager) : [];
        var own = all.Select((p, i) => (p, i)).FirstOrDefault(x => x.p.Id == subject.Id).i;
        return all.Skip(own + 1).Concat(all.Take(own));
    }

    private static IEnumerable<Person> One(Person? person) => person is null ? [] : [person];
}
