using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PerfBot.Cards.Calendars;
using PerfBot.Cards.Reminders;
using PerfBot.Cards.Tasks;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Cycles;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Programmes;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Calendars;
using PerfBot.Features.Kernel;
using PerfBot.Features.Programmes;
using PerfBot.Features.Reminders;
using PerfBot.Tests.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Reminders;

/// <summary>When digests really go out, to the hour, with the use case run every hour over days.</summary>
public sealed class DigestTimesTests : IAsyncLifetime
{
    private const string UnitedStates = """
        {
          "calendar": "US", "name": { "en": "United States", "zh": "美国" }, "year": 2026,
          "holidays": [ { "name": { "en": "Thanksgiving", "zh": "感恩节" }, "from": "2026-11-26", "to": "2026-11-27" } ]
        }
        """;

    private TestDb _test = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _test.Clock.Set(At("2026-01-05T02:00:00Z"));
        await SaveCalendarAsync(UnitedStates);
        await _test.ImportPeopleAsync(
            "工号,姓名,上级,角色,时区,工作日历\n1,陈总,,,,\n2,吴人事,1,HR,,\n3,赵主管,1,,,\n4,林小雨,3,,,\n5,Ann,3,,America/New_York,US\n");
        await _test.InAsync((db, _) =>
        {
            db.Programmes.Add(Programme.Publish(BuiltinProgrammes.Load()[0], 1, _test.Clock.GetUtcNow()));
            return Task.CompletedTask;
        });
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task In_shanghai_over_national_day()
    {
        await OpenAsync("4", "2026-09-24", "2026-10-09");

        Assert.Equal(
            ["2026-09-29T01:00", "2026-10-08T01:00", "2026-10-09T01:00", "2026-10-10T01:00", "2026-10-12T01:00"],
            await DigestsAsync("4", "2026-09-25", "2026-10-13"));
    }

    [Theory]
    [InlineData("2026-03-02", "2026-03-10", "2026-03-05", "2026-03-12", "2026-03-05T14:00 2026-03-09T13:00 2026-03-10T13:00 2026-03-11T13:00")] // summer time begins on the 8th
    [InlineData("2026-10-26", "2026-11-03", "2026-10-29", "2026-11-05", "2026-10-29T13:00 2026-11-02T14:00 2026-11-03T14:00 2026-11-04T14:00")] // and ends on 1 November
    [InlineData("2026-11-16", "2026-11-27", "2026-11-19", "2026-12-01", "2026-11-20T14:00 2026-11-24T14:00 2026-11-25T14:00 2026-11-30T14:00")] // due in a holiday of her own
    public async Task In_new_york_at_nine_on_the_wall(string opened, string dueOn, string from, string to, string expected)
    {
        await OpenAsync("5", opened, dueOn);

        Assert.Equal(expected.Split(' '), await DigestsAsync("5", from, to));
    }

    [Fact]
    public async Task Leave_is_quiet_and_the_manager_hears_only_when_the_last_chance_has_passed()
    {
        await OpenAsync("4", "2026-11-19", "2026-11-26");
        var lin = await _test.CallerAsync("4");
        await _test.AskAsync(new AddLeave("2026-11-25", "2026-11-30"), lin);

        Assert.Equal(["2026-11-24T01:00", "2026-12-01T01:00", "2026-12-02T01:00"], await DigestsAsync("4", "2026-11-24", "2026-12-03"));
        Assert.Equal(["2026-12-02T01:00"], await DigestsAsync("3", "2026-11-24", "2026-12-03"));

        _test.Clock.Set(At("2026-12-02T02:00:00Z"));
        var digest = Assert.IsType<MyTasksCard>((await _test.AskAsync(new ShowReminder(), await _test.CallerAsync("3"))).Card);
        var late = Assert.Single(digest.Late);
        Assert.Equal(("林小雨", StageKind.SelfReview, 1, new DateOnly(2026, 11, 26)), (late.Name, late.Kind, late.Count, late.Since));
        Assert.Empty(digest.Tasks);
    }

    [Fact]
    public async Task A_person_hears_nothing_more_once_it_is_done_not_even_from_a_digest_on_its_way()
    {
        await OpenAsync("4", "2026-11-19", "2026-11-26");
        await _test.InAsync(async (db, _) => (await db.Tasks.SingleAsync()).Cancel());

        Assert.Empty(await DigestsAsync("4", "2026-11-23", "2026-12-02"));
        Assert.Null((await _test.AskAsync(new ShowReminder(), await _test.CallerAsync("4"))).Card);
    }

    [Fact]
    public async Task Reminders_wait_as_long_as_the_person_wants_and_never_past_the_deadline()
    {
        await OpenAsync("4", "2026-11-19", "2026-11-26");
        _test.Clock.Set(At("2026-11-20T02:00:00Z"));
        var lin = await _test.CallerAsync("4");
        var card = Assert.IsType<SnoozeCard>((await _test.AskAsync(new ShowSnooze(), lin)).Card);
        Assert.Equal(["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26"], card.Choices.Select(Text));

        var refused = await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(new SnoozeReminders("2026-11-27"), lin));
        Assert.Equal(new SnoozeTooLong(new(2026, 11, 27), new(2026, 11, 26)), refused.Refusal);
        await _test.AskAsync(new SnoozeReminders("2026-11-26"), lin);

        Assert.Equal(["2026-11-26T01:00", "2026-11-27T01:00"], await DigestsAsync("4", "2026-11-23", "2026-11-28"));
    }

    [Fact]
    public async Task What_comes_later_with_an_earlier_deadline_is_mentioned_all_the_same()
    {
        await OpenAsync("4", "2026-11-19", "2026-11-26");
        _test.Clock.Set(At("2026-11-20T02:00:00Z"));
        var lin = await _test.CallerAsync("4");
        await _test.AskAsync(new SnoozeReminders("2026-11-26"), lin);
        await OpenAsync("4", "2026-11-20", "2026-11-24", StageKind.ManagerReview);

        Assert.Equal(["2026-11-23T01:00", "2026-11-24T01:00", "2026-11-25T01:00"], await DigestsAsync("4", "2026-11-21", "2026-11-26"));

        _test.Clock.Set(At("2026-11-21T02:00:00Z"));
        await _test.AskAsync(new EndSnooze(), lin);
        Assert.Equal(0, await _test.ReadAsync(db => db.Snoozes.CountAsync()));
    }

    [Fact]
    public async Task A_card_of_the_evening_comes_in_the_morning_and_stands_for_that_day_s_reminder()
    {
        await OpenAsync("4", "2026-11-23T12:00:00Z", "2026-11-24"); // Monday, 20:00 in Shanghai; the card waits for Tuesday, when the task is due

        Assert.Equal(["2026-11-25T01:00"], await DigestsAsync("4", "2026-11-24", "2026-11-26"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    public async Task A_day_that_is_none_is_refused(string until)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(async () => await _test.AskAsync(new SnoozeReminders(until), await _test.CallerAsync("4")));

        Assert.IsType<DayUnreadable>(refused.Refusal);
    }

    /// <summary>Opens a review with one task, at ten in the morning in Shanghai where only a day is said.</summary>
    private Task OpenAsync(string number, string opened, string dueOn, StageKind kind = StageKind.SelfReview) => _test.InAsync(async (db, _) =>
    {
        var at = opened.Length == 10 ? At($"{opened}T02:00:00Z") : At(opened);
        var programme = await db.Programmes.SingleAsync();
        var employee = (await db.Employees.SingleAsync(e => e.Number == number)).Id;
        var cycle = Cycle.Start(CycleId.New(), programme.Id, CyclePeriod.Of(new(2026, 1, 1), new(2026, 4, 1)), employee, at);
        var review = Review.Open(cycle.Id, employee, null, null, new([]), at);
        db.Cycles.Add(cycle);
        db.Reviews.Add(review);
        db.Tasks.Add(ReviewTask.Open(review, kind, employee, DateOnly.ParseExact(dueOn, "yyyy-MM-dd", CultureInfo.InvariantCulture), at));
    });

    /// <summary>Runs the reminders at every hour from one day to another; when the person got a digest, in UTC.</summary>
    private async Task<IReadOnlyList<string>> DigestsAsync(string number, string from, string to)
    {
        var person = (await _test.CallerAsync(number)).Who.Id;
        await _test.InAsync((db, _) => db.Digests.ExecuteDeleteAsync());
        var (times, before) = (new List<string>(), 0);
        for (var at = At($"{from}T00:00:00Z"); at < At($"{to}T00:00:00Z"); at = at.AddHours(1))
        {
            _test.Clock.Set(at);
            await _test.AskAsync(new RemindOpenTasks(), new Caller.Scheduler());
            var count = await _test.ReadAsync(db => db.Digests.CountAsync(d => d.Employee == person));
            if (count > before)
            {
                times.Add(at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            }

            before = count;
        }

        return times;
    }

    private Task SaveCalendarAsync(string json) => _test.InAsync((_, services) =>
        services.GetRequiredService<CalendarShelf>().SaveAsync(CalendarJson.Read(json), Importing.Anyone, CancellationToken.None));

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
