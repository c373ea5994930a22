using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Reviews;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Cycles;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>Results of hundreds open batch by batch: each once, whatever restarts, and whoever clicks meanwhile.</summary>
[Trait("Speed", "Slow")]
public sealed class ResultsWorkTests : IAsyncLifetime
{
    private const int People = (2 * ResultsOpening.Batch) + 50;

    private LargeCycle _large = null!;

    public async Task InitializeAsync() => _large = await LargeCycle.AtAsync(StageKind.OpenResult, People);

    public Task DisposeAsync() => _large.DisposeAsync().AsTask();

    [Fact]
    public async Task Everybody_gets_one_result_and_one_task_whatever_runs_twice()
    {
        Assert.True((await ClickAsync()).IsOpeningResults);
        Assert.Equal((0, CycleState.ResultsOpen), (await _large.ResultsAsync(), (await _large.CycleAsync()).State)); // all are certain to open: that is what the turn is for

        Assert.True(await _large.StepAsync<ResultsWork>());
        Assert.Equal(ResultsOpening.Batch, await _large.ResultsAsync());
        var shown = await ShownAsync();
        Assert.True(shown.IsOpeningResults);
        Assert.Equal(People - ResultsOpening.Batch, shown.Departments.Sum(d => d.ByStage.GetValueOrDefault(StageKind.OpenResult)));

        Assert.IsType<StepNotAllowed>(await RefusedAsync(new OpenResults(_large.Cycle))); // the button once more
        Assert.True(await _large.StepAsync<ResultsWork>(isSaved: false)); // killed before it was saved
        Assert.Equal(ResultsOpening.Batch, await _large.ResultsAsync());
        Assert.Equal(2, await _large.FinishAsync<ResultsWork>());

        Assert.Equal(People, await _large.ResultsAsync());
        Assert.Equal(People, await _large.Test.ReadAsync(db => db.Results.Select(r => r.Review).Distinct().CountAsync()));
        Assert.Equal(People, await _large.Test.ReadAsync(db => db.Tasks.CountAsync(t => t.Kind == StageKind.Acknowledge && t.State == TaskState.Open)));
        Assert.Equal(People, await _large.Test.ReadAsync(db => db.Outbox.CountAsync(m => m.Verb == OpenTask.Verb && m.Kind == OutboxKind.Card)));
        Assert.All(await _large.Test.ReadAsync(db => db.Results.Select(r => r.OpenedBy).Distinct().ToListAsync()), by => Assert.Equal(_large.Hr.Who.Id, by));
        Assert.Equal(People, (await _large.Test.AuditAsync("result.opened")).Count);
        Assert.Single(await _large.Test.AuditAsync("cycle.results-opened"));
        Assert.Contains("\"heldBack\":0", Assert.Single(await _large.Test.AuditAsync("cycle.results-completed")).Detail, StringComparison.Ordinal);
        Assert.False((await ShownAsync()).IsOpeningResults);
        var hr = _large.Hr.Who.Id;
        Assert.True(await _large.Test.ReadAsync(db => db.Outbox.AnyAsync(m => m.Recipient == hr && m.Verb == ShowProgress.Verb))); // HR's card says that it is done
    }

    [Fact]
    public async Task Of_two_nodes_that_take_the_same_step_one_opens_it()
    {
        await ClickAsync();
        await _large.StepAsync<ResultsWork>();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => _large.StepAsync<ResultsWork>(meanwhile: () => _large.StepAsync<ResultsWork>()));

        Assert.Equal(2 * ResultsOpening.Batch, await _large.ResultsAsync());
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => _large.StepAsync<ResultsWork>(meanwhile: () => _large.StepAsync<ResultsWork>())); // the last one
        Assert.Equal(People, await _large.ResultsAsync());
        Assert.Equal(0, await _large.FinishAsync<ResultsWork>());
        Assert.Single(await _large.Test.AuditAsync("cycle.results-completed"));
    }

    [Fact]
    public async Task While_some_have_their_result_nobody_calls_the_cycle_off_or_closes_it()
    {
        await ClickAsync();
        await _large.StepAsync<ResultsWork>();

        Assert.IsType<StepNotAllowed>(await RefusedAsync(new CancelCycle(_large.Cycle, "方案调整")));
        Assert.IsType<ReviewsStillOpen>(await RefusedAsync(new CloseCycle(_large.Cycle)));
        await _large.FinishAsync<ResultsWork>();

        Assert.Equal((CycleState.ResultsOpen, People), ((await _large.CycleAsync()).State, await _large.ResultsAsync()));
    }

    [Fact]
    public async Task Whoever_calls_the_cycle_off_at_the_same_instant_comes_first_or_not_at_all()
    {
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => _large.Test.InAsync(async (db, _) =>
        {
            (await db.Cycles.SingleAsync()).Cancel("方案调整", _large.Test.Clock.GetUtcNow());
            await ClickAsync();
        }));

        Assert.Equal(CycleState.ResultsOpen, (await _large.CycleAsync()).State);
    }

    [Fact]
    public async Task Data_that_is_missing_keeps_all_results_closed()
    {
        await LoseDataAsync("444");

        Assert.Equal(1, Assert.IsType<ReviewsUnfinished>(await RefusedAsync(new OpenResults(_large.Cycle))).Unfinished);

        Assert.Equal((CycleState.Running, 0), ((await _large.CycleAsync()).State, await _large.ResultsAsync()));
        Assert.False(await _large.StepAsync<ResultsWork>());
    }

    [Fact]
    public async Task Data_that_goes_missing_in_between_holds_back_its_own_result_and_hr_opens_it_later()
    {
        await ClickAsync();
        await _large.StepAsync<ResultsWork>();
        var (lost, rest) = (await WaitingAsync(2), People - 2);
        await LoseDataAsync(lost[0]);
        await LoseDataAsync(lost[1]);

        await _large.FinishAsync<ResultsWork>();

        Assert.Equal(rest, await _large.ResultsAsync());
        Assert.Equal((2, false), ((await _large.CycleAsync()).ResultsHeldBack, (await _large.CycleAsync()).IsOpeningResults));
        var hr = _large.Hr.Who.Id;
        Assert.True(await _large.Test.ReadAsync(db => db.Outbox.AnyAsync(m => m.Recipient == hr && m.Verb == ShowProgress.Verb && m.Kind == OutboxKind.Card)));
        Assert.IsType<ReviewsStillOpen>(await RefusedAsync(new CloseCycle(_large.Cycle)));

        await ClickAsync(); // nothing has come: they wait on
        Assert.Equal((rest, true), (await _large.ResultsAsync(), (await _large.CycleAsync()).HoldsBack));

        var review = await ReviewOfAsync(lost[0]);
        await _large.Test.AskAsync(new DecideLine(review.Id.Value, "0.TICKETS", review.Version, IsNotApplicable: true, Reason: "数据丢失"), _large.Hr);
        await ClickAsync();
        Assert.Equal((rest + 1, 1), (await _large.ResultsAsync(), (await _large.CycleAsync()).ResultsHeldBack));

        await _large.Test.AskAsync(new ExcludeReview((await ReviewOfAsync(lost[1])).Id.Value, "数据丢失"), _large.Hr);
        Assert.Equal(0, (await ShownAsync()).Departments.Sum(d => d.ByStage.GetValueOrDefault(StageKind.OpenResult)));
        var opened = await ReviewOfAsync(lost[0]);
        Assert.IsType<StepNotAllowed>(await RefusedAsync(new DecideLine(opened.Id.Value, "0.TICKETS", opened.Version, IsNotApplicable: true, Reason: "再来")));
    }

    [Fact]
    public async Task Many_that_are_held_back_do_not_keep_the_others_waiting_for_ever()
    {
        await ClickAsync();
        await _large.StepAsync<ResultsWork>();
        foreach (var number in await WaitingAsync(ResultsOpening.Batch + 20))
        {
            await LoseDataAsync(number);
        }

        await _large.FinishAsync<ResultsWork>();

        Assert.Equal(People - ResultsOpening.Batch - 20, await _large.ResultsAsync());
        Assert.True((await _large.CycleAsync()).HoldsBack);
    }

    [Fact]
    public async Task Who_is_excluded_in_between_gets_none_and_the_others_get_theirs()
    {
        await ClickAsync();
        var number = Assert.Single(await WaitingAsync(1));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => _large.StepAsync<ResultsWork>(
            meanwhile: async () => await _large.Test.AskAsync(new ExcludeReview((await ReviewOfAsync(number)).Id.Value, "调岗"), _large.Hr)));
        await _large.FinishAsync<ResultsWork>();

        Assert.Equal(People - 1, await _large.ResultsAsync());
        Assert.False((await _large.CycleAsync()).HoldsBack);
    }

    [Fact]
    public async Task A_cycle_of_one_batch_is_through_with_the_click()
    {
        await using var small = await LargeCycle.AtAsync(StageKind.OpenResult, ResultsOpening.Batch);

        var card = Assert.IsType<ProgressCard>((await small.Test.AskAsync(new OpenResults(small.Cycle), small.Hr)).Card);

        Assert.Equal((false, ResultsOpening.Batch), (card.IsOpeningResults, card.Departments.Sum(d => d.ByStage.GetValueOrDefault(StageKind.Acknowledge))));
        Assert.Equal(ResultsOpening.Batch, await small.ResultsAsync());
        Assert.False(await small.StepAsync<ResultsWork>());
    }

    [Fact]
    public async Task It_goes_on_when_who_opened_them_has_left()
    {
        await ClickAsync();
        await _large.Test.InAsync(async (db, _) => (await db.Employees.SingleAsync(e => e.Number == "HR")).Describe("吴人事", null, null, null, null, new DateOnly(2026, 10, 11)));

        await _large.FinishAsync<ResultsWork>();

        Assert.Equal(People, await _large.ResultsAsync());
    }

    private async Task<ProgressCard> ClickAsync() => Assert.IsType<ProgressCard>((await _large.Test.AskAsync(new OpenResults(_large.Cycle), _large.Hr)).Card);

    private async Task<ProgressCard> ShownAsync() => Assert.IsType<ProgressCard>((await _large.Test.AskAsync(new ShowProgress(_large.Cycle), _large.Hr)).Card);

    private async Task<Refusal> RefusedAsync<T>(T request) => (await Assert.ThrowsAsync<RefusedException>(() => _large.Test.AskAsync(request, _large.Hr))).Refusal;

    /// <summary>The numbers of some whose result is not open; the order is that of the batches.</summary>
    private Task<List<string>> WaitingAsync(int count) => _large.Test.ReadAsync(db => (
        from review in db.Reviews
        join employee in db.Employees on review.Employee equals employee.Id
        where review.Stage == StageKind.OpenResult
        orderby review.Manager, review.Id
        select employee.Number).Take(count).ToListAsync());

    private Task LoseDataAsync(string number) => _large.Test.InAsync(async (db, _) =>
    {
        var id = (await db.Employees.SingleAsync(e => e.Number == number)).Id;
        Assert.Equal(1, await db.Readings.Where(r => r.Employee == id).ExecuteDeleteAsync());
    });

    private Task<Review> ReviewOfAsync(string number) => _large.Test.ReadAsync(async db =>
    {
        var id = (await db.Employees.SingleAsync(e => e.Number == number)).Id;
        return await db.Reviews.AsNoTracking().SingleAsync(r => r.Employee == id);
    });
}
