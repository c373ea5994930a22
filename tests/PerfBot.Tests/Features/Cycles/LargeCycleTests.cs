using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Cycles;
using PerfBot.Features.Kernel;
using PerfBot.Tests.Features.Imports;

namespace PerfBot.Tests.Features.Cycles;

/// <summary>A cycle of hundreds opens batch by batch, and after a crash it goes on where it stopped.</summary>
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
        for (var i = 0; i < 3; i++)
        {
            await story.Test.AskAsync(new OpenMore(), new Caller.Scheduler());
        }

        Assert.Equal(238, await CountAsync(story));
        Assert.Equal(238, await story.Test.ReadAsync(db => db.Tasks.Select(t => t.Assignee).Distinct().CountAsync()));
        Assert.False((await story.Test.ReadAsync(db => db.Cycles.SingleAsync())).IsOpening);
    }

    private static Task<int> CountAsync(RunningCycle story) => story.Test.ReadAsync(db => db.Reviews.CountAsync());
}
