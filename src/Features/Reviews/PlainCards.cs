using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Results;
using PerfBot.Features.Tasks;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Makes the card of a task that asks for a look and a word, with as much to see as the stage sees.</summary>
internal sealed class PlainCards(ReviewDb db, ReviewScoring scoring, CompanyClock clock)
{
    public async Task<PlainTaskCard> MakeAsync(TaskSheet sheet, Caller caller, OrgChart chart, TypedAnswers? typed, Refusal? notice, CancellationToken ct)
    {
        var (task, review, programme) = (sheet.Task, sheet.Review, sheet.Programme);
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.Review == review.Id).ToListAsync(ct);
        var (total, grade, shows) = await TotalAsync(sheet, tasks, ct);
        return new()
        {
            Task = task.Id.Value,
            Version = task.Version,
            Kind = task.Kind,
            Cycle = sheet.Name,
            Subject = task.Subject == task.Assignee ? null : chart.NameOf(task.Subject),
            DueOn = task.DueOn,
            Today = clock.TodayOf(caller.Who),
            ReturnReason = task.ReturnReason,
            Lines = await LinesAsync(sheet, tasks, caller, ct),
            ShowsTotal = shows,
            Total = total,
            Grade = grade is null ? null : programme.GradeLabel(grade),
            Comments = Seen(sheet, tasks, chart),
            Comment = typed?.Texts.GetValueOrDefault(TypedAnswers.OverallKey) ?? task.Said.Comment,
            Notice = notice,
            Meanwhile = notice is CardOutdated ? TaskCards.Saved(sheet, typed) : [],
            CanReturn = task.Kind != StageKind.RaterFeedback && StageBefore.Of(programme, task.Kind, tasks).Count > 0,
            CanDelegate = Delegation.IsPossible(sheet),
        };
    }

    /// <summary>What others wrote in the stages that this one sees, except <paramref name="shownElsewhere"/>.</summary>
    public static IReadOnlyList<(string Who, string Text)> Seen(TaskSheet sheet, IEnumerable<ReviewTask> tasks, OrgChart chart, StageKind? shownElsewhere = null) =>
        ResultCards.Comments(tasks.Where(t => t.Id != sheet.Task.Id && t.Kind != shownElsewhere && t.State == TaskState.Done && sheet.Stage.Sees.Contains(t.Kind)), chart);

    /// <summary>The opened result, or how things stand where the stage sees the scoring.</summary>
    private async Task<(decimal? Total, string? Grade, bool Shows)> TotalAsync(TaskSheet sheet, List<ReviewTask> tasks, CancellationToken ct)
    {
        if (sheet.Task.Kind is StageKind.Interview or StageKind.Appeal or StageKind.FollowUp
            && await db.Results.AsNoTracking().Where(r => r.Review == sheet.Review.Id).OrderByDescending(r => r.Version).FirstOrDefaultAsync(ct) is { } opened)
        {
            return (opened.Total?.Value, opened.Grade, true);
        }

        if (sheet.Task.Subject == sheet.Task.Assignee || !sheet.Stage.Sees.Contains(StageKind.ManagerReview))
        {
            return (null, null, false);
        }

        var score = await scoring.ScoreAsync(db, sheet.Review, sheet.Cycle.Period, sheet.Programme, tasks, ct);
        return (score.Total, score.Grade, true);
    }

    /// <summary>The plan in stages about the plan, with what the data gives where the data is asked about.</summary>
    private async Task<IReadOnlyList<PlainLine>> LinesAsync(TaskSheet sheet, List<ReviewTask> tasks, Caller caller, CancellationToken ct)
    {
        if (sheet.Task.Kind is StageKind.SetPlan or StageKind.AgreePlan)
        {
            return [.. sheet.Review.Plan.Lines().Select(l => new PlainLine(l.Line, null))];
        }

        if (sheet.Task.Kind is not (StageKind.CheckIn or StageKind.ConfirmData))
        {
            return [];
        }

        var score = await scoring.ScoreAsync(db, sheet.Review, sheet.Cycle.Period, sheet.Programme, tasks, ct);
        return [.. score.Lines.Where(l => l.Line.Formula is not null).Select(l => new PlainLine(l.Line, l.State == LineState.Value && l.Actual is { } actual ? caller.Language.Quantity(actual, l.Line.Unit) : "–"))];
    }
}
