using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Tests.Features.Imports;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>A cycle of hundreds opens batch by batch, and after a crash it goes on where it stopped.</summary>
[Trait("Speed", "Slow")]
public sealed class LargeCycleTests
{
    [Fact]
    public async Task Everybody_gets_one_review_whatever_runs_twice()
    {
        await using var story = await RunningCycle.CompanyAsync();
        await story.Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级\n" + string.Concat(Enumerable.Range(100, 230).Select(n => $"{n},员工{n},技术支持部,技术支持工程师,3\n")));

        var cycle = await story.StartAsync();
        Assert.Equal(CycleOpening.Batch, await CountAsync(story));
        Assert.True((await story.Test.ReadAsync(db => db.Cycles.SingleAsync())).IsOpening);
        Assert.IsType<ReviewsUnfinished>((await Assert.ThrowsAsync<RefusedException>(() => story.Test.AskAsync(new OpenResults(cycle), story.Hr))).Refusal);

        await story.Test.AskAsync(StartCycle.Of(story.Choice(), cycle), story.Hr); // the button once more
        Assert.True(await StepAsync(story, isSaved: true));
        Assert.True(await StepAsync(story, isSaved: false)); // somebody else was faster, or the store away: nobody is left out
        Assert.True(await StepAsync(story, isSaved: true));
        Assert.False(await StepAsync(story, isSaved: true));

        Assert.Equal(238, await CountAsync(story));
        Assert.Equal(238, await story.Test.ReadAsync(db => db.Tasks.Select(t => t.Assignee).Distinct().CountAsync()));
        Assert.False((await story.Test.ReadAsync(db => db.Cycles.SingleAsync())).IsOpening);
    }

    [Fact]
    public async Task A_version_that_is_published_while_a_cycle_opens_changes_nothing_in_it()
    {
        await using var story = await RunningCycle.CompanyAsync();
        await story.Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级\n" + string.Concat(Enumerable.Range(100, 230).Select(n => $"{n},员工{n},技术支持部,技术支持工程师,3\n")));
        await story.StartAsync();
        var before = await story.Test.ReadAsync(db => db.Programmes.AsNoTracking().SingleAsync());

        await story.Test.InAsync((db, _) => ProgrammePublishing.PublishAsync(
            db, before.Definition with { Stages = [.. before.Definition.Stages.Skip(1).Select(s => s with { Sees = [.. s.Sees.Where(k => k != StageKind.SelfReview)] })], Plans = [] }, story.Hr, story.Test.Clock.GetUtcNow(), CancellationToken.None));
        while (await StepAsync(story, isSaved: true))
        {
        }

        Assert.Equal(2, await story.Test.ReadAsync(db => db.Programmes.CountAsync()));
        Assert.Equal(238, await CountAsync(story));
        Assert.Equal(before.Id, (await story.Test.ReadAsync(db => db.Cycles.SingleAsync())).Programme);
        Assert.Equal(238, await story.Test.ReadAsync(db => db.Tasks.CountAsync(t => t.Kind == StageKind.SelfReview)));
        var newest = await story.Test.ReadAsync(db => db.Programmes.AsNoTracking().SingleAsync(p => p.Version == 2));
        var preview = Assert.IsType<CyclePreviewCard>((await story.Test.AskAsync(story.Choice() with { Programme = $"{newest.Id.Value}" }, story.Hr)).Card);
        Assert.Equal(0, preview.Participants); // by the same programme, in whatever version, nobody is reviewed twice in a period
    }

    [Fact]
    public async Task Who_joins_while_it_opens_is_on_the_roster_too()
    {
        await using var story = await RunningCycle.CompanyAsync();
        await story.Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级\n" + string.Concat(Enumerable.Range(100, 230).Select(n => $"{n},员工{n},技术支持部,技术支持工程师,3\n")));
        await story.StartAsync();
        Assert.True(await StepAsync(story, isSaved: true));

        await story.Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级\n999,新同事,技术支持部,技术支持工程师,3\n");
        while (await StepAsync(story, isSaved: true))
        {
        }

        Assert.Equal(239, await CountAsync(story));
    }

    [Fact]
    public async Task Who_gets_another_manager_while_it_opens_is_followed_once_it_is_open()
    {
        await using var story = await RunningCycle.CompanyAsync();
        await story.Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级\n" + string.Concat(Enumerable.Range(100, 230).Select(n => $"{n},员工{n},技术支持部,技术支持工程师,3\n")));
        await story.StartAsync();
        Assert.NotNull((await story.ReviewOfAsync("100")).Manager);

        await story.Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级\n100,员工100,技术支持部,技术支持工程师,101\n");
        await story.FollowAsync();
        while (await StepAsync(story, isSaved: true))
        {
        }

        await story.FollowAsync();

        Assert.Equal(await story.IdAsync("101"), (await story.ReviewOfAsync("100")).Manager);
    }

    [Fact]
    public async Task A_cycle_that_is_called_off_while_it_opens_opens_no_further()
    {
        await using var story = await RunningCycle.CompanyAsync();
        await story.Test.ImportPeopleAsync("工号,姓名,部门,岗位,上级\n" + string.Concat(Enumerable.Range(100, 230).Select(n => $"{n},员工{n},技术支持部,技术支持工程师,3\n")));
        await story.StartAsync();

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => story.Test.InAsync(async (_, services) =>
        {
            Assert.True(await services.GetServices<ILongWork>().OfType<OpeningWork>().Single().StepAsync(CancellationToken.None));
            await story.Test.ReadAsync(db => db.Cycles.ExecuteUpdateAsync(c => c.SetProperty(x => x.State, CycleState.Cancelled).SetProperty(x => x.IsOpening, false)));
        }));

        Assert.Equal(CycleOpening.Batch, await CountAsync(story));
        Assert.False(await StepAsync(story, isSaved: true));
    }

    private static async Task<bool> StepAsync(RunningCycle story, bool isSaved)
    {
        var isAny = false;
        await story.Test.InAsync(async (db, services) =>
        {
            isAny = await services.GetServices<ILongWork>().OfType<OpeningWork>().Single().StepAsync(CancellationToken.None);
            if (!isSaved)
            {
                db.Forget();
            }
        });
        return isAny;
    }

    private static Task<int> CountAsync(RunningCycle story) => story.Test.ReadAsync(db => db.Reviews.CountAsync());
}
