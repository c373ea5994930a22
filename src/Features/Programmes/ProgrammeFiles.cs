using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Programmes;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Imports;
using PerfBot.Features.Indicators;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Programmes;

/// <summary>Takes a programme that somebody sent as a file into the chat: it becomes a draft, to be looked at and published.</summary>
internal sealed class ProgrammeFiles(ReviewDb db, DraftShelf shelf, IndicatorShelf indicators, CompanyClock clock)
{
    public async Task<Reply> TakeAsync(SentFile file, IFileSource source, Caller caller, CancellationToken ct)
    {
        DraftShelf.CheckMayChange(caller);
        ProgrammeDefinition definition;
        try
        {
            using var content = new MemoryStream(await source.ReadAsync(file.Name, file.Url, ct));
            definition = ProgrammeFile.Read(file.Name, content, await indicators.ReadAsync(ct));
        }
        catch (RefusedException refused)
        {
            return new(new FileRefusedCard(file.Name, new(RefusalTexts.Of(refused.Refusal, Language.English), RefusalTexts.Of(refused.Refusal, Language.Chinese))));
        }

        var newest = (await shelf.NewestAsync(definition.Key, ct))?.Version ?? 0;
        if (await shelf.FindAsync(definition.Key, ct) is { } draft)
        {
            db.Audit(caller, clock.Now(), "programme.draft-changed", $"programme:{draft.Key}", new { how = "file", before = draft.Definition.Stages, after = definition.Stages });
            draft.Restart(definition, newest, caller.Who.Id, clock.Now());
        }
        else
        {
            draft = shelf.Begin(definition, newest, "file", caller);
        }

        return new(await shelf.CardAsync(draft, ct), Keep: new ShowDraft(draft.Key));
    }
}
