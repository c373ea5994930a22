using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>Cycles that come back.</summary>
public sealed class SeriesTests : IAsyncLifetime
{
    private RunningCycle _story = null!;

    public async Task InitializeAsync() => _story = await RunningCycle.CompanyAsync();

    public async Task DisposeAsync() => await _story.DisposeAsync();

    [Fact]
    public async Task Each_position_has_a_length_of_its_own_and_each_period_starts_once()
    {
        await _story.Test.AskAsync(new SetUpSeries("standard", "Month", "0", "start", Positions: "销售代表"), _story.Hr);
        await _story.Test.AskAsync(new SetUpSeries("standard", "Quarter", "3", "start", Positions: "技术支持工程师"), _story.Hr);

        Assert.Empty(await RunAsync("2026-08-31"));
        Assert.Equal(["2026-08..2026-08"], await RunAsync("2026-09-01")); // the sales month
        Assert.Equal(["2026-09..2026-09"], await RunAsync("2026-10-08")); // October begins with a holiday
        Assert.Empty(await RunAsync("2026-10-11"));
        Assert.Equal(["2026-07..2026-09"], await RunAsync("2026-10-12")); // three working days after the 8th: the 9th, Saturday the 10th, which is worked, and the 12th
        Assert.Empty(await RunAsync("2026-10-12"));
        var seller = await _story.IdAsync("8");
        Assert.Equal(2, await _story.Test.ReadAsync(db => db.Reviews.CountAsync(r => r.Employee == seller)));
    }

    [Fact]
    public async Task A_period_that_was_missed_while_nothing_ran_is_made_up_for_one_by_one()
    {
        await _story.Test.AskAsync(new SetUpSeries("standard", "Month", "0", "start", Positions: "销售代表"), _story.Hr);

        Assert.Equal(["2026-08..2026-08"], await RunAsync("2026-11-05"));
        Assert.Equal(["2026-09..2026-09"], await RunAsync("2026-11-05"));
        Assert.Equal(["2026-10..2026-10"], await RunAsync("2026-11-05"));
        Assert.Empty(await RunAsync("2026-11-05"));
    }

    [Fact]
    public async Task A_series_that_only_proposes_shows_hr_the_preview()
    {
        await _story.Test.AskAsync(new SetUpSeries("standard", "Month", "0", "propose", Positions: "销售代表"), _story.Hr);

        Assert.Empty(await RunAsync("2026-09-01"));

        var message = await _story.Test.ReadAsync(db => db.Outbox.SingleAsync(m => m.Verb == ShowProposedCycle.Verb));
        Assert.Equal(_story.Hr.Who.Id, message.Recipient);
        var series = (await _story.Test.ReadAsync(db => db.CycleSeries.SingleAsync())).Id;
        var preview = Assert.IsType<CyclePreviewCard>((await _story.Test.AskAsync(new ShowProposedCycle(series, "2026-08..2026-08"), _story.Hr)).Card);
        Assert.Equal(1, preview.Participants);
    }

    [Fact]
    public async Task A_series_ends_by_whoever_set_it_up_or_hr_of_the_company()
    {
        await _story.Test.AskAsync(new SetUpSeries("standard", "Month", "0", "start"), _story.Hr);
        var id = (await _story.Test.ReadAsync(db => db.CycleSeries.SingleAsync())).Id;
        Assert.Empty(Assert.IsType<SeriesCard>((await _story.Test.AskAsync(new ShowSeries(), _story.SalesHr)).Card).Series);
        await RefusedAsync(new SeriesNotFound(), new EndSeries(id), _story.SalesHr);

        var card = Assert.IsType<SeriesCard>((await _story.Test.AskAsync(new EndSeries(id), _story.Hr)).Card);

        Assert.Empty(card.Series);
        Assert.Empty(await RunAsync("2026-09-01"));
        await RefusedAsync(new SeriesNotFound(), new EndSeries(id), _story.Hr);
    }

    [Theory]
    [InlineData("61")]
    [InlineData("-1")]
    [InlineData("two")]
    public async Task Days_that_cannot_be_are_refused(string days) => await RefusedAsync(new SeriesDaysInvalid(60, days), new SetUpSeries("standard", "Month", days), _story.Hr);

    [Fact]
    public async Task A_programme_or_a_length_that_is_none_is_refused()
    {
        await RefusedAsync(new ProgrammeNotFound(), new SetUpSeries("nothing", "Month", "1"), _story.Hr);
        await RefusedAsync(new PeriodUnreadable("Custom"), new SetUpSeries("standard", "Custom", "1"), _story.Hr);
    }

    /// <summary>Runs the series on a day; the periods of the cycles that it started.</summary>
    private async Task<IReadOnlyList<string>> RunAsync(string day)
    {
        var before = await _story.Test.ReadAsync(db => db.Cycles.Select(c => c.Id).ToListAsync());
        _story.Test.Clock.Set(DateTimeOffset.Parse($"{day}T02:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        await _story.Test.AskAsync(new RunSeries(), new Caller.Scheduler());
        return (await _story.Test.ReadAsync(db => db.Cycles.AsNoTracking().ToListAsync())).Where(c => !before.Contains(c.Id)).Select(c => PreviewCycle.Write(c.Period)).Order().ToList();
    }

    private async Task RefusedAsync<T>(Refusal expected, T request, Caller caller) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<RefusedException>(() => _story.Test.AskAsync(request, caller))).Refusal);
}
