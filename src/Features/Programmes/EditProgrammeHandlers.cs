using PerfBot.Cards.Programmes;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Programmes;

/// <summary>Begins to change a programme, or goes on with what was begun.</summary>
internal sealed class EditProgrammeHandler(DraftShelf shelf) : IHandle<EditProgramme>, IGuarded
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(EditProgramme request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var draft = await shelf.FindAsync(request.Programme, ct);
        if (draft is null)
        {
            var newest = await shelf.NewestAsync(request.Programme, ct) ?? throw new RefusedException(new Domain.Cycles.ProgrammeNotFound());
            draft = shelf.Begin(newest.Definition, newest.Version, "edit", caller);
        }

        return new(await shelf.CardAsync(draft, ct), Keep: new ShowDraft(draft.Key));
    }
}

/// <summary>Shows a draft.</summary>
internal sealed class ShowDraftHandler(DraftShelf shelf) : IHandle<ShowDraft>, IGuarded
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(ShowDraft request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        return new(await shelf.CardAsync(await shelf.GetAsync(request.Programme, ct), ct));
    }
}

/// <summary>Asks for key and names of a copy.</summary>
internal sealed class AskCopyProgrammeHandler(DraftShelf shelf) : IHandle<AskCopyProgramme>, IGuarded
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(AskCopyProgramme request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var programme = await shelf.NewestAsync(request.Programme, ct) ?? throw new RefusedException(new Domain.Cycles.ProgrammeNotFound());
        return new(new CopyProgrammeCard(programme.Key, programme.Definition.Name));
    }
}

/// <summary>Begins a new programme with what another one says.</summary>
internal sealed class CopyProgrammeHandler(DraftShelf shelf) : IHandle<CopyProgramme>, IGuarded, IAnswerRefusal<CopyProgramme>
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(CopyProgramme request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var from = await shelf.NewestAsync(request.Programme, ct) ?? throw new RefusedException(new Domain.Cycles.ProgrammeNotFound());
        var key = request.Id?.Trim() ?? "";
        ProgrammeRules.CheckKey(key);
        if (await shelf.NewestAsync(key, ct) is not null || await shelf.FindAsync(key, ct) is not null)
        {
            throw new RefusedException(new ProgrammeKeyTaken(key));
        }

        var draft = shelf.Begin(from.Definition with { Key = key, Name = new(Name(request.NameEn), Name(request.NameZh)) }, 0, $"copy of {from.Key}", caller);
        return new(await shelf.CardAsync(draft, ct), Keep: new ShowDraft(key));
    }

    public async Task<Reply?> AnswerAsync(CopyProgramme request, Refusal refusal, Caller caller, CancellationToken ct) =>
        refusal is ProgrammeKeyInvalid or ProgrammeKeyTaken or Domain.Reviews.TextTooLong or ProgrammeNameMissing && await shelf.NewestAsync(request.Programme, ct) is { } from
            ? new(new CopyProgrammeCard(from.Key, from.Definition.Name, request, refusal))
            : null;

    private static string Name(string? typed) => typed?.Trim() switch
    {
        null or "" => throw new RefusedException(new ProgrammeNameMissing()),
        { Length: > CopyProgrammeCard.NameMaxLength } name => throw new RefusedException(new Domain.Reviews.TextTooLong(CopyProgrammeCard.NameMaxLength, name.Length)),
        var name => name,
    };
}

/// <summary>Publishes a draft as a new version. A cycle that opens meanwhile takes the version that it showed.</summary>
internal sealed class PublishDraftHandler(ReviewDb db, DraftShelf shelf, CompanyClock clock) : IHandle<PublishDraft>, IGuarded, IAnswerRefusal<PublishDraft>
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(PublishDraft request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var draft = await shelf.GetAsync(request.Programme, ct);
        draft.Check(request.Draft);
        var newest = (await shelf.NewestAsync(draft.Key, ct))?.Version ?? 0;
        if (newest != draft.BasedOn)
        {
            throw new RefusedException(new DraftOvertaken(newest));
        }

        if (await shelf.ProblemsAsync(draft.Definition, ct) is [var first, ..])
        {
            throw new RefusedException(first);
        }

        var programme = await ProgrammePublishing.PublishAsync(db, draft.Definition, caller, clock.Now(), ct) ?? throw new RefusedException(new ProgrammeUnchanged());
        db.ProgrammeDrafts.Remove(draft);
        return new(await shelf.CardAsync(programme, caller, ct) with { IsPublished = true, HasDraft = false }, Keep: new ShowProgramme(draft.Key));
    }

    public async Task<Reply?> AnswerAsync(PublishDraft request, Refusal refusal, Caller caller, CancellationToken ct) => await Drafts.PresentAsync(shelf, request.Programme, refusal, caller, ct);
}

/// <summary>Throws a draft away.</summary>
internal sealed class DiscardDraftHandler(ReviewDb db, DraftShelf shelf, CompanyClock clock, IHandle<ShowProgrammes> list) : IHandle<DiscardDraft>, IGuarded, IAnswerRefusal<DiscardDraft>
{
    public static Policy Policy => Rights.ChangeProgrammes;

    public async Task<Reply> HandleAsync(DiscardDraft request, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        var draft = await shelf.GetAsync(request.Programme, ct);
        draft.Check(request.Draft);
        db.ProgrammeDrafts.Remove(draft);
        db.Audit(caller, clock.Now(), "programme.draft-discarded", $"programme:{draft.Key}", new { stages = draft.Definition.Stages });
        var all = (ProgrammesCard)(await list.HandleAsync(new ShowProgrammes(), caller, ct)).Card!;

        // Read before the save, so it still has the draft.
        var left = all.Programmes.Where(p => p.Programme != draft.Key || p.Version > 0).Select(p => p.Programme == draft.Key ? p with { HasDraft = false } : p);
        return new(all with { Programmes = [.. left] }, Keep: new ShowProgrammes());
    }

    public async Task<Reply?> AnswerAsync(DiscardDraft request, Refusal refusal, Caller caller, CancellationToken ct) => await Drafts.PresentAsync(shelf, request.Programme, refusal, caller, ct);
}

/// <summary>How the loser of two who change a draft at once is answered.</summary>
internal static class Drafts
{
    /// <summary>The draft as it is now, or the published version where there is no draft any more.</summary>
    public static async Task<Reply?> PresentAsync(DraftShelf shelf, string key, Refusal refusal, Caller caller, CancellationToken ct)
    {
        if (await shelf.FindAsync(key, ct) is { } draft)
        {
            return new(await shelf.CardAsync(draft, ct) with { Notice = refusal });
        }

        return await shelf.NewestAsync(key, ct) is { } published ? new(await shelf.CardAsync(published, caller, ct) with { Notice = refusal }) : null;
    }
}
