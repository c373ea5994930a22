using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Results;
using PerfBot.Features.Tasks;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Reviews;

/// <summary>Makes the card of a task as it stands: the form, a plain card, HR's check, or what became of it.</summary>
internal sealed class TaskCards(ReviewDb db, Charts charts, ReviewScoring scoring, ResultCards results, PlainCards plain, CompanyClock clock)
{
    /// <summary>The card.</summary>
    /// <param name="sheet">The task.</param>
    /// <param name="caller">The task's actor, or who delegated it.</param>
    /// <param name="page">A page of the form; null for the first one with something unanswered.</param>
    /// <param name="typed">What was typed and is not kept.</param>
    /// <param name="notice">Why the last click was not carried out.</param>
    /// <param name="ct">Stops the reads.</param>
    public async Task<ICard> MakeAsync(TaskSheet sheet, Caller caller, int? page, TypedAnswers? typed, Refusal? notice, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var task = sheet.Task;
        if (task.Kind == StageKind.Acknowledge)
        {
            return await results.MakeAsync(sheet.Review, sheet.Cycle, sheet.Programme, caller, ct);
        }

        if (task.Assignee != caller.Who.Id)
        {
            var isOpen = task.State is TaskState.Open or TaskState.Waiting;
            return new DelegatedCard(task.Id.Value, task.Kind, chart.NameOf(task.Subject), sheet.Name, chart.NameOf(task.Assignee), task.DueOn, clock.TodayOf(caller.Who), isOpen) { Unsaved = Unsaved(sheet, typed) };
        }

        if (task.State != TaskState.Open)
        {
            return await DoneAsync(sheet, caller, chart, Unsaved(sheet, typed), ct);
        }

        return sheet switch
        {
            { Task.Kind: StageKind.HrReview } => await CheckAsync(sheet, caller, chart, notice, ct),
            { HasForm: true } => await FormAsync(sheet, caller, chart, page, typed, notice, ct),
            _ => await plain.MakeAsync(sheet, caller, chart, typed, notice, ct),
        };
    }

    private async Task<TaskDoneCard> DoneAsync(TaskSheet sheet, Caller caller, OrgChart chart, IReadOnlyList<UnsavedText> unsaved, CancellationToken ct)
    {
        var (task, kind) = (sheet.Task, sheet.Task.Kind);
        var next = await db.TasksOf(caller.Who.Id).AsNoTracking()
            .Where(t => t.Cycle == task.Cycle && t.Kind == kind && t.State == TaskState.Open && t.Id != task.Id)
            .Select(t => t.Id).ToListAsync(ct);
        DateTimeOffset? at = task.DoneAt is { } done ? TimeZoneInfo.ConvertTime(done, clock.ZoneOf(caller.Who)) : null;
        return new(kind, SubjectName(sheet, chart), sheet.Name, task.State, at, next is [var first, ..] ? first.Value : null, next.Count) { Unsaved = unsaved };
    }

    private async Task<CheckReviewCard> CheckAsync(TaskSheet sheet, Caller caller, OrgChart chart, Refusal? notice, CancellationToken ct)
    {
        var tasks = await TasksOfReviewAsync(sheet, ct);
        var score = await scoring.ScoreAsync(db, sheet.Review, sheet.Cycle.Period, sheet.Programme, tasks, ct);
        return new()
        {
            Task = sheet.Task.Id.Value,
            Version = sheet.Task.Version,
            Review = sheet.Review.Id.Value,
            Subject = chart.NameOf(sheet.Task.Subject),
            Cycle = sheet.Name,
            DueOn = sheet.Task.DueOn,
            Today = clock.TodayOf(caller.Who),
            Score = score,
            Grade = score.Grade is { } grade ? sheet.Programme.GradeLabel(grade) : null,
            Lines = [.. ResultCards.Keyed(sheet.Review, score).Select(l => new CheckedLine(l.Key, l.Score, sheet.Review.Decisions.GetValueOrDefault(l.Key)?.Reason))],
            MetricLabels = sheet.Programme.Metrics.ToDictionary(m => m.Name, m => m.Label),
            Comments = ResultCards.Comments(Sight.Of(sheet.Review, sheet.Programme, caller, tasks), chart),
            Notice = notice,
            CanReturn = StageBefore.Of(sheet.Programme, sheet.Task.Kind, tasks).Count > 0,
            CanDelegate = Delegation.IsPossible(sheet),
        };
    }

    private async Task<TaskCard> FormAsync(TaskSheet sheet, Caller caller, OrgChart chart, int? wanted, TypedAnswers? typed, Refusal? notice, CancellationToken ct)
    {
        var (task, review, programme) = (sheet.Task, sheet.Review, sheet.Programme);
        var pages = sheet.Pages;
        var page = Math.Clamp(wanted ?? FirstOpen(pages, sheet), 0, pages.Count);
        var tasks = await TasksOfReviewAsync(sheet, ct);
        var self = sheet.Stage.Sees.Contains(StageKind.SelfReview) ? tasks.FirstOrDefault(t => t.Kind == StageKind.SelfReview)?.Said : null;
        var isLast = page == pages.Count;
        var lines = isLast ? [.. review.Plan.Lines().Where(l => FormPages.Asks(task.Kind, l, programme) != Asked.Nothing)] : pages[page].Lines;
        var previews = isLast && task.Kind is StageKind.ManagerReview or StageKind.SecondReview;

        // Figures are read where the page shows some: on most pages people only answer.
        var score = previews || lines.Any(l => FormPages.Asks(task.Kind, l, programme) == Asked.Nothing)
            ? await scoring.ScoreAsync(db, review, sheet.Cycle.Period, programme, Sight.Of(review, programme, caller, tasks), ct)
            : null;
        var scores = score is null ? [] : ResultCards.Keyed(review, score).ToDictionary(l => l.Key, l => l.Score);
        var commentKey = isLast ? null : pages[page].CommentKey;
        return new()
        {
            Task = task.Id.Value,
            Version = task.Version,
            Kind = task.Kind,
            Cycle = sheet.Name,
            Subject = SubjectName(sheet, chart),
            DueOn = task.DueOn,
            Today = clock.TodayOf(caller.Who),
            ReturnReason = task.ReturnReason,
            Page = page,
            Pages = pages.Count + 1,
            Section = isLast ? null : SectionName(pages[page], review, caller.Language),
            Lines = [.. lines.Select(l => Line(l, sheet, scores.GetValueOrDefault(l.Key), self, typed))],
            Comment = commentKey is null
                ? typed?.Texts.GetValueOrDefault(TypedAnswers.OverallKey) ?? task.Said.Comment
                : typed?.Texts.GetValueOrDefault(commentKey) ?? task.Said.On(commentKey).Comment,
            SubjectComment = commentKey is null ? null : self?.On(commentKey).Comment,
            PreviewTotal = previews ? score!.Total : null,
            Comments = isLast && task.Kind != StageKind.SelfReview ? PlainCards.Seen(sheet, tasks, chart, StageKind.SelfReview) : [],
            Notice = notice,
            Meanwhile = notice is CardOutdated ? Saved(sheet, typed) : [],
            CanReturn = task.Kind != StageKind.SelfReview && StageBefore.Of(programme, task.Kind, tasks).Count > 0,
            CanDelegate = Delegation.IsPossible(sheet),
        };
    }

    private static FormLine Line(ReviewLine line, TaskSheet sheet, LineScore? score, Assessment? self, TypedAnswers? typed)
    {
        var asked = FormPages.Asks(sheet.Task.Kind, line, sheet.Programme);
        var said = sheet.Task.Said.On(line.Key);
        var saved = asked == Asked.Rating ? said.Rating : said.Points;
        return new()
        {
            Line = line,
            Asked = asked,
            Actual = asked == Asked.Nothing && score?.State == LineState.Value ? score.Actual : null,
            State = asked == Asked.Nothing && line.Line.Formula is not null ? score?.State : null,
            Value = typed?.Texts.GetValueOrDefault(line.Key) ?? saved?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
            SelfRating = asked == Asked.Rating ? self?.On(line.Key).Rating : null,
            Problem = typed?.Problems.GetValueOrDefault(line.Key),
        };
    }

    private static int FirstOpen(IReadOnlyList<FormPage> pages, TaskSheet sheet)
    {
        var said = sheet.Task.Said;
        var unanswered = FormPages.Unanswered(sheet.Task.Kind, sheet.Review, said, sheet.Programme);
        for (var i = 0; i < pages.Count; i++)
        {
            if (!said.Lines.ContainsKey(pages[i].CommentKey) || pages[i].Lines.Intersect(unanswered).Any())
            {
                return i;
            }
        }

        return pages.Count;
    }

    /// <summary>What was typed and differs from what is saved.</summary>
    private static List<UnsavedText> Unsaved(TaskSheet sheet, TypedAnswers? typed) =>
        [.. Differing(sheet, typed).Where(d => d.Typed.Length > 0).Select(d => new UnsavedText(d.Line, d.Typed))];

    /// <summary>What is saved and differs from what was typed.</summary>
    internal static List<UnsavedText> Saved(TaskSheet sheet, TypedAnswers? typed) =>
        [.. Differing(sheet, typed).Where(d => d.Saved is not null).Select(d => new UnsavedText(d.Line, d.Saved!))];

    private static IEnumerable<(Domain.Kernel.Bilingual? Line, string Typed, string? Saved)> Differing(TaskSheet sheet, TypedAnswers? typed) =>
        from entry in typed?.Texts ?? new Dictionary<string, string>()
        let line = sheet.Review.Plan.Lines().FirstOrDefault(l => l.Key == entry.Key)?.Line.Name
        let said = sheet.Task.Said.On(entry.Key)
        let saved = entry.Key == TypedAnswers.OverallKey ? sheet.Task.Said.Comment
            : line is null ? said.Comment
            : (said.Rating ?? said.Points)?.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)
        where entry.Value.Trim() != (saved ?? "")
        select (line, entry.Value.Trim(), saved);

    private static string SectionName(FormPage page, Review review, Language lang) => review.Plan.Assignments.Count > 1
        ? $"{page.Plan.Position} · {lang.Say(page.Section.Name)}"
        : lang.Say(page.Section.Name);

    private static string? SubjectName(TaskSheet sheet, OrgChart chart) =>
        sheet.Task.Subject == sheet.Task.Assignee ? null : chart.NameOf(sheet.Task.Subject);

    private async Task<List<ReviewTask>> TasksOfReviewAsync(TaskSheet sheet, CancellationToken ct)
    {
        if (sheet.Task.Kind == StageKind.SelfReview)
        {
            return [sheet.Task]; // what others say is not the subject's to see
        }

        return await db.Tasks.Where(t => t.Review == sheet.Review.Id).ToListAsync(ct);
    }
}
