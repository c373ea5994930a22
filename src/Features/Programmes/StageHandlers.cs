using PerfBot.Cards.Programmes;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Programmes;

/// <summary>Shows the form of a stage.</summary>
internal sealed class AskStageHandler(DraftShelf shelf) : IHandle<AskStage>, IGuarded
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(AskStage request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var draft = await shelf.GetAsync(request.Programme, ct);
        return new(StageForm.Card(draft, request.Kind) is { } card ? card : await shelf.CardAsync(draft, ct));
    }
}

/// <summary>Adds a stage where the usual order has it, with the usual actor.</summary>
internal sealed class AddStageHandler(DraftShelf shelf) : IHandle<AddStage>, IGuarded, IAnswerRefusal<AddStage>
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(AddStage request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var draft = await shelf.GetAsync(request.Programme, ct);
        var stages = draft.Definition.Stages.ToList();
        if (!Enum.TryParse<StageKind>(request.Kind, out var kind) || !Enum.IsDefined(kind) || stages.Exists(s => s.Kind == kind))
        {
            throw new RefusedException(new StageNotChosen());
        }

        var place = stages.FindIndex(s => s.Kind > kind);
        stages.Insert(place < 0 ? stages.Count : place, StageForm.Usual(kind));
        shelf.Change(draft, stages, request.Draft, caller);
        return new(StageForm.Card(draft, kind), Keep: new ShowDraft(draft.Key));
    }

    public async Task<Reply?> AnswerAsync(AddStage request, Refusal refusal, Caller caller, CancellationToken ct) => await Drafts.PresentAsync(shelf, request.Programme, refusal, caller, ct);
}

/// <summary>Keeps what the form says about a stage; moves or removes it.</summary>
internal sealed class SaveStageHandler(DraftShelf shelf) : IHandle<SaveStage>, IGuarded, IAnswerRefusal<SaveStage>
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(SaveStage request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var draft = await shelf.GetAsync(request.Programme, ct);
        draft.Check(request.Draft);
        var stages = draft.Definition.Stages.ToList();
        var at = stages.FindIndex(s => s.Kind == request.Kind);
        if (at < 0)
        {
            throw new RefusedException(new DraftOutdated(draft.ChangedBy));
        }

        var stage = request.Then == SaveStage.Remove ? stages[at] : StageForm.Read(stages[at], request);
        stages.RemoveAt(at);
        switch (request.Then)
        {
            case SaveStage.Remove:
                stages = stages.ConvertAll(s => s.Sees.Contains(stage.Kind) ? s with { Sees = [.. s.Sees.Where(k => k != stage.Kind)] } : s);
                break;
            case SaveStage.Up:
                stages.Insert(Math.Max(0, at - 1), stage);
                break;
            case SaveStage.Down:
                stages.Insert(Math.Min(stages.Count, at + 1), stage);
                break;
            default:
                stages.Insert(at, stage);
                break;
        }

        shelf.Change(draft, stages, request.Draft, caller);
        return new(await shelf.CardAsync(draft, ct), Keep: new ShowDraft(draft.Key));
    }

    public async Task<Reply?> AnswerAsync(SaveStage request, Refusal refusal, Caller caller, CancellationToken ct) =>
        await shelf.FindAsync(request.Programme, ct) is { } draft && StageForm.Card(draft, request.Kind) is { } card
            ? new(card with { Typed = request, Notice = refusal })
            : await Drafts.PresentAsync(shelf, request.Programme, refusal, caller, ct);
}
