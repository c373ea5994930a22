using System.Text;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Programmes;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Programmes;

/// <summary>All programmes, published and in the making.</summary>
internal sealed class ShowProgrammesHandler(ReviewDb db) : IHandle<ShowProgrammes>, IGuarded, IHasPhrases<ShowProgrammes>
{
    public static Policy Policy => Rights.SeeProgrammes;

    public static IReadOnlyList<string> Phrases => ["programmes", "考核方案", "programme", "方案", "方案管理", "edit programme", "编辑方案"];

    public async Task<Reply> HandleAsync(ShowProgrammes request, Caller caller, CancellationToken ct)
    {
        var published = (await db.Programmes.AsNoTracking().ToListAsync(ct)).GroupBy(p => p.Key).Select(g => g.MaxBy(p => p.Version)!).OrderBy(p => p.PublishedAt).ToList();
        var drafts = await db.ProgrammeDrafts.AsNoTracking().ToListAsync(ct);
        return new(new ProgrammesCard(
            [
                .. published.Select(p => new ProgrammeRow(p.Key, p.Definition.Name, p.Version, p.Definition.Stages.Count, drafts.Exists(d => d.Key == p.Key))),
                .. drafts.Where(d => !published.Exists(p => p.Key == d.Key)).Select(d => new ProgrammeRow(d.Key, d.Definition.Name, 0, d.Definition.Stages.Count, HasDraft: true)),
            ],
            DraftShelf.MayChange(caller)));
    }
}

/// <summary>One programme as a timeline; one that was never published as its draft.</summary>
internal sealed class ShowProgrammeHandler(DraftShelf shelf) : IHandle<ShowProgramme>, IGuarded
{
    public static Policy Policy => Rights.SeeProgrammes;

    public async Task<Reply> HandleAsync(ShowProgramme request, Caller caller, CancellationToken ct)
    {
        if (await shelf.NewestAsync(request.Programme, ct) is { } programme)
        {
            return new(await shelf.CardAsync(programme, caller, ct));
        }

        DraftShelf.CheckMayChange(caller);
        return new(await shelf.CardAsync(await shelf.FindAsync(request.Programme, ct) ?? throw new RefusedException(new ProgrammeNotFound()), ct));
    }
}

/// <summary>A programme as a YAML file that can be changed by hand and sent back.</summary>
internal sealed class ExportProgrammeHandler(ReviewDb db, DraftShelf shelf, FileLinks files, CompanyClock clock) : IHandle<ExportProgramme>, IGuarded
{
    public static Policy Policy => Rights.SeeProgrammes;

    public async Task<Reply> HandleAsync(ExportProgramme request, Caller caller, CancellationToken ct)
    {
        var programme = await shelf.NewestAsync(request.Programme, ct) ?? throw new RefusedException(new ProgrammeNotFound());
        var name = $"{programme.Key}-v{programme.Version}.yaml";
        var link = await files.OfferAsync(name, Encoding.UTF8.GetBytes(ProgrammeYaml.Write(programme.Definition)), caller, ct);
        db.Audit(caller, clock.Now(), "programme.exported", $"programme:{programme.Id.Value}", new { programme.Key, programme.Version });
        return new(new ExportedProgrammeCard(programme.Key, programme.Definition.Name, name, link, Download.Minutes));
    }
}
