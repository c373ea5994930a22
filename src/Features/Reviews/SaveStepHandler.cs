using PerfBot.Cards.Reviews;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Store;

namespace PerfBot.Features.Reviews;

/// <summary>Keeps a page of the form and shows the next one. What cannot be kept is shown again with the reason.</summary>
internal sealed class SaveStepHandler(ReviewDb db, ProgrammeBook programmes, TaskCards cards, CompanyClock clock)
    : IHandle<SaveStep>, IGuarded, IAnswerRefusal<SaveStep>
{
    public static Policy Policy => Rights.DoTask;

    public async Task<Reply> HandleAsync(SaveStep request, Caller caller, CancellationToken ct)
    {
        var sheet = await TaskSheet.OfStepAsync(db, programmes, request.Task, request.Version, caller, ct);
        var typed = Typed(sheet, request);

        // The last look has one input: what is said about the review as a whole.
        var comment = typed is null ? OverallComment(request) : null;
        if (comment?.Length > Assessment.CommentMaxLength)
        {
            throw new RefusedException(new TextTooLong(Assessment.CommentMaxLength, comment.Length));
        }

        var before = sheet.Task.Said;
        sheet.Task.Save(caller.Who.Id, request.Version, before.With(typed?.Answers ?? new Dictionary<string, Answer>(), comment));
        db.SaveStep(sheet.Step);
        db.Audit(caller, clock.Now(), "task.saved", $"task:{sheet.Task.Id.Value}", new { step = request.Page, changed = Changed(before, sheet.Task.Said) });
        return typed is { Problems.Count: > 0 }
            ? new(await cards.MakeAsync(sheet, caller, request.Page, typed, new AnswersWrong(typed.Problems.Count), ct))
            : new(await cards.MakeAsync(sheet, caller, request.To, typed: null, notice: null, ct));
    }

    public async Task<Reply?> AnswerAsync(SaveStep request, Refusal refusal, Caller caller, CancellationToken ct)
    {
        if (refusal is TaskNotFound)
        {
            return LostTask.Answer(refusal, caller, request.Inputs?.Values.Select(v => v.ValueKind == System.Text.Json.JsonValueKind.String ? v.GetString() : v.GetRawText()) ?? []);
        }

        if (refusal is not (CardOutdated or TextTooLong))
        {
            return null;
        }

        var sheet = await TaskSheet.LookAsync(db, programmes, request.Task, caller, ct);
        return new(await cards.MakeAsync(sheet, caller, request.Page, Typed(sheet, request) ?? TypedAnswers.Overall(OverallComment(request)), refusal, ct));
    }

    private static TypedAnswers? Typed(TaskSheet sheet, SaveStep request)
    {
        var pages = sheet.Pages;
        return sheet.HasForm && request.Page >= 0 && request.Page < pages.Count
            ? TypedAnswers.Read(pages[request.Page], sheet.Task.Kind, sheet.Programme, sheet.Task.Said, request.Inputs)
            : null;
    }

    private static string? OverallComment(SaveStep request) =>
        request.Inputs is not null && request.Inputs.TryGetValue(TaskCard.CommentId, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String
            ? value.GetString()!.Trim()
            : null;

    /// <summary>The lines whose answers changed, with the figures before and after; comments are named, not copied.</summary>
    private static Dictionary<string, object> Changed(Assessment before, Assessment after) => after.Lines
        .Where(l => before.On(l.Key) != l.Value)
        .ToDictionary(l => l.Key, l => (object)new
        {
            before = before.On(l.Key).Rating ?? before.On(l.Key).Points,
            after = l.Value.Rating ?? l.Value.Points,
            comment = before.On(l.Key).Comment != l.Value.Comment,
        });
}
