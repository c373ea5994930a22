using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Features.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Starts the cycles whose time has come, or proposes them to HR. Each period of a series once.</summary>
public sealed record RunSeries;

internal sealed class RunSeriesHandler(ReviewDb db, Charts charts, CycleOpening opening, SeriesCards cards, CompanyClock clock) : IHandle<RunSeries>, IGuarded
{
    public static Policy Policy => Rights.RunSeries;

    public async Task<Reply> HandleAsync(RunSeries request, Caller caller, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        foreach (var series in await db.CycleSeries.Where(s => s.EndedAt == null).ToListAsync(ct))
        {
            if (series.DueOn(clock.Today(), chart.Calendars.Own.After) is { } period && InWhoseName(series, chart) is { } hr)
            {
                await RunAsync(series, period, hr, chart, caller, ct);
                series.Note(period);
            }
        }

        return Reply.Silence;
    }

    /// <summary>Who set it up, as long as they are HR; else HR of the company.</summary>
    private static Person? InWhoseName(CycleSeries series, OrgChart chart) =>
        chart.Find(series.CreatedBy) is { } creator && creator.Is(Roles.Hr) ? creator : chart.Hr.FirstOrDefault(p => p.HrScope is null);

    private async Task RunAsync(CycleSeries series, CyclePeriod period, Person hr, OrgChart chart, Caller caller, CancellationToken ct)
    {
        var now = clock.Now();
        if ((await cards.NewestAsync(ct)).FirstOrDefault(p => p.Key == series.ProgrammeKey) is not { } programme)
        {
            return;
        }

        var human = new Caller.Human(hr, Language.For(hr.Language));
        var choice = new CycleChoice(programme.Id, programme.Definition, period, series.Audience, CycleKind.Ordinary);
        var roster = await CycleRoster.DrawAsync(db, chart, choice, human, ct);
        var starts = series.StartsByItself && roster.Participants.Count > 0;
        if (starts)
        {
            var cycle = await opening.StartAsync(CycleId.New(), choice, roster, human, ct);
            db.Send(hr.Id, new ShowProgress(cycle.Id.Value), CardKeys.Progress(cycle.Id), clock.HearsAt(hr));
        }
        else
        {
            db.Send(hr.Id, new ShowProposedCycle(series.Id, PreviewCycle.Write(period)), $"series:{series.Id}", clock.HearsAt(hr));
        }

        db.Audit(caller, now, starts ? "series.started-cycle" : "series.proposed-cycle", $"series:{series.Id}", new { period.From, period.To, participants = roster.Participants.Count });
    }
}

/// <summary>Shows the preview of a cycle that a series proposes.</summary>
internal sealed class ShowProposedCycleHandler(ReviewDb db, Charts charts, SeriesCards cards, IHandle<PreviewCycle> preview) : IHandle<ShowProposedCycle>, IGuarded
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(ShowProposedCycle request, Caller caller, CancellationToken ct)
    {
        var series = await db.CycleSeries.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Series, ct) ?? throw new RefusedException(new SeriesNotFound());
        var programme = (await cards.NewestAsync(ct)).FirstOrDefault(p => p.Key == series.ProgrammeKey) ?? throw new RefusedException(new ProgrammeNotFound());
        var wanted = CycleChoosing.Write(new($"{programme.Id.Value}", request.Period), series.Audience, await charts.GetAsync(ct));
        return await preview.HandleAsync(wanted, caller, ct);
    }
}
