using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Results;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Runs a cycle on past data without anybody hearing of it, and tells what came of it. Nothing is stored: the report is worked out anew.</summary>
internal sealed class ShadowReports(ReviewDb db, Charts charts, ProgrammeBook programmes, CycleBook book, ReviewScoring scoring, CompanyClock clock)
{
    private const int FewestToCompare = 3;
    private const decimal Apart = 1m;
    private const string LeftOut = "shadow";

    /// <summary>The report of a shadow pilot that the caller may see.</summary>
    /// <exception cref="RefusedException"><see cref="CycleNotFound"/>.</exception>
    public async Task<ShadowReportCard> CardAsync(Guid id, ShadowPage page, Caller caller, CancellationToken ct)
    {
        var cycle = await book.FindAsync(id, caller, ct);
        if (cycle.Kind != CycleKind.Shadow)
        {
            throw new RefusedException(new CycleNotFound());
        }

        var programme = await programmes.GetAsync(db, cycle.Programme, ct);
        var choice = new CycleChoice(cycle.Programme, programme, cycle.Period, cycle.Audience, cycle.Kind);
        return await CardAsync(cycle, programme, await CycleRoster.DrawAsync(db, await charts.GetAsync(ct), choice, caller, ct), page, caller, ct);
    }

    /// <summary>The report for a roster.</summary>
    public async Task<ShadowReportCard> CardAsync(Cycle cycle, ProgrammeDefinition programme, CycleRoster roster, ShadowPage page, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var people = roster.Participants.ToDictionary(p => p.Person.Id, p => p.Person);
        var (from, to) = (cycle.From.AddMonths(-cycle.Period.Months), cycle.To);
        var figures = (await db.Readings.AsNoTracking().Where(r => r.ReplacedAt == null && r.Month >= from && r.Month < to)
            .Select(r => new { r.Employee, Figure = new Figure(r.Metric, r.Month, r.Value, r.Source, r.ObservedAt) }).ToListAsync(ct))
            .Where(r => people.ContainsKey(r.Employee)).ToLookup(r => r.Employee, r => r.Figure);
        var scored = roster.Participants.Select(p => (p.Person, Score: Score(cycle, programme, p.Person, p.Plan, figures[p.Person.Id], caller))).ToList();
        var blocked = scored.Where(s => s.Score is not { State: ScoreState.Rated }).Select(s => s.Person.Name).ToList();
        var managers = roster.Participants.GroupBy(p => chart.ScorerOf(p.Person)?.Name).Where(g => g.Key is not null).Select(g => (g.Key!, g.Count())).OrderByDescending(g => g.Item2).ToList();
        return new()
        {
            Id = cycle.Id.Value,
            Cycle = cycle.NameUnder(programme),
            Page = page,
            People = people.Count,
            Blocked = blocked.Count,
            BlockedNames = blocked,
            Readings = figures.Sum(f => f.Count(r => r.Month >= cycle.From)),
            Missing = Missing(roster, programme, cycle, figures),
            Constant = Constant(programme, cycle, figures),
            Positions = Positions(scored),
            Lines = Lines(scored),
            Flow = Flow(programme, chart.Calendars.Own),
            Busiest = managers is [var first, ..] ? first : null,
            Obstacles = [.. roster.Obstacles.GroupBy(o => o.What).Select(g => (g.Key, (IReadOnlyList<string>)[.. g.Select(o => o.Name)]))],
        };
    }

    /// <summary>The score on data alone: what people would have to rate does not apply. Null for readings that no rule can take.</summary>
    private Score? Score(Cycle cycle, ProgrammeDefinition programme, Person person, ReviewPlan plan, IEnumerable<Figure> figures, Caller caller)
    {
        var now = clock.Now();
        var review = Review.Open(cycle.Id, person.Id, null, person.Department, plan, now);
        foreach (var line in plan.Lines().Where(l => l.Line.Rule is ScoringRule.Manual || (l.Line.Rule is ScoringRule.Rating && l.Line.Formula is null)))
        {
            review.Decide(line.Key, new(null, LeftOut, caller.Who.Id, now));
        }

        try
        {
            return scoring.Score(review, cycle.Period, programme, [], figures);
        }
        catch (RefusedException)
        {
            return null; // at most one for each person, and told among those who are held up
        }
    }

    private static List<ShadowFigure> Missing(CycleRoster roster, ProgrammeDefinition programme, Cycle cycle, ILookup<EmployeeId, Figure> figures)
    {
        var needs = from participant in roster.Participants
                    let known = figures[participant.Person.Id].Where(f => f.Month >= cycle.From).Select(f => f.Metric).ToHashSet()
                    from metric in participant.Plan.Assignments.SelectMany(a => ScoringPlan.From(a.Sections).Metrics).Distinct()
                    select (metric, participant.Person.Name, IsMissing: !known.Contains(metric));
        return
        [
            .. from need in needs
               group need by need.metric into metric
               let missing = metric.Where(m => m.IsMissing).Select(m => m.Name).ToList()
               where missing.Count > 0
               orderby missing.Count descending, metric.Key
               select new ShadowFigure(Label(programme, metric.Key), missing.Count, metric.Count(), missing),
        ];
    }

    private static List<Bilingual> Constant(ProgrammeDefinition programme, Cycle cycle, ILookup<EmployeeId, Figure> figures) =>
    [
        .. from person in figures
           from figure in person
           where figure.Month >= cycle.From
           group (person.Key, figure.Value) by figure.Metric into metric
           where metric.Select(m => m.Key).Distinct().Count() >= FewestToCompare && metric.Select(m => m.Value).Distinct().Count() == 1
           orderby metric.Key
           select Label(programme, metric.Key),
    ];

    private static List<ShadowPosition> Positions(IReadOnlyList<(Person Person, Score? Score)> scored) =>
    [
        .. from one in scored
           where one.Score is { State: ScoreState.Rated, Total: not null }
           group one.Score!.Total!.Value by one.Person.Position ?? "" into position
           let totals = position.Order().ToList()
           orderby position.Key
           select new ShadowPosition(position.Key, totals.Count, totals[0], Median(totals), totals[^1]),
    ];

    private static List<ShadowLine> Lines(IReadOnlyList<(Person Person, Score? Score)> scored) =>
    [
        .. from one in scored
           where one.Score is not null
           from line in one.Score!.Lines
           where line.Points is not null && line.State == LineState.Value
           group line by (Position: one.Person.Position ?? "", line.Line.Id, line.Line.Name) into same
           let points = same.Select(l => l.Points!.Value).Order().ToList()
           let separates = points.Count < FewestToCompare || points[^1] - points[0] >= Apart
           orderby separates, same.Key.Position, same.Key.Id
           select new ShadowLine(same.Key.Position, same.Key.Name, points.Count, points[0], Median(points), points[^1], separates),
    ];

    private List<(StageKind, DateOnly)> Flow(ProgrammeDefinition programme, WorkCalendar calendar)
    {
        var (flow, day) = (new List<(StageKind, DateOnly)>(), clock.Today());
        foreach (var stage in programme.Stages)
        {
            day = calendar.After(day, stage.DueAfterWorkingDays);
            flow.Add((stage.Kind, day));
        }

        return flow;
    }

    private static Bilingual Label(ProgrammeDefinition programme, string metric) => programme.Metrics.FirstOrDefault(m => m.Name == metric)?.Label ?? Bilingual.Of(metric);

    private static decimal Median(List<decimal> sorted) =>
        sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2m;
}

/// <summary>Shows the report of a shadow pilot.</summary>
internal sealed class ShowShadowReportHandler(ShadowReports reports) : IHandle<ShowShadowReport>, IGuarded
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(ShowShadowReport request, Caller caller, CancellationToken ct) =>
        new(await reports.CardAsync(request.Cycle, request.Page, caller, ct));
}
