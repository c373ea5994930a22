using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Scoring;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
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
        var able = chart.People.Where(p => caller.Who.IsHrOf(p.Department)).ToList();
        return new(programmes, Periods(clock.Today(), await LatestMonthAsync(db, ct)), departments)
        {
            Positions = Commonest(able.SelectMany(p => p.Posts.Select(post => post.Position))),
            Tags = Commonest(able.SelectMany(p => p.Tags)),
        };
    }

    /// <summary>Words that people have, the commonest first.</summary>
    private static List<string> Commonest(IEnumerable<string> words) =>
    [
        .. words.Where(w => w.Length > 0).GroupBy(w => w, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key),
    ];

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
        var choice = await CycleChoosing.ReadAsync(db, chart, request, caller, clock.Today(), ct);
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
            [.. roster.Obstacles.Where(o => choice.Kind != CycleKind.Shadow || o.What != Obstacle.NotReachable)], // a shadow pilot sends nothing
            await MissingAsync(roster, choice, ct),
            Guid.CreateVersion7(clock.Now()))
        {
            Kind = choice.Kind,
            HolidaysKnownUntil = Unknown(programme, chart),
        });
    }

    /// <summary>The last day whose holidays are known, where the stages may last longer.</summary>
    private DateOnly? Unknown(ProgrammeDefinition programme, OrgChart chart)
    {
        var calendar = chart.Calendars.Own;
        return calendar.KnownUntil is { } known && calendar.After(clock.Today(), programme.Stages.Sum(s => s.DueAfterWorkingDays)) > known ? known : null;
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
internal sealed class StartCycleHandler(ReviewDb db, Charts charts, CycleOpening opening, ShadowReports shadows, ProgrammeBook programmes, CompanyClock clock)
    : IHandle<StartCycle>, IGuarded
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(StartCycle request, Caller caller, CancellationToken ct)
    {
        var id = new CycleId(request.Token);
        if (await db.Cycles.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, ct) is { } running)
        {
            if (running.Kind == CycleKind.Shadow)
            {
                return new(await shadows.CardAsync(id.Value, ShadowPage.Figures, caller, ct), Keep: new ShowShadowReport(id.Value));
            }

            // Started already from this preview, perhaps on another device: show how it goes.
            return new(await ProgressCards.MakeAsync(db, charts, programmes, clock, running.Id, caller, ct));
        }

        var chart = await charts.GetAsync(ct);
        var choice = await CycleChoosing.ReadAsync(db, chart, request.Shown(), caller, clock.Today(), ct);
        var roster = await CycleRoster.DrawAsync(db, chart, choice, caller, ct);
        var cycle = await opening.StartAsync(id, choice, roster, caller, ct);
        if (choice.Kind == CycleKind.Shadow)
        {
            return new(await shadows.CardAsync(cycle, choice.Definition, roster, ShadowPage.Figures, caller, ct), Keep: new ShowShadowReport(id.Value));
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
