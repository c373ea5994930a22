using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>Cycles that come back, as HR sets them up.</summary>
internal sealed class SeriesCards(ReviewDb db, Charts charts, CompanyClock clock)
{
    /// <summary>The newest version of every programme.</summary>
    public async Task<IReadOnlyList<Programme>> NewestAsync(CancellationToken ct) =>
    [
        .. (await db.Programmes.AsNoTracking().ToListAsync(ct)).GroupBy(p => p.Key).Select(g => g.MaxBy(p => p.Version)!)
            .OrderBy(p => p.PublishedAt).ThenBy(p => p.Key, StringComparer.Ordinal),
    ];

    /// <summary>The card, with what this very turn adds or ends.</summary>
    public async Task<SeriesCard> CardAsync(Caller caller, CycleSeries? changed, Refusal? notice, CancellationToken ct)
    {
        var chart = await charts.GetAsync(ct);
        var newest = await NewestAsync(ct);
        var form = await PrepareCycleHandler.CardAsync(db, charts, clock, caller, ct);
        var series = await db.CycleSeries.Where(s => s.EndedAt == null).ToListAsync(ct);
        var all = changed is null || series.Contains(changed) ? series : [.. series, changed];
        var names = newest.ToDictionary(p => p.Key, p => p.Definition.Name);
        return new(
            [
                .. from one in all
                   where one.EndedAt is null && MayChange(caller.Who, one)
                   orderby one.CreatedAt
                   select new SeriesRow(
                       one.Id, names.GetValueOrDefault(one.ProgrammeKey) ?? Bilingual.Of(one.ProgrammeKey), one.Length, Words(one.Audience, chart), NextOf(one, chart), one.StartsByItself),
            ],
            [.. newest.Select(p => (p.Key, p.Definition.Name))],
            form.Departments,
            form.Positions,
            form.Tags)
        {
            Notice = notice,
        };
    }

    /// <summary>Whether a person may end a series: it is their own, or they are HR of the company.</summary>
    public static bool MayChange(Person who, CycleSeries series) => series.CreatedBy == who.Id || (who.Is(Roles.Hr) && who.HrScope is null);

    private static DateOnly NextOf(CycleSeries series, OrgChart chart)
    {
        var next = CyclePeriod.Holding(CyclePeriod.Holding(series.LastFrom, series.Length).To, series.Length);
        return chart.Calendars.Own.After(next.To, series.DaysAfter);
    }

    private static string? Words(CycleAudience audience, OrgChart chart)
    {
        var words = audience.Departments.Select(d => chart.Departments.GetValueOrDefault(d)).OfType<string>().Concat(audience.Positions).Concat(audience.Tags).ToList();
        return words.Count == 0 ? null : string.Join(" · ", words.Take(6));
    }
}

/// <summary>Shows the series.</summary>
internal sealed class ShowSeriesHandler(SeriesCards cards) : IHandle<ShowSeries>, IGuarded, IHasPhrases<ShowSeries>
{
    public static Policy Policy => Rights.StartCycle;

    public static IReadOnlyList<string> Phrases => ["series", "周期性考核", "recurring cycles", "定期考核", "recurring"];

    public async Task<Reply> HandleAsync(ShowSeries request, Caller caller, CancellationToken ct) => new(await cards.CardAsync(caller, null, null, ct));
}

/// <summary>Sets a series up.</summary>
internal sealed class SetUpSeriesHandler(ReviewDb db, Charts charts, SeriesCards cards, CompanyClock clock) : IHandle<SetUpSeries>, IGuarded, IAnswerRefusal<SetUpSeries>
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(SetUpSeries request, Caller caller, CancellationToken ct)
    {
        if ((await cards.NewestAsync(ct)).All(p => p.Key != request.Programme))
        {
            throw new RefusedException(new ProgrammeNotFound());
        }

        if (!Enum.TryParse<PeriodKind>(request.Length, out var length) || !Enum.IsDefined(length) || length == PeriodKind.Custom)
        {
            throw new RefusedException(new PeriodUnreadable(request.Length ?? ""));
        }

        if (!int.TryParse(request.DaysAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var days))
        {
            throw new RefusedException(new SeriesDaysInvalid(CycleSeries.MostDays, request.DaysAfter ?? ""));
        }

        var audience = CycleChoosing.Audience(await charts.GetAsync(ct), request.Departments, request.Positions, request.Tags, null, null, caller);
        var now = clock.Now();
        var series = CycleSeries.SetUp(request.Programme!, length, audience, days, request.How == "start", caller.Who.Id, clock.Today(), now);
        db.CycleSeries.Add(series);
        db.Audit(caller, now, "series.set-up", $"series:{series.Id}", new { series.ProgrammeKey, series.Length, series.DaysAfter, series.StartsByItself, audience = CycleOpening.Audited(series.Audience) });
        return new(await cards.CardAsync(caller, series, null, ct), Keep: new ShowSeries());
    }

    public async Task<Reply?> AnswerAsync(SetUpSeries request, Refusal refusal, Caller caller, CancellationToken ct) => new(await cards.CardAsync(caller, null, refusal, ct));
}

/// <summary>Ends a series.</summary>
internal sealed class EndSeriesHandler(ReviewDb db, SeriesCards cards, CompanyClock clock) : IHandle<EndSeries>, IGuarded
{
    public static Policy Policy => Rights.StartCycle;

    public async Task<Reply> HandleAsync(EndSeries request, Caller caller, CancellationToken ct)
    {
        var series = await db.CycleSeries.SingleOrDefaultAsync(s => s.Id == request.Series && s.EndedAt == null, ct);
        if (series is null || !SeriesCards.MayChange(caller.Who, series))
        {
            throw new RefusedException(new SeriesNotFound());
        }

        series.End(clock.Now());
        db.Audit(caller, clock.Now(), "series.ended", $"series:{series.Id}");
        return new(await cards.CardAsync(caller, series, null, ct), Keep: new ShowSeries());
    }
}
