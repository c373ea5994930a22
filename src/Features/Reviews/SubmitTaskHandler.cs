using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Hands the caller's own task in, once, and opens the next stage.</summary>
internal sealed class SubmitTaskHandler(ReviewDb db, ProgrammeBook programmes, TaskCards cards, Passage passage, LiveCards live, Charts charts, ReviewScoring scoring, CompanyClock clock)
    : IHandle<SubmitTask>, IGuarded, IAnswerRefusal<SubmitTask>
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(SubmitTask request, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        var (task, now) = (sheet.Task, clock.Now());
        if (task.Kind == StageKind.Acknowledge)
        {
            throw new RefusedException(new CardOutdated(task.State));
        }

        if (request.Comment?.Trim() is { Length: > Assessment.CommentMaxLength } tooLong)
        {
            throw new RefusedException(new TextTooLong(Assessment.CommentMaxLength, tooLong.Length));
        }

        var tasks = await db.Tasks.Where(t => t.Review == sheet.Review.Id).ToListAsync(ct);
        if (task.State == TaskState.Open && task.Version == request.Version)
        {
            CheckDeadline(sheet, caller);
            await CheckCompleteAsync(sheet, tasks, request, ct);
        }

        var version = request.Version;
        if (request.Comment?.Trim() is { } comment && task.Kind != StageKind.HrReview)
        {
            task.Save(caller.Who.Id, version, task.Said with { Comment = comment.Length == 0 ? null : comment });
            version = task.Version;
        }

        task.Submit(caller.Who.Id, version, now);
        db.Audit(caller, now, "task.submitted", $"task:{task.Id.Value}", new
        {
            stage = task.Kind,
            subject = task.Subject.Value,
            answers = task.Said.Lines.Where(l => l.Value.Rating is not null || l.Value.Points is not null).ToDictionary(l => l.Key, l => l.Value.Rating ?? l.Value.Points),
        });
        await passage.CompleteAsync(task, tasks, sheet.Review, sheet.Cycle, sheet.Programme, caller, ct);
        live.Tell(task, sheet.Review, await charts.GetAsync(ct), now, isNew: false);
        return new(await cards.MakeAsync(sheet, caller, page: null, typed: null, notice: null, ct), Keep: new OpenTask(task.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(SubmitTask request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        if (refusal is TaskNotFound)
        {
            return LostTask.Answer(refusal, caller, [request.Comment]);
        }

        if (refusal is not (CardOutdated or AnswersMissing or LinesMissing or TextTooLong or DeadlinePassed or CommentMissing))
        {
            return null;
        }

        var sheet = await TaskSheet.OfAsync(db, programmes, request.Task, caller, ct);
        int? page = refusal is AnswersMissing ? null : int.MaxValue;
        return new(await cards.MakeAsync(sheet, caller, page, TypedAnswers.Overall(request.Comment), refusal, ct));
    }

    /// <summary>A stage that takes nothing after its last day keeps what is saved, and hands nothing in.</summary>
    private void CheckDeadline(TaskSheet sheet, Caller caller)
    {
        if (sheet.Stage.WhenOverdue == OverdueRule.Block && sheet.Task.DueOn < clock.TodayOf(caller.Who))
        {
            throw new RefusedException(new DeadlinePassed(sheet.Task.DueOn));
        }
    }

    private async Task CheckCompleteAsync(TaskSheet sheet, List<ReviewTask> tasks, SubmitTask request, CancellationToken ct)
    {
        if (sheet.HasForm)
        {
            var unanswered = FormPages.Unanswered(sheet.Task.Kind, sheet.Review, sheet.Task.Said, sheet.Programme);
            if (unanswered.Count > 0)
            {
                throw new RefusedException(new AnswersMissing([.. unanswered.Select(l => l.Line.Name)]));
            }
        }
        else if (sheet.Task.Kind is StageKind.CheckIn or StageKind.RaterFeedback or StageKind.Interview && string.IsNullOrWhiteSpace(request.Comment ?? sheet.Task.Said.Comment))
        {
            throw new RefusedException(new CommentMissing());
        }
        else if (sheet.Task.Kind == StageKind.HrReview)
        {
            var score = await scoring.ScoreAsync(db, sheet.Review, sheet.Cycle.Period, sheet.Programme, tasks, ct);
            if (score.State == ScoreState.Blocked)
            {
                throw new RefusedException(new LinesMissing([.. score.Lines.Where(l => l.State == LineState.Missing).Select(l => l.Line.Name)]));
            }
        }
    }
}
