using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>A cycle with all its reviews scored as things stand.</summary>
internal sealed class CycleResults(ReviewDb db, ProgrammeBook programmes, ReviewScoring scoring)
{
    /// <summary>Up to so many reviews their own rows are asked for by name; every database takes so many names. Beyond, those of the whole cycle are read.</summary>
    private const int Few = 1000;

    /// <summary>The cycle with its reviews as they are, not to be changed, when it lies wholly in the caller's scope: results open for everybody together.</summary>
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public async Task<(Cycle Cycle, ProgrammeDefinition Programme, List<Review> Reviews)> LoadAsync(Guid id, Caller caller, CancellationToken ct)
    {
        var cycle = await db.CyclesVisibleTo(caller.Who).SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct) ?? throw new RefusedException(new CycleNotFound());
        var reviews = await db.Reviews.AsNoTracking().Where(r => r.Cycle == cycle.Id && r.ExcludedBecause == null).ToListAsync(ct);
        return reviews.TrueForAll(r => caller.Who.IsHrOf(r.Department))
            ? (cycle, await programmes.GetAsync(db, cycle.Programme, ct), reviews)
            : throw new RefusedException(new CycleNotFound());
    }

    /// <summary>The scores, with two reads for all of them.</summary>
    public async Task<IReadOnlyDictionary<ReviewId, Score>> ScoreAsync(Cycle cycle, ProgrammeDefinition programme, IReadOnlyCollection<Review> reviews, CancellationToken ct)
    {
        var period = cycle.Period;
        var earliest = period.From.AddMonths(-period.Months);
        var (asked, said) = (db.Reviews.Where(r => r.Cycle == cycle.Id), db.Tasks.AsNoTracking().Where(t => t.Cycle == cycle.Id));
        if (reviews.Count <= Few)
        {
            var ids = reviews.Select(r => r.Id).ToList();
            (asked, said) = (db.Reviews.Where(r => ids.Contains(r.Id)), db.Tasks.AsNoTracking().Where(t => ids.Contains(t.Review)));
        }

        var people = asked.Select(r => r.Employee);
        var figures = (await db.Readings
            .Where(r => r.ReplacedAt == null && r.Month >= earliest && r.Month < period.To && people.Contains(r.Employee))
            .Select(r => new { r.Employee, Figure = new Figure(r.Metric, r.Month, r.Value, r.Source, r.ObservedAt) })
            .ToListAsync(ct)).ToLookup(r => r.Employee, r => r.Figure);
        var tasks = (await said.ToListAsync(ct)).ToLookup(t => t.Review);
        return reviews.ToDictionary(r => r.Id, r => scoring.Score(r, period, programme, [.. tasks[r.Id]], figures[r.Employee]));
    }

    /// <summary>Reviews that have not come as far as the opening of results.</summary>
    public static int Unfinished(IEnumerable<Review> reviews) => reviews.Count(r => r.ClosedAt is null && r.Stage != StageKind.OpenResult);
}

/// <summary>Asks once more before results open.</summary>
internal sealed class AskOpenResultsHandler(CycleResults results) : IHandle<AskOpenResults>, IGuarded
{
    public static Policy Policy => Rights.OpenResults;

    public async Task<Reply> HandleAsync(AskOpenResults request, Caller caller, CancellationToken ct)
    {
        var (cycle, programme, reviews) = await results.LoadAsync(request.Cycle, caller, ct);
        var name = cycle.NameUnder(programme);
        if (CycleResults.Unfinished(reviews) is > 0 and var unfinished)
        {
            return new(new OpenResultsCard(cycle.Id.Value, name, 0, unfinished, []));
        }

        var scores = await results.ScoreAsync(cycle, programme, reviews, ct);
        var grades = programme.Grades.Select(g => (programme.GradeLabel(g.Name), scores.Values.Count(s => s.Grade == g.Name))).ToList();
        return new(new OpenResultsCard(cycle.Id.Value, name, reviews.Count, 0, grades));
    }
}

/// <summary>
/// Opens the results: each employee gets the own one, as it is then, for good. Where there are more than a <see cref="ResultsOpening.Batch"/>, it makes certain that
/// all can open, and they follow by themselves.
/// </summary>
internal sealed class OpenResultsHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CycleResults results, ResultsOpening opening, CompanyClock clock)
    : IHandle<OpenResults>, IGuarded, IAnswerRefusal<OpenResults>
{
    public static Policy Policy => Rights.OpenResults;

    public async Task<Reply> HandleAsync(OpenResults request, Caller caller, CancellationToken ct)
    {
        var (cycle, programme, reviews) = await results.LoadAsync(request.Cycle, caller, ct);
        var isRest = cycle.HoldsBack;
        var waiting = reviews.FindAll(r => r.Stage == StageKind.OpenResult);
        cycle.OpenResults(CycleResults.Unfinished(reviews), caller.Who.Id);
        db.Audit(caller, clock.Now(), "cycle.results-opened", $"cycle:{cycle.Id.Value}", new { results = waiting.Count });
        var opened = new Dictionary<ReviewId, Review>();
        if (isRest || waiting.Count <= ResultsOpening.Batch)
        {
            opened = (await opening.OpenBatchAsync(cycle, programme, caller, ct)).ToDictionary(r => r.Id);
            RefuseIfBlocked(isRest ? 0 : cycle.ResultsHeldBack);
        }
        else
        {
            var scores = await results.ScoreAsync(cycle, programme, waiting, ct); // as much as fits into a turn with ten thousand
            RefuseIfBlocked(waiting.Count(r => scores[r.Id].State == ScoreState.Blocked));
        }

        return new(await CardAsync(cycle, programme, reviews.ConvertAll(r => opened.GetValueOrDefault(r.Id, r)), ct), Keep: new ShowProgress(cycle.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(OpenResults request, Refusal refusal, Caller caller, CancellationToken ct) => refusal is StepNotAllowed
        ? new(await ProgressCards.MakeAsync(db, charts, programmes, clock, new CycleId(request.Cycle), caller, ct))
        : null;

    /// <summary>Data may go missing after HR's stage.</summary>
    private static void RefuseIfBlocked(int blocked)
    {
        if (blocked > 0)
        {
            throw new RefusedException(new ReviewsUnfinished(blocked));
        }
    }

    private async Task<ProgressCard> CardAsync(Cycle cycle, ProgrammeDefinition programme, List<Review> reviews, CancellationToken ct)
    {
        var departments = reviews.GroupBy(r => r.Department).Select(g => (g.Key, ByStage: g.Where(r => r.Stage is not null).GroupBy(r => r.Stage!.Value).ToDictionary(s => s.Key, s => s.Count()), Count: g.Count(), Closed: g.Count(r => r.ClosedAt is not null)));
        var chart = await charts.GetAsync(ct);
        return new()
        {
            Id = cycle.Id.Value,
            Cycle = cycle.NameUnder(programme),
            State = cycle.State,
            IsOpeningResults = cycle.IsOpeningResults,
            Stages = [.. programme.Stages.Select(s => s.Kind)],
            Departments =
            [
                .. departments.Select(d => new DepartmentProgress(
                    d.Key is { } id ? chart.Departments.GetValueOrDefault(id) : null,
                    d.Count,
                    d.ByStage,
                    d.Closed,
                    0)),
            ],
            CanAct = true,
        };
    }
}
