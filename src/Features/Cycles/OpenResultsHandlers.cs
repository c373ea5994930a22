using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Results;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;
using PerfBot.Features.Reviews;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Cycles;

/// <summary>A cycle with all its reviews scored as things stand.</summary>
internal sealed class CycleResults(ReviewDb db, ProgrammeBook programmes, ReviewScoring scoring)
{
    /// <summary>The cycle, when it lies wholly in the caller's scope: results open for everybody together.</summary>
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public async Task<(Cycle Cycle, ProgrammeDefinition Programme, List<Review> Reviews)> LoadAsync(Guid id, Caller caller, CancellationToken ct)
    {
        var cycle = await db.CyclesVisibleTo(caller.Who).SingleOrDefaultAsync(c => c.Id == new CycleId(id), ct) ?? throw new RefusedException(new CycleNotFound());
        var reviews = await db.Reviews.Where(r => r.Cycle == cycle.Id && r.ExcludedBecause == null).ToListAsync(ct);
        return reviews.TrueForAll(r => caller.Who.IsHrOf(r.Department))
            ? (cycle, await programmes.GetAsync(db, cycle.Programme, ct), reviews)
            : throw new RefusedException(new CycleNotFound());
    }

    /// <summary>The scores, with two reads for the whole cycle.</summary>
    public async Task<IReadOnlyDictionary<ReviewId, Score>> ScoreAsync(Cycle cycle, ProgrammeDefinition programme, IReadOnlyCollection<Review> reviews, CancellationToken ct)
    {
        var period = cycle.Period;
        var earliest = period.From.AddMonths(-period.Months);
        var people = db.Reviews.Where(r => r.Cycle == cycle.Id).Select(r => r.Employee);
        var figures = (await db.Readings
            .Where(r => r.ReplacedAt == null && r.Month >= earliest && r.Month < period.To && people.Contains(r.Employee))
            .Select(r => new { r.Employee, Figure = new Figure(r.Metric, r.Month, r.Value, r.Source, r.ObservedAt) })
            .ToListAsync(ct)).ToLookup(r => r.Employee, r => r.Figure);
        var tasks = (await db.Tasks.AsNoTracking().Where(t => t.Cycle == cycle.Id).ToListAsync(ct)).ToLookup(t => t.Review);
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

/// <summary>Opens the results: each employee gets the own one, as it is now, for good.</summary>
internal sealed class OpenResultsHandler(ReviewDb db, Charts charts, ProgrammeBook programmes, CycleResults results, Passage passage, CompanyClock clock)
    : IHandle<OpenResults>, IGuarded, IAnswerRefusal<OpenResults>
{
    public static Policy Policy => Rights.OpenResults;

    public async Task<Reply> HandleAsync(OpenResults request, Caller caller, CancellationToken ct)
    {
        var (cycle, programme, reviews) = await results.LoadAsync(request.Cycle, caller, ct);
        var now = clock.Now();
        cycle.OpenResults(CycleResults.Unfinished(reviews));
        var scores = await results.ScoreAsync(cycle, programme, reviews, ct);
        var blocked = reviews.Where(r => r.ClosedAt is null && scores[r.Id].State == ScoreState.Blocked).ToList();
        if (blocked.Count > 0)
        {
            throw new RefusedException(new ReviewsUnfinished(blocked.Count)); // data went missing after HR's stage
        }

        db.Audit(caller, now, "cycle.results-opened", $"cycle:{cycle.Id.Value}", new { results = reviews.Count });
        foreach (var review in reviews.Where(r => r.ClosedAt is null))
        {
            var result = Result.Open(review, scores[review.Id], caller.Who.Id, now);
            db.Results.Add(result);
            db.Audit(caller, now, "result.opened", $"result:{result.Id.Value}", new { review = review.Id.Value, result.Version, total = result.Total?.Value, result.Grade });
            await passage.AdvanceAsync(review, cycle, programme, StageKind.OpenResult, tasks: [], caller, ct);
        }

        foreach (var manager in reviews.Select(r => r.Manager).OfType<Domain.People.EmployeeId>().Distinct())
        {
            db.Refresh(manager, new Cards.Team.ShowTeam(Cycle: cycle.Id.Value), CardKeys.Team(cycle.Id), now);
        }

        var departments = reviews.GroupBy(r => r.Department).Select(g => (g.Key, ByStage: g.Where(r => r.Stage is not null).GroupBy(r => r.Stage!.Value).ToDictionary(s => s.Key, s => s.Count()), Count: g.Count(), Closed: g.Count(r => r.ClosedAt is not null)));
        var chart = await charts.GetAsync(ct);
        return new(
            new ProgressCard
            {
                Id = cycle.Id.Value,
                Cycle = cycle.NameUnder(programme),
                State = cycle.State,
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
            },
            Keep: new ShowProgress(cycle.Id.Value));
    }

    public async Task<Reply?> AnswerAsync(OpenResults request, Refusal refusal, Caller caller, CancellationToken ct) => refusal is StepNotAllowed
        ? new(await ProgressCards.MakeAsync(db, charts, programmes, clock, new CycleId(request.Cycle), caller, ct))
        : null;
}
