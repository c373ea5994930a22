using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Programmes;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Indicators;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Programmes;

/// <summary>Programmes and drafts as HR works on them.</summary>
internal sealed class DraftShelf(ReviewDb db, Charts charts, IndicatorShelf indicators, CompanyClock clock)
{
    /// <summary>Programmes hold for everybody: HR of some departments may look and not change.</summary>
    public static bool MayChange(Caller caller) => caller.Who.HrScope is null;

    /// <exception cref="RefusedException"><see cref="NotAllowed"/>.</exception>
    public static void CheckMayChange(Caller caller)
    {
        if (!MayChange(caller))
        {
            throw new RefusedException(new NotAllowed(Rights.ChangeProgrammes.Action));
        }
    }

    /// <summary>The newest published version, or null.</summary>
    public Task<Programme?> NewestAsync(string key, CancellationToken ct) =>
        db.Programmes.AsNoTracking().Where(p => p.Key == key).OrderByDescending(p => p.Version).FirstOrDefaultAsync(ct);

    /// <summary>The draft, or null.</summary>
    public Task<ProgrammeDraft?> FindAsync(string key, CancellationToken ct) => db.ProgrammeDrafts.SingleOrDefaultAsync(d => d.Key == key, ct);

    /// <summary>The draft.</summary>
    /// <exception cref="RefusedException"><see cref="DraftNotFound"/>.</exception>
    public async Task<ProgrammeDraft> GetAsync(string key, CancellationToken ct) => await FindAsync(key, ct) ?? throw new RefusedException(new DraftNotFound());

    /// <summary>Begins a draft and notes it.</summary>
    public ProgrammeDraft Begin(ProgrammeDefinition definition, int basedOn, string how, Caller caller)
    {
        var draft = ProgrammeDraft.Begin(definition, basedOn, caller.Who.Id, clock.Now());
        db.ProgrammeDrafts.Add(draft);
        db.Audit(caller, clock.Now(), "programme.draft-begun", $"programme:{draft.Key}", new { basedOn, how });
        return draft;
    }

    /// <summary>Changes the stages of a draft and notes what they were.</summary>
    /// <exception cref="RefusedException"><see cref="DraftOutdated"/>.</exception>
    public void Change(ProgrammeDraft draft, IReadOnlyList<Stage> stages, int version, Caller caller)
    {
        var before = draft.Definition.Stages;
        draft.Change(draft.Definition with { Stages = stages }, version, caller.Who.Id, clock.Now());
        db.Audit(caller, clock.Now(), "programme.draft-changed", $"programme:{draft.Key}", new { before = before.Except(stages), after = stages.Except(before), order = stages.Select(s => s.Kind) });
    }

    /// <summary>The card of a draft, with all that is wrong with it.</summary>
    public async Task<ProgrammeCard> CardAsync(ProgrammeDraft draft, CancellationToken ct) => new()
    {
        Programme = draft.Key,
        Name = draft.Definition.Name,
        Stages = draft.Definition.Stages,
        Version = draft.BasedOn,
        Draft = draft.Version,
        CanChange = true,
        Problems = await ProblemsAsync(draft.Definition, ct),
        Remarks = StageRemarks.Of(draft.Definition, await charts.GetAsync(ct)),
    };

    /// <summary>The card of the newest published version.</summary>
    public async Task<ProgrammeCard> CardAsync(Programme programme, Caller caller, CancellationToken ct) => new()
    {
        Programme = programme.Key,
        Name = programme.Definition.Name,
        Stages = programme.Definition.Stages,
        Version = programme.Version,
        HasDraft = await db.ProgrammeDrafts.AnyAsync(d => d.Key == programme.Key, ct),
        CanChange = MayChange(caller),
        Remarks = StageRemarks.Of(programme.Definition, await charts.GetAsync(ct)),
    };

    /// <summary>What stops a programme from being published: all about its stages, or the first thing about the rest.</summary>
    public async Task<IReadOnlyList<Refusal>> ProblemsAsync(ProgrammeDefinition definition, CancellationToken ct)
    {
        if (StageRules.Problems(definition.Stages) is { Count: > 0 } wrong)
        {
            return wrong;
        }

        try
        {
            ProgrammeCheck.Run(definition, await indicators.ReadAsync(ct));
            return [];
        }
        catch (RefusedException refused)
        {
            return [refused.Refusal];
        }
    }
}

/// <summary>What stages would mean for the people of today.</summary>
internal static class StageRemarks
{
    public static IReadOnlyList<StageRemark> Of(ProgrammeDefinition definition, OrgChart chart)
    {
        var remarks = new List<StageRemark>();
        var people = chart.People.Where(p => p.Posts.Any(post => definition.PlanFor(post.Position) is not null)).OrderBy(p => p.Number, StringComparer.Ordinal).ToList();
        foreach (var stage in definition.Stages.Where(s => s.Actor != Actor.Subject && s.Kind != StageKind.OpenResult))
        {
            List<string> unknown = [.. stage.People.Where(number => chart.FindByNumber(number) is null)];
            if (unknown.Count > 0)
            {
                remarks.Add(new(stage.Kind, null, [], unknown));
            }

            var acting = people.Select(p => (Person: p, Acting: ActorLine.Of(stage, p, chart, improper: stage.Kind == StageKind.SecondReview ? chart.ScorerOf(p)?.Id : null))).ToList();
            var nobody = acting.Where(a => a.Acting.People.Count == 0).Select(a => a.Person.Name).ToList();
            if (nobody.Count > 0)
            {
                remarks.Add(new(stage.Kind, null, nobody, []));
            }

            remarks.AddRange(acting.Where(a => a.Acting.FellTo is not null).GroupBy(a => a.Acting.FellTo!.Value).OrderBy(g => g.Key)
                .Select(g => new StageRemark(stage.Kind, g.Key, [.. g.Select(a => a.Person.Name)], [])));
        }

        return [.. remarks.OrderBy(r => r.To is not null)];
    }
}
