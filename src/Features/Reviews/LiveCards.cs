using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Team;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Keeps the cards in people's chats as things are: one card for each task, but one for all of a manager's people and one for all of HR's.</summary>
internal sealed class LiveCards(ReviewDb db, CompanyClock clock)
{
    private readonly HashSet<(EmployeeId, string, DateTimeOffset)> _refreshed = [];

    /// <summary>Brings the card that shows a task up to date, or sends it.</summary>
    public void Tell(ReviewTask task, Review review, OrgChart chart, DateTimeOffset now, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(task);
        Tell(task.Assignee, task, review, chart, now, isNew);
    }

    /// <summary>The same for somebody who has to do with a task, beside its assignee.</summary>
    public void Tell(EmployeeId person, ReviewTask task, Review review, OrgChart chart, DateTimeOffset now, bool isNew)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(review);
        ArgumentNullException.ThrowIfNull(chart);
        var who = chart.Find(person);

        // What is new is said when the person is at work; a card that lies in the chat already is brought up to date at once.
        var at = isNew ? clock.HearsAt(who) : now;
        switch (CardOf(task, who, review.Manager))
        {
            case LiveCard.Team:
                RefreshOnce(person, new ShowTeam(Cycle: task.Cycle.Value), CardKeys.Team(task.Cycle), at);
                break;
            case LiveCard.Progress:
                RefreshOnce(person, new ShowProgress(task.Cycle.Value), CardKeys.Progress(task.Cycle), at);
                break;
            case LiveCard.Own when isNew:
                db.Send(person, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), at);
                break;
            default:
                db.Refresh(person, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), now);
                break;
        }
    }

    /// <summary>The card that showed a task to <paramref name="person"/>, who has nothing to do with it any more, says so. Who has left has no card.</summary>
    /// <param name="person">Who acted, or had given it away.</param>
    /// <param name="task">The task as it is now.</param>
    /// <param name="managerThen">Who managed the subject when the card was sent.</param>
    /// <param name="chart">The people of today.</param>
    /// <param name="now">When.</param>
    public void Bury(EmployeeId person, ReviewTask task, EmployeeId? managerThen, OrgChart chart, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Find(person) is not { } who)
        {
            return;
        }

        switch (CardOf(task, who, managerThen))
        {
            case LiveCard.Team:
                RefreshOnce(person, new ShowTeam(Cycle: task.Cycle.Value), CardKeys.Team(task.Cycle), now);
                break;
            case LiveCard.Progress:
                RefreshOnce(person, new ShowProgress(task.Cycle.Value), CardKeys.Progress(task.Cycle), now);
                break;
            case LiveCard.Own when person == task.Assignee || person == task.DelegatedBy:
                db.Refresh(person, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), now);
                break;
            default:
                db.Refresh(person, new ShowCycleNews(task.Cycle.Value), CardKeys.Task(task.Id), now);
                break;
        }
    }

    /// <summary>A card that shows many tasks is brought up to date once, however many of them changed in this turn.</summary>
    private void RefreshOnce<T>(EmployeeId person, T request, string key, DateTimeOffset at)
        where T : Cards.Kit.IShow
    {
        if (_refreshed.Add((person, key, at)))
        {
            db.Refresh(person, request, key, at);
        }
    }

    /// <summary>Which card shows a task to somebody: managers have one for all their people, HR one for all of the company.</summary>
    private static LiveCard CardOf(ReviewTask task, Person? who, EmployeeId? manager) => who switch
    {
        not null when who.Id != task.Subject && who.Id == manager && who.Is(Roles.Manager) => LiveCard.Team,
        not null when task.Kind is StageKind.HrReview or StageKind.Calibration or StageKind.FollowUp && who.Is(Roles.Hr) => LiveCard.Progress,
        _ => LiveCard.Own,
    };

    private enum LiveCard
    {
        Own,
        Team,
        Progress,
    }
}

/// <summary>What a live card is about.</summary>
internal static class CardKeys
{
    public static string Task(TaskId task) => $"task:{task.Value}";

    public static string Team(CycleId cycle) => $"team:{cycle.Value}";

    public static string Progress(CycleId cycle) => $"progress:{cycle.Value}";
}
