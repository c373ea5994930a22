using System.Globalization;
using System.Text;
using PerfBot.EndToEnd.Reckoning;
using PerfBot.EndToEnd.Support;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd;

/// <summary>The ten busiest resolvers of a ServiceNow export as a support team, by HTTP and the command line alone.</summary>
public sealed class SupportTeamCycleTests
{
    private static readonly string[] Period = ["2016-02", "2016-03"];
    private static readonly string[] PeriodBefore = ["2015-12", "2016-01"];

    [SamplesFact]
    public async Task A_support_team_goes_from_import_to_closed_reviews_whose_totals_are_computed_twice()
    {
        var incidents = Incidents();
        var busiest = incidents.GroupBy(i => i.Resolver).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(10).Select(g => g.Key).ToList();
        await using var story = await CycleStory.BeginAsync();
        var lead = new Member("L1", story.Bot.Person("50000000-0000-4000-8000-000000000099", "Lead"));
        var team = busiest.Select((name, i) => new Member($"R{i}", story.Bot.Person($"50000000-0000-4000-8000-00000000000{i}", name, "en-US"))).ToList();
        await story.ImportAsync(("people.csv", Encoding.UTF8.GetBytes(string.Join('\n',
        [
            "工号,姓名,岗位,部门,直属上级,Teams账号",
            $"{lead.Number},{lead.Chat.Name},主管,管理部,,{lead.Chat.Account}",
            .. team.Select(p => $"{p.Number},{p.Chat.Name},支持工程师,支持组,{lead.Number},{p.Chat.Account}"),
        ]))));
        await story.ImportAsync(("servicenow-incidents.csv", File.ReadAllBytes(Samples.Real("servicenow-incidents.csv"))));

        await story.StartAsync("工单支持考核", "2016-02..2016-03", "支持组");
        foreach (var person in team.Append(lead))
        {
            await person.Chat.MeetAsync();
        }

        foreach (var person in team)
        {
            await story.SelfAssessAsync(person);
        }

        await story.ScoreTeamAsync(lead, team);
        await story.CheckAllAsync(team, (person, line) => throw new InvalidOperationException($"{person.Chat.Name} {line} has no data."));
        await story.OpenResultsAsync();

        var programme = PlainLibrary.Programme("ticket-support");
        foreach (var person in team)
        {
            var readings = from month in incidents.Where(i => i.Resolver == person.Chat.Name).GroupBy(i => i.Month)
                           from reading in new[]
                           {
                               ("总工单", (decimal)month.Count()),
                               ("已解决工单", month.Count(i => i.Minutes is not null)),
                               ("总解决时间", month.Sum(i => i.Minutes ?? 0) / 60),
                               ("SLA达标工单", month.Count(i => i.MadeSla)),
                           }
                           select (reading.Item1, month.Key, reading.Item2);
            var figures = new PlainFigures(programme, [.. readings], Period, PeriodBefore);
            var expected = PlainReview.Of(programme, [("", 100)], MappedActuals.Incidents, figures, story.Answers, person.Number);
            Closed.AsComputed(person.Chat.Name, expected, await CycleStory.ReadResultAsync(person));
        }

        await Closed.WithoutGapsAsync(story.Bot, reviews: 10);
    }

    /// <summary>Every incident that somebody has, as its last row says. The 1st, 7th, 10th, 25th and 35th columns count; no cell is quoted.</summary>
    private static List<(string Resolver, string Month, decimal? Minutes, bool MadeSla)> Incidents()
    {
        var last = new Dictionary<string, string[]>();
        foreach (var line in File.ReadLines(Samples.Real("servicenow-incidents.csv")).Skip(1))
        {
            var cells = line.Split(',');
            last[cells[0]] = cells;
        }

        return
        [
            .. last.Values.Where(c => c[24] != "?").Select(c => (
                c[24],
                Minute(c[9]).ToString("yyyy-MM", CultureInfo.InvariantCulture),
                c[34] == "?" ? (decimal?)null : (long)(Minute(c[34]) - Minute(c[9])).TotalMinutes,
                c[6] == "TRUE")),
        ];
    }

    private static DateTime Minute(string text) => DateTime.ParseExact(text, "dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture);
}
