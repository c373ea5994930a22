using Microsoft.Extensions.DependencyInjection;
using PerfBot.Bot.Commands;
using PerfBot.Bot.Jobs;
using PerfBot.Cards.Jobs;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Tests.Support;
using Quartz;

namespace PerfBot.Tests.Bot.Jobs;

/// <summary>What runs by itself runs on the real scheduler, and whoever asks is told how it went.</summary>
[Trait("Speed", "Slow")]
public sealed class ScheduleTests
{
    [Fact]
    public async Task A_job_runs_is_written_down_and_shown_to_hr_and_on_the_command_line()
    {
        await using var bot = await TestBot.StartAsync();
        await Given.CastAsync(bot.Services);
        var scheduler = await bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.TriggerJob(new JobKey("tidy"));

        var tidy = await EventuallyAsync(bot, "tidy", job => job.LastAt is not null);

        Assert.True(tidy.EndedWell);
        Assert.NotNull(tidy.DueAt);
        var hr = bot.Person(Given.WuAccount, "吴人事");
        await hr.MeetAsync();
        await hr.SayAsync("后台任务");
        Assert.Contains("清理过期数据", hr.LastCard.Text, StringComparison.Ordinal);
        Assert.Contains("正常", hr.LastCard.Text, StringComparison.Ordinal);
        await using var output = new StringWriter();
        Assert.Equal(0, await JobsCommand.RunAsync(["jobs", "--environment=Development", .. bot.StoreArguments], output));
        Assert.Contains("tidy", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("well", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_employee_is_not_shown_it()
    {
        await using var bot = await TestBot.StartAsync();
        await Given.CastAsync(bot.Services);
        var lin = bot.Person(Given.LinAccount, "林小雨");
        await lin.MeetAsync();

        await lin.SayAsync("后台任务");

        Assert.DoesNotContain("清理过期数据", lin.LastCard.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_fails_is_known_as_failed()
    {
        await using var bot = await TestBot.StartAsync(services => services.AddScoped<IHandle<PerfBot.Features.Reminders.Tidy>, Broken>());
        var scheduler = await bot.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        await scheduler.TriggerJob(new JobKey("tidy"));

        var tidy = await EventuallyAsync(bot, "tidy", job => job.FailuresInARow > 0);

        Assert.False(tidy.EndedWell);
        Assert.Contains("It broke.", tidy.LastFailure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_runs_at_once_on_two_nodes_people_are_reminded_once()
    {
        await using var db = await TestDb.CreateAsync();
        var day = new DateOnly(2026, 10, 9);
        var person = EmployeeId.New();
        Task Remind(ReviewDb store)
        {
            store.Add(PerfBot.Domain.Delivery.Digest.Of(person, day));
            store.Outbox.Add(PerfBot.Domain.Delivery.OutboxMessage.Card(person, "tasks.remind", "{}", "reminder", db.Clock.GetUtcNow()));
            return Task.CompletedTask;
        }

        await db.InAsync((store, _) => Remind(store));
        var second = await Record.ExceptionAsync(() => db.InAsync((store, _) => Remind(store)));

        Assert.True(ReviewDb.MayPass(second!));
        Assert.Single(await db.ReadAsync(store => Task.FromResult(store.Outbox.ToList())));
    }

    [Fact]
    public void Every_job_has_a_name_in_both_languages() => Assert.All(Schedule.All, job =>
    {
        Assert.NotEqual(job.Name, new JobsTexts(Language.English).NameOf(job.Name));
        Assert.NotEqual(job.Name, new JobsTexts(Language.Chinese).NameOf(job.Name));
    });

    [Fact]
    public void Every_job_has_a_row_in_the_docs()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "jobs.md"));

        Assert.Equal(
            Schedule.All.Select(job => $"| `{job.Name}` | `{job.Cron}` | {(job.Missed == Missed.RunOnce ? "one run at once" : "skipped")} | {job.Why} |"),
            lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_job_is_there_once_and_its_times_can_be_read()
    {
        Assert.Equal(Schedule.All.Count, Schedule.All.Select(job => job.Name).Distinct().Count());
        Assert.All(Schedule.All, job => Assert.NotNull(new CronExpression(job.Cron).GetNextValidTimeAfter(DateTimeOffset.UnixEpoch)));
    }

    private static async Task<JobRecord> EventuallyAsync(TestBot bot, string name, Func<JobRecord, bool> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var job = (await bot.Services.GetRequiredService<IJobBook>().ReadAsync(limit.Token)).Single(j => j.Name == name);
            if (isSo(job))
            {
                return job;
            }

            await Task.Delay(50, limit.Token);
        }
    }

    private sealed class Broken : IHandle<PerfBot.Features.Reminders.Tidy>
    {
        public Task<Reply> HandleAsync(PerfBot.Features.Reminders.Tidy request, Caller caller, CancellationToken ct) => throw new InvalidOperationException("It broke.");
    }
}
