using System.Globalization;
using System.Text;
using PerfBot.EndToEnd.Reckoning;
using PerfBot.EndToEnd.Support;
using Files = PerfBot.Tests.Bot.Demo.DemoCompany;

namespace PerfBot.EndToEnd;

/// <summary>The demo company's quarter, from HR alone in an empty store to every review closed, by HTTP and the command line alone.</summary>
public sealed class DemoCompanyCycleTests
{
    private static readonly string[] QuarterBefore = ["2026-04", "2026-05", "2026-06"];
    private static readonly string[] Quarter = ["2026-07", "2026-08", "2026-09"];

    [Fact]
    public async Task Twenty_people_go_from_import_to_closed_reviews_whose_totals_are_computed_twice()
    {
        await using var story = await CycleStory.BeginAsync();
        await story.ImportAsync(("people.csv", Files.Bytes("people.csv")));
        await story.ImportAsync(("readings.csv", Files.Bytes("readings.csv")));

        // 工号,姓名,岗位,部门,直属上级,邮箱,入职日期,角色,Teams账号,占比,语言,时区
        var rows = Rows("people.csv");
        var all = rows.Where(r => r[8].Length > 0).ToDictionary(
            r => r[0], r => r[0] == story.Hr.Number ? story.Hr : new Member(r[0], story.Bot.Person(r[8], r[1], r[10])));
        Assert.Equal(20, all.Count);
        var programme = PlainLibrary.Programme("standard");
        var posts = rows.GroupBy(r => r[0]).ToDictionary(g => g.Key, g => g.Select(r => (Position: r[2], Share: Number(r[9]))).ToList());
        var participants = all.Values.Where(p => posts[p.Number].Exists(post => PlainReview.PlanFor(programme, post.Position) is not null)).ToList();

        var preview = await story.StartAsync("标准绩效考核", "2026-07..2026-09");
        Assert.Contains("19", preview.Text, StringComparison.Ordinal);
        Assert.Contains("陈志远", preview.Text, StringComparison.Ordinal); // the general manager has no plan
        Assert.Contains("谢宇航", preview.Text, StringComparison.Ordinal); // nobody read his complaints
        Assert.Contains("客户投诉次数", preview.Text, StringComparison.Ordinal);

        foreach (var person in all.Values.Where(p => p != story.Hr))
        {
            await person.Chat.MeetAsync();
        }

        foreach (var person in participants)
        {
            await story.SelfAssessAsync(person);
        }

        await story.Bot.RestartAsync();

        await story.ReturnAsync(all["X005"], all["X007"], "请补充知识库文章的说明");
        var managerOf = rows.Where(r => r[8].Length > 0).ToDictionary(r => r[0], r => r[4]);
        foreach (var team in participants.GroupBy(p => managerOf[p.Number]))
        {
            await story.ScoreTeamAsync(all[team.Key], [.. team]);
        }

        await story.CheckAllAsync(participants, (person, line) => (person.Number, line) == ("X019", "0.SA-05") ? 3 : throw new InvalidOperationException($"{person.Number} {line}"));
        await story.CheckInPlaceOfHrAsync(all["X001"]); // HR's own review is not HR's to check
        await story.OpenResultsAsync();

        var readings = Rows("readings.csv").ToLookup(r => r[0], r => (Metric: r[1], Month: r[2], Value: Number(r[3])));
        foreach (var person in participants)
        {
            // Who joined inside the quarter takes part from that day: only months that begin after it count, beside as many before them.
            var hired = rows.First(r => r[0] == person.Number)[6];
            string[] months = [.. Quarter.Where(month => string.CompareOrdinal($"{month}-01", hired) >= 0)];
            string[] before = [.. QuarterBefore.Concat(Quarter.Except(months)).TakeLast(months.Length)];
            var figures = new PlainFigures(programme, [.. readings[person.Number]], months, before);
            var expected = PlainReview.Of(programme, posts[person.Number], StandardActuals.ByIndicator, figures, story.Answers, person.Number);
            Closed.AsComputed(person.Number, expected, await CycleStory.ReadResultAsync(person));
        }

        await Closed.WithoutGapsAsync(story.Bot, reviews: 19);
    }

    private static List<string[]> Rows(string file) =>
        [.. Encoding.UTF8.GetString(Files.Bytes(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1).Select(line => line.Split(','))];

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
