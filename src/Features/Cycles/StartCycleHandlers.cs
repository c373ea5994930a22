using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>HR chooses programme, period and departments.</summary>
internal sealed class PrepareCycleHandler(ReviewDb db, Charts charts, CompanyClock clock) : IHandle<PrepareCycle>, IGuarded, IHasPhrases<PrepareCycle>
{
    public static Policy Policy => Rights.StartCycle;

    public static IReadOnlyList<string> Phrases => ["start cycle", "发起考核", "start a cycle", "new cycle", "开始考核", "新建考核", "发起"];

    public async Task<Reply> HandleAsync(PrepareCycle request, Caller caller, CancellationToken ct) =>
        new(await CardAsync(db, charts, clock, caller, ct) with { Chosen = request.Chosen });

    /// <summary>The card, also for a choice that could not be read.</summary>
    public static async Task<PrepareCycleCard> CardAsync(ReviewDb db, Charts charts, CompanyClock clock, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var programmes = (await db.Programmes.AsNoTracking().ToListAsync(ct))
            .GroupBy(p => p.Key).Select(g => g.MaxBy(p => p.Version)!).OrderBy(p => p.PublishedAt).ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => (p.Id.Value, p.Definition.Name)).ToList();
        var departments = chart.Departments.Where(d => caller.Who.HrScope?.Contains(d.Key) ?? true)
            .OrderBy(d => d.Value, StringComparer.Ordinal).Select(d => (d.Key.Value, d.Value)).ToList();
        return new(programmes, Periods(clock.Today(), await LatestMonthAsync(db, ct)), departments);
    }

    /// <summary>The periods that end lately, the quarter before today first; also those that hold the newest data, which may be old.</summary>
    private static List<CyclePeriod> Periods(DateOnly today, DateOnly? newest)
    {
        var periods = new List<CyclePeriod>();
        foreach (var day in new[] { today, newest }.OfType<DateOnly>())
        {
            foreach (var kind in new[] { PeriodKind.Quarter, PeriodKind.Month, PeriodKind.HalfYear, PeriodKind.Year })
            {
                var holding = CyclePeriod.Holding(day, kind);
                periods.Add(holding.Before());
                periods.Add(holding);
            }
        }

        return [.. periods.Distinct()];
    }

    private static Task<DateOnly?> LatestMonthAsync(ReviewDb db, CancellationToken ct) =>
        db.Readings.Where(r => r.ReplacedAt == null).MaxAsync(r => (DateOnly?)r.Month, ct);
}

/// <summary>Shows who would take part and what is missing; changes nothing.</summary>
internal sealed class PreviewCycleHandler(ReviewDb db, Charts charts, CompanyClock clock) : IHandle<PreviewCycle>, IGuarded, IAnswerRefusal<PreviewCycle>
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(PreviewCycle request, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var choice = await CycleRoster.ChooseAsync(db, request.Programme, request.Period, request.CustomPeriod, request.Departments, ct);
        var roster = await CycleRoster.DrawAsync(db, chart, choice, caller, ct);
        var programme = choice.Definition;
        return new(new CyclePreviewCard(
            request,
            new CycleName(programme.Name, choice.Period),
            [
                .. roster.Participants.GroupBy(p => p.Person.DepartmentName).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => (g.Key, g.Count())),
            ],
            roster.Participants.Count,
            [.. programme.Stages.Select(s => (s.Kind, s.DueAfterWorkingDays))],
            [.. programme.Grades.Select(g => (programme.GradeLabel(g.Name), g.From))],
            roster.Obstacles,
            await MissingAsync(roster, choice, ct),
            Guid.CreateVersion7(clock.Now())));
    }

    public async Task<Reply?> AnswerAsync(PreviewCycle request, Refusal refusal, Caller caller, CancellationToken ct) =>
        new(await PrepareCycleHandler.CardAsync(db, charts, clock, caller, ct) with { Notice = refusal, Chosen = request });

    /// <summary>Metrics that a plan's formulas use and that have no reading in the period, with the people concerned.</summary>
    private async Task<IReadOnlyList<(Bilingual Metric, IReadOnlyList<string> People)>> MissingAsync(CycleRoster roster, CycleChoice choice, CancellationToken ct)
    {
        var (from, to) = (choice.Period.From, choice.Period.To);
        var present = await db.Readings.AsNoTracking().Where(r => r.ReplacedAt == null && r.Month >= from && r.Month < to)
            .Select(r => new { r.Employee, r.Metric }).Distinct().ToListAsync(ct);
        var known = present.Select(p => (p.Employee, p.Metric)).ToHashSet();
        var needs = new Dictionary<object, IReadOnlyCollection<string>>(ReferenceEqualityComparer.Instance);
        var missing = from participant in roster.Participants
                      from plan in participant.Plan.Assignments
                      from metric in Needs(plan.Sections)
                      where !known.Contains((participant.Person.Id, metric))
                      group participant.Person.Name by metric;
        return
        [
            .. missing.Select(g => (
                choice.Definition.Metrics.FirstOrDefault(m => m.Name == g.Key)?.Label ?? Bilingual.Of(g.Key),
                (IReadOnlyList<string>)[.. g.Distinct()])),
        ];

        IReadOnlyCollection<string> Needs(IReadOnlyList<Domain.Plans.Section> sections) =>
            needs.TryGetValue(sections, out var known) ? known : needs[sections] = ScoringPlan.From(sections).Metrics;
    }
}

/// <summary>Starts a cycle: a review for everybody on the roster, the first stage opened, a card for each.</summary>
internal sealed class StartCycleHandler(ReviewDb db, Charts charts, Passage passage, ProgrammeBook programmes, CompanyClock clock)
    : IHandle<StartCycle>, IGuarded
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(StartCycle request, Caller caller, CancellationToken ct)
    {
        var id = new CycleId(request.Token);
        if (await db.Cycles.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is { } running)
        {
            // Started already from this preview, perhaps on another device: show how it goes.
            return new(await ProgressCards.MakeAsync(db, charts, programmes, clock, running.Id, caller, ct));
        }

        var chart = await charts.GetAsync(ct);
        var choice = await CycleRoster.ChooseAsync(db, request.Programme, request.Period, request.CustomPeriod, request.Departments, ct);
        var roster = await CycleRoster.DrawAsync(db, chart, choice, caller, ct);
        if (roster.Participants.Count == 0)
        {
            throw new RefusedException(new NobodyTakesPart());
        }

        var now = clock.Now();
        var cycle = Cycle.Start(id, choice.Programme, choice.Period, caller.Who.Id, now);
        db.Cycles.Add(cycle);
        db.Audit(caller, now, "cycle.started", $"cycle:{id.Value}", new
        {
            programme = choice.Definition.Key,
            from = choice.Period.From,
            to = choice.Period.To,
            participants = roster.Participants.Count,
        });
        foreach (var (person, plan) in roster.Participants)
        {
            var review = Review.Open(id, person.Id, chart.ScorerOf(person)?.Id, person.Department, plan, now);
            db.Reviews.Add(review);
            db.Audit(caller, now, "review.opened", $"review:{review.Id.Value}", new { employee = person.Id.Value, cycle = id.Value });
            await passage.AdvanceAsync(review, cycle, choice.Definition, stage: null, tasks: [], caller, ct);
        }

        var departments = roster.Participants.GroupBy(p => p.Person.Department)
            .Select(g => new DepartmentProgress(
                g.First().Person.DepartmentName, g.Count(), new Dictionary<StageKind, int> { [choice.Definition.Stages[0].Kind] = g.Count() }, 0, 0));
        return new(
            new ProgressCard
            {
                Id = id.Value,
                Cycle = cycle.NameUnder(choice.Definition),
                State = cycle.State,
                Stages = [.. choice.Definition.Stages.Select(s => s.Kind)],
                Departments = [.. departments.OrderBy(d => d.Name is null).ThenBy(d => d.Name, StringComparer.Ordinal)],
                CanAct = true,
            },
            Keep: new ShowProgress(id.Value));
    }
}
