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
        if (person != task.Subject && review.Manager == person && who?.Is(Roles.Manager) == true)
        {
            db.Refresh(person, new ShowTeam(), CardKeys.Team(task.Cycle), at);
        }
        else if (task.Kind is StageKind.HrReview or StageKind.Calibration or StageKind.FollowUp && who?.Is(Roles.Hr) == true)
        {
            db.Refresh(person, new ShowProgress(task.Cycle.Value), CardKeys.Progress(task.Cycle), at);
        }
        else if (isNew)
        {
            db.Send(person, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), at);
        }
        else
        {
            db.Refresh(person, new OpenTask(task.Id.Value), CardKeys.Task(task.Id), now);
        }
    }
}

/// <summary>What a live card is about.</summary>
internal static class CardKeys
{
    public static string Task(TaskId task) => $"task:{task.Value}";

    public static string Team(CycleId cycle) => $"team:{cycle.Value}";

    public static string Progress(CycleId cycle) => $"progress:{cycle.Value}";
}
