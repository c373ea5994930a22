using System.Text;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Calendars;
using PerfBot.Cards.Imports;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Calendars;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Imports;
using PerfBot.Features.Kernel;
using PerfBot.Tests.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Calendars;

/// <summary>Calendars and leave, as people and HR enter them.</summary>
public sealed class LeaveTests : IAsyncLifetime
{
    private TestDb _test = null!;
    private Caller.Human _hr = null!;
    private Caller.Human _salesHr = null!;
    private Caller.Human _lin = null!;

    public async Task InitializeAsync()
    {
        _test = await TestDb.CreateAsync();
        _test.Clock.Set(new DateTimeOffset(2026, 9, 28, 2, 0, 0, TimeSpan.Zero));
        await _test.ImportPeopleAsync("工号,姓名,部门,上级,角色\n1,陈总,,,\n2,吴人事,人事部,1,HR\n4,林小雨,技术支持部,1,\n5,林小雨,销售部,1,\n6,方人事,销售部,1,\n");
        await _test.InAsync(async (db, _) =>
        {
            var fang = await db.Employees.SingleAsync(e => e.Number == "6");
            db.RoleGrants.Add(RoleGrant.To(fang.Id, Roles.Hr, (await db.Departments.SingleAsync(d => d.Name == "销售部")).Id));
        });
        (_hr, _salesHr, _lin) = (await _test.CallerAsync("2"), await _test.CallerAsync("6"), await _test.CallerAsync("4"));
    }

    public async Task DisposeAsync() => await _test.DisposeAsync();

    [Fact]
    public async Task A_person_enters_leave_once_and_takes_it_back()
    {
        var card = Assert.IsType<LeaveCard>((await _test.AskAsync(new AddLeave("2026-10-08", "2026-10-09"), _lin)).Card);
        var again = Assert.IsType<LeaveCard>((await _test.AskAsync(new AddLeave("2026-10-08", "2026-10-09"), _lin)).Card);

        Assert.Equal(card.Leave, again.Leave);
        Assert.False((await PersonAsync("4")).Days.IsWorkingDay(new(2026, 10, 8)));
        Assert.True((await PersonAsync("5")).Days.IsWorkingDay(new(2026, 10, 8)));
        Assert.Single(await _test.AuditAsync("leave.entered"));

        var gone = Assert.IsType<LeaveCard>((await _test.AskAsync(new RemoveLeave(card.Leave[0].Id), _lin)).Card);
        Assert.Empty(gone.Leave);
        Assert.True((await PersonAsync("4")).Days.IsWorkingDay(new(2026, 10, 8)));
        Assert.Single(await _test.AuditAsync("leave.removed"));
        await RefusedAsync(new LeaveNotFound(), new RemoveLeave(card.Leave[0].Id), _lin);
    }

    [Fact]
    public async Task Hr_enters_it_for_people_in_scope_and_nobody_else_for_others()
    {
        await _test.AskAsync(new AddLeave("2026-10-08", "2026-10-09", "4"), _hr);
        Assert.True((await PersonAsync("4")).Days.IsOnLeave(new(2026, 10, 9)));
        var leave = await _test.ReadAsync(db => db.Leave.SingleAsync());

        await RefusedAsync(new PersonAmbiguous("林小雨"), new AddLeave("2026-10-08", "2026-10-09", "林小雨"), _hr);
        await RefusedAsync(new EmployeeNotFound(), new AddLeave("2026-10-08", "2026-10-09", "4"), _salesHr);
        await _test.AskAsync(new AddLeave("2026-10-12", "2026-10-12", "林小雨"), _salesHr); // the only one in her scope
        await RefusedAsync(new LeaveNotFound(), new RemoveLeave(leave.Id), _salesHr);
        await RefusedAsync(new EmployeeNotFound(), new ShowLeave(leave.Employee.Value), _salesHr);

        // What an employee writes there is not believed: the leave is the own one.
        await _test.AskAsync(new AddLeave("2026-10-13", "2026-10-13", "5"), _lin);
        Assert.True((await PersonAsync("4")).Days.IsOnLeave(new(2026, 10, 13)));
        Assert.False((await PersonAsync("5")).Days.IsOnLeave(new(2026, 10, 13)));
    }

    [Theory]
    [InlineData("2026-10-09", "2026-10-08")]
    [InlineData("2026-10-09", "2027-10-10")]
    public async Task Leave_that_cannot_be_is_refused(string from, string to) =>
        await RefusedAsync(new LeaveInvalid(Day(from), Day(to), Leave.LongestDays), new AddLeave(from, to), _lin);

    [Fact]
    public async Task A_leave_file_is_checked_shown_and_imported_once()
    {
        const string Text = "工号,姓名,开始日期,结束日期\n4,林小雨,2026-10-08,2026/10/9\n5,林小雨,2026年10月12日,2026-10-16\n";
        var preview = await SendAsync<ImportPreviewCard>("leave.csv", Text);
        Assert.Equal("leave", preview.Confirm!.Kind);
        Assert.Equal([2, 2, 0], preview.Counts.Select(c => c.Count));

        await _test.AskAsync(preview.Confirm!, _hr);
        Assert.True((await PersonAsync("5")).Days.IsOnLeave(new(2026, 10, 14)));
        Assert.Single(await _test.AuditAsync("leave.imported"));

        Assert.Equal([2, 0, 2], (await SendAsync<ImportPreviewCard>("leave.csv", Text)).Counts.Select(c => c.Count));
    }

    [Fact]
    public async Task Every_problem_of_a_leave_file_is_listed_with_its_place()
    {
        var preview = await SendAsync<ImportPreviewCard>("leave.csv", "姓名,开始日期,结束日期\n林小雨,2026-10-08,2026-10-09\n谁,2026-10-08,2026-10-09\n陈总,10月8日,2026-10-09\n陈总,2026-10-09,2026-10-08\n,2026-10-08,2026-10-09\n");

        Assert.Equal([(4, "开始日期"), (5, "结束日期"), (6, "姓名")], preview.Problems.Select(p => (p.Row!.Value, p.Column!)));
        Assert.Null(preview.Confirm);

        var names = await SendAsync<ImportPreviewCard>("leave.csv", "姓名,开始日期,结束日期\n林小雨,2026-10-08,2026-10-09\n谁,2026-10-08,2026-10-09\n");
        Assert.Equal([2, 3], names.Problems.Select(p => p.Row!.Value));
        Assert.Equal(0, await _test.ReadAsync(db => db.Leave.CountAsync()));
    }

    [Fact]
    public async Task A_calendar_that_hr_sends_replaces_the_year_and_one_of_departments_cannot()
    {
        const string Text = """{ "calendar": "cn", "name": { "en": "Our year", "zh": "公司日历" }, "year": 2026, "holidays": [ { "name": { "en": "Party", "zh": "司庆" }, "from": "2026-09-29", "to": "2026-09-29" } ] }""";
        var saved = await SendAsync<CalendarCard>("calendar.json", Text);

        Assert.Equal((new Bilingual("Our year", "公司日历"), 2026, true), saved.Saved);
        var days = (await PersonAsync("4")).Days;
        Assert.False(days.IsWorkingDay(new(2026, 9, 29)));
        Assert.True(days.IsWorkingDay(new(2026, 10, 1)));
        Assert.False((await SendAsync<CalendarCard>("calendar.json", Text)).Saved!.Value.IsChange);
        Assert.Single(await _test.AuditAsync("calendar.saved"));
        Assert.Equal("公司日历", Assert.IsType<CalendarCard>((await _test.AskAsync(new ShowCalendar(), await _test.CallerAsync("4"))).Card).Name.Zh);

        var file = _test.Files.Put("calendar.json", Encoding.UTF8.GetBytes(Text.Replace("09-29", "09-30", StringComparison.Ordinal)));
        await RefusedAsync(new NotAllowed("calendar.save"), new ReceiveFiles([file]), _salesHr);
    }

    [Fact]
    public async Task A_calendar_file_with_a_mistake_says_where()
    {
        var refused = await SendAsync<FileRefusedCard>("calendar.json", """{ "calendar": "CN", "name": { "en": "x", "zh": "x" }, "year": 2026, "holidays": [ { "name": { "en": "x", "zh": "x" }, "from": "2026-02-30", "to": "2026-03-01" } ] }""");

        Assert.Contains("$.holidays[0].from", refused.Why.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_people_file_says_whose_calendar_is_which_and_how_people_are_tagged()
    {
        var wrong = await _test.ImportPeopleAsync("工号,姓名,工作日历\n4,林小雨,US\n");
        Assert.Equal(new UnknownCalendar(2, "工作日历", "US", ["CN"]), Assert.Single(wrong.Problems), Same);

        await _test.ImportPeopleAsync("工号,姓名,工作日历,标签\n4,林小雨,cn,试用期、外勤\n");
        var lin = await PersonAsync("4");
        Assert.Equal("CN", lin.Days.Calendar.Key);
        Assert.Equal(["试用期", "外勤"], lin.Tags);
        await _test.ImportPeopleAsync("工号,姓名,标签\n4,林小雨,\n");
        Assert.Equal(2, (await PersonAsync("4")).Tags.Count);

        static bool Same(Problem expected, Problem got) => expected is UnknownCalendar e && got is UnknownCalendar g && e with { Known = [] } == g with { Known = [] } && e.Known.SequenceEqual(g.Known);
    }

    private async Task<T> SendAsync<T>(string name, string text)
        where T : ICard => Assert.IsType<T>((await _test.AskAsync(new ReceiveFiles([_test.Files.Put(name, text)]), _hr)).Card);

    private async Task RefusedAsync<T>(Refusal expected, T request, Caller caller) =>
        Assert.Equal(expected, (await Assert.ThrowsAsync<RefusedException>(() => _test.AskAsync(request, caller))).Refusal);

    private async Task<Person> PersonAsync(string number) => (await _test.ChartAsync()).People.Single(p => p.Number == number);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
