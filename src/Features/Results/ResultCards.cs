using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Results;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Results;

/// <summary>Makes the card of a result: the opened version, or for those who prepare it a look before.</summary>
internal sealed class ResultCards(ReviewDb db, Charts charts, ReviewScoring scoring, CompanyClock clock)
{
    /// <summary>The scored lines with their keys in the review.</summary>
    public static IReadOnlyList<ResultLine> Keyed(Review review, Score score)
    {
        var keys = review.Plan.ScoredLines().Where(l => !ScoringPlan.IsInformation(l.Line)).Select(l => l.Key);
        return [.. keys.Zip(score.Lines, (key, line) => new ResultLine(key, line))];
    }

    /// <summary>What stands in place of a rater's name: names of raters are nobody's business.</summary>
    private const string Rater = "360";

    /// <summary>What people wrote, in the order of the stages; raters without their names.</summary>
    public static IReadOnlyList<(string Who, string Text)> Comments(IEnumerable<ReviewTask> tasks, OrgChart chart) =>
    [
        .. from task in tasks
           orderby task.Kind
           from text in task.Said.Lines.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => l.Value.Comment).Append(task.Said.Comment).OfType<string>()
           select (task.Kind == StageKind.RaterFeedback ? Rater : chart.NameOf(task.Assignee), text),
    ];

    /// <summary>The opened score, or how things stand where it is not open and the caller prepares it: then without what the caller does not see.</summary>
    /// <exception cref="RefusedException"><see cref="ResultNotOpen"/>.</exception>
    public async Task<(Score Score, Result? Opened, List<ReviewTask> Tasks)> ScoreForAsync(Review review, Cycle cycle, ProgrammeDefinition programme, Caller caller, CancellationToken ct)
    {
        var tasks = await db.Tasks.AsNoTracking().Where(t => t.Review == review.Id).ToListAsync(ct);
        var opened = await db.Results.AsNoTracking().Where(r => r.Review == review.Id).OrderByDescending(r => r.Version).FirstOrDefaultAsync(ct);
        if (opened is not null)
        {
            return (opened.Score, opened, tasks);
        }

        if (!MaySeeBeforeOpening(review, caller, tasks))
        {
            throw new RefusedException(new ResultNotOpen());
        }

        var seen = Sight.Of(review, programme, caller, tasks);
        return (await scoring.ScoreAsync(db, review, cycle.Period, programme, seen, ct), null, seen);
    }

    /// <summary>The card.</summary>
    /// <exception cref="RefusedException"><see cref="ResultNotOpen"/>.</exception>
    public async Task<ResultCard> MakeAsync(Review review, Cycle cycle, ProgrammeDefinition programme, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var (score, opened, tasks) = await ScoreForAsync(review, cycle, programme, caller, ct);
        var isOwn = review.Employee == caller.Who.Id;
        DateTimeOffset? acknowledged = opened?.AcknowledgedAt is { } at ? TimeZoneInfo.ConvertTime(at, clock.ZoneOf(caller.Who)) : null;
        return new()
        {
            Review = review.Id.Value,
            Cycle = cycle.NameUnder(programme),
            Subject = isOwn ? null : chart.NameOf(review.Employee),
            Score = score,
            Grade = score.Grade is { } grade ? programme.GradeLabel(grade) : null,
            Lines = Keyed(review, score),
            Comments = Comments(tasks.Where(t => t.Kind is StageKind.ManagerReview or StageKind.SecondReview or StageKind.HrReview), chart),
            IsPreview = opened is null,
            CanAcknowledge = isOwn && opened is { AcknowledgedAt: null } && review.Stage == StageKind.Acknowledge,
            AcknowledgedAt = acknowledged,
        };
    }

    /// <summary>
    /// Before the opening a stage sees no more than it needs: the manager the own scoring, HR what it checks. The subject sees nothing,
    /// whatever else they are.
    /// </summary>
    private static bool MaySeeBeforeOpening(Review review, Caller caller, List<ReviewTask> tasks) =>
        review.Employee != caller.Who.Id
        && (tasks.Any(t => t.Assignee == caller.Who.Id && (t.Kind is StageKind.ManagerReview or StageKind.SecondReview or StageKind.HrReview or StageKind.Calibration) && t.State != TaskState.Cancelled)
            || caller.Who.Is(Roles.Auditor)
            || caller.Who.IsHrOf(review.Department));
}
