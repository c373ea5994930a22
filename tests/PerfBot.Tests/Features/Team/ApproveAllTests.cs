using System.Text.Json;
using PerfBot.Cards.Reviews;
using PerfBot.Cards.Team;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Domain.Scoring;

namespace PerfBot.Tests.Features.Team;

/// <summary>A manager hands in together what is fully scored and inside the band, and nothing else.</summary>
public sealed class ApproveAllTests : IAsyncLifetime
{
    private OneCycle _cycle = null!;

    // Only the rated line counts, and self-assessments do not: a 4 of 5 is a total of 80, a 1 is one of 20.
    public async Task InitializeAsync() => _cycle = await OneCycle.StartAsync(p => Rated(p) with
    {
        RaterWeights = new Dictionary<RaterGroup, decimal> { [RaterGroup.Manager] = 100 },
        Stages = [new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager }, new() { Kind = StageKind.OpenResult, Actor = Actor.Hr }],
    });

    public Task DisposeAsync() => _cycle.DisposeAsync().AsTask();

    [Fact]
    public async Task Those_inside_the_band_go_and_outliers_stay()
    {
        await RateAsync(_cycle.Lin, 4);
        await RateAsync(_cycle.Qian, 1);

        var ask = Assert.IsType<ApproveAllCard>(await _cycle.AskAsync(_cycle.Zhao, new AskApproveAll(_cycle.Cycle)));
        Assert.Equal([("林小雨", 80m)], ask.Inside);
        Assert.Equal([("钱文博", StaysWhy.Below)], ask.Outliers.Select(o => (o.Name, o.Why)));

        var left = Assert.IsType<TeamCard>(await _cycle.AskAsync(_cycle.Zhao, new ApproveAll(_cycle.Cycle, ask.Stamp)));

        Assert.Equal((1, 1), (left.Approved, left.ToScore));
        Assert.Equal((StageKind.OpenResult, StageKind.ManagerReview), (await _cycle.StageOf(_cycle.Lin), await _cycle.StageOf(_cycle.Qian)));
        Assert.Contains("\"together\":true", Assert.Single(await _cycle.AuditAsync("task.submitted")).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_fully_scored_stays()
    {
        await RateAsync(_cycle.Lin, 4);

        var ask = Assert.IsType<ApproveAllCard>(await _cycle.AskAsync(_cycle.Zhao, new AskApproveAll(_cycle.Cycle)));

        Assert.Equal([("钱文博", StaysWhy.Unanswered)], ask.Outliers.Select(o => (o.Name, o.Why)));
    }

    [Fact]
    public async Task When_anything_has_changed_since_nothing_is_approved()
    {
        await RateAsync(_cycle.Lin, 4);
        var ask = Assert.IsType<ApproveAllCard>(await _cycle.AskAsync(_cycle.Zhao, new AskApproveAll(_cycle.Cycle)));
        await RateAsync(_cycle.Lin, 5);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _cycle.AskAsync(_cycle.Zhao, new ApproveAll(_cycle.Cycle, ask.Stamp)));

        Assert.Equal(new CardOutdated(TaskState.Open), refused.Refusal);
        Assert.Empty(await _cycle.AuditAsync("task.submitted"));
    }

    [Fact]
    public async Task The_totals_tell_nothing_of_a_stage_that_the_manager_does_not_see()
    {
        await _cycle.DisposeAsync();
        _cycle = await OneCycle.StartAsync(p => Rated(p) with
        {
            RaterWeights = new Dictionary<RaterGroup, decimal> { [RaterGroup.Self] = 50, [RaterGroup.Manager] = 50 },
            Stages = [new() { Kind = StageKind.SelfReview, Actor = Actor.Subject }, new() { Kind = StageKind.ManagerReview, Actor = Actor.Manager, Sees = [] }, new() { Kind = StageKind.OpenResult, Actor = Actor.Hr }],
        });
        foreach (var (who, rating) in new[] { (_cycle.Lin, 5), (_cycle.Qian, 1) })
        {
            await SaveAsync(who, who, StageKind.SelfReview, rating);
            var task = await _cycle.TaskOf(who, StageKind.SelfReview);
            await _cycle.AskAsync(who, new SubmitTask(task.Id.Value, task.Version));
            await RateAsync(who, 4);
        }

        var ask = Assert.IsType<ApproveAllCard>(await _cycle.AskAsync(_cycle.Zhao, new AskApproveAll(_cycle.Cycle)));

        (string Name, decimal? Total)[] totals = [.. ask.Inside.Select(p => (p.Name, (decimal?)p.Total)), .. ask.Outliers.Select(o => (o.Name, o.Total))];
        Assert.Equal(2, totals.Count(t => t.Name is "林小雨" or "钱文博"));
        Assert.Single(totals.Where(t => t.Name is "林小雨" or "钱文博").Select(t => t.Total).Distinct());
    }

    [Fact]
    public async Task Nobody_approves_for_somebody_else()
    {
        await RateAsync(_cycle.Lin, 4);

        var ask = Assert.IsType<ApproveAllCard>(await _cycle.AskAsync(_cycle.Chen, new AskApproveAll(_cycle.Cycle)));

        Assert.DoesNotContain("林小雨", ask.Inside.Select(p => p.Name));
        Assert.IsType<NotAllowed>((await Assert.ThrowsAsync<RefusedException>(() => _cycle.AskAsync(_cycle.Lin, new ApproveAll(_cycle.Cycle, ask.Stamp)))).Refusal);
    }

    private static ProgrammeDefinition Rated(ProgrammeDefinition p) =>
        p with { Plans = [new PlanTemplate { Sections = [p.Plans[0].Sections[0] with { Lines = [p.Plans[0].Sections[0].Lines[0] with { Weight = 100 }] }] }] };

    private Task RateAsync(EmployeeId subject, int rating) => SaveAsync(_cycle.Zhao, subject, StageKind.ManagerReview, rating);

    private async Task SaveAsync(EmployeeId by, EmployeeId subject, StageKind kind, int rating)
    {
        var task = await _cycle.TaskOf(subject, kind);
        await _cycle.AskAsync(by, new SaveStep(task.Id.Value, task.Version, 0, 0) { Inputs = new Dictionary<string, JsonElement> { ["line-0.WORK"] = JsonElement.Parse($"\"{rating}\"") } });
    }
}
