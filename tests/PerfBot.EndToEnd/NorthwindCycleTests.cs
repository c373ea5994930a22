using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfBot.EndToEnd.Reckoning;
using PerfBot.EndToEnd.Support;
using PerfBot.Tests.Support;

namespace PerfBot.EndToEnd;

/// <summary>Northwind's nine people and their orders of a quarter, by HTTP and the command line alone.</summary>
public sealed partial class NorthwindCycleTests
{
    private static readonly string[] Quarter = ["1997-01", "1997-02", "1997-03"];
    private static readonly string[] QuarterBefore = ["1996-10", "1996-11", "1996-12"];

    [SamplesFact]
    public async Task Northwinds_people_go_from_import_to_closed_reviews_whose_totals_are_computed_twice()
    {
        await using var story = await CycleStory.BeginAsync();
        await story.ImportAsync(Real("northwind-employees.csv"));
        var rows = File.ReadLines(Samples.Real("northwind-employees.csv")).Select(line => PersonLine().Match(line)).Where(match => match.Success)
            .Select(match => (Number: match.Groups[1].Value, Last: match.Groups[2].Value, First: match.Groups[3].Value, Title: match.Groups[4].Value)).ToList();
        Assert.Equal(9, rows.Count);
        var people = rows.ConvertAll(r => new Member(r.Number, story.Bot.Person($"40000000-0000-4000-8000-00000000000{r.Number}", $"{r.First} {r.Last}", "en-US")));
        foreach (var person in people)
        {
            await BecomeKnownAsync(story.Hr, person);
        }

        // Northwind's file names no departments; HR says who is in sales, so that HR itself takes no part.
        var reportsTo = people.ToDictionary(p => p.Number, p => p.Number switch { "2" => "", "6" or "7" or "9" => "5", _ => "2" });
        await story.ImportAsync(("sales.csv", Encoding.UTF8.GetBytes(string.Join('\n',
            ["EmployeeID,LastName,FirstName,Title,Department,ReportsTo", .. rows.Select(r => $"{r.Number},{r.Last},{r.First},\"{r.Title}\",Sales,{reportsTo[r.Number]}")]))));
        var orders = await story.ImportAsync(Real("northwind-orders.csv"), Real("northwind-order-details.csv"));
        Assert.Contains("northwind-order-details.csv", orders.Text, StringComparison.Ordinal);

        var preview = await story.StartAsync("销售订单考核", "1997-01..1997-03", "Sales");
        Assert.Contains("9", preview.Text, StringComparison.Ordinal);
        foreach (var person in people)
        {
            await story.SelfAssessAsync(person);
        }

        foreach (var team in people.Where(p => reportsTo[p.Number].Length > 0).GroupBy(p => reportsTo[p.Number]))
        {
            await story.ScoreTeamAsync(people.Single(p => p.Number == team.Key), [.. team]);
        }

        await story.ScoreAsync(story.Hr, people.Single(p => p.Number == "2")); // nobody is above him
        await story.CheckAllAsync(people, (person, line) => throw new InvalidOperationException($"{person.Number} {line} has no data."));
        await story.OpenResultsAsync();

        var programme = PlainLibrary.Programme("order-sales");
        var readings = Readings();
        foreach (var person in people)
        {
            var figures = new PlainFigures(programme, [.. readings[person.Number]], Quarter, QuarterBefore);
            var expected = PlainReview.Of(programme, [("", 100)], MappedActuals.Orders, figures, story.Answers, person.Number);
            Closed.AsComputed(person.Number, expected, await CycleStory.ReadResultAsync(person));
        }

        await Closed.WithoutGapsAsync(story.Bot, reviews: 9);
    }

    /// <summary>A person writes, nobody knows the account, and HR says on a card who it is.</summary>
    private static async Task BecomeKnownAsync(Member hr, Member person)
    {
        var answer = await person.Chat.SayAsync("my tasks");
        Assert.Contains(hr.Chat.Name, answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Buttons);
        var question = await hr.Chat.WaitForOfferAsync("people.link-stranger", $"“{person.Chat.Name}”");
        Assert.Contains(question.Choices("employee"), c => c.Value == question.Inputs.Single().Value && c.Text.Contains(person.Chat.Name, StringComparison.Ordinal));
        await hr.Chat.DoAsync(question, "people.link-stranger");
        await person.Chat.WaitForCardAsync($"Welcome, {person.Chat.Name}");
    }

    private static (string Name, byte[] Content) Real(string file) => (file, File.ReadAllBytes(Samples.Real(file)));

    /// <summary>Each person's figures by month, from the bare lines of the two files.</summary>
    private static ILookup<string, (string Metric, string Month, decimal Value)> Readings()
    {
        // OrderID,CustomerID,EmployeeID,OrderDate,... ; no quoted cell stands before the fifth.
        var orders = File.ReadLines(Samples.Real("northwind-orders.csv")).Skip(1).Select(l => l.Split(','))
            .Select(c => (Id: c[0], Customer: c[1], Person: c[2], Month: c[3][..7])).ToList();

        // OrderID,ProductID,UnitPrice,Quantity,Discount
        var amounts = File.ReadLines(Samples.Real("northwind-order-details.csv")).Skip(1).Select(l => l.Split(','))
            .ToLookup(c => c[0], c => Number(c[2]) * Number(c[3]) * (1 - Number(c[4])));
        var firstMonth = orders.GroupBy(o => o.Customer).ToDictionary(g => g.Key, g => g.Min(o => o.Month)!);

        return (from month in orders.GroupBy(o => (o.Person, o.Month))
                from reading in new[]
                {
                    ("总订单金额", month.Sum(o => amounts[o.Id].Sum())),
                    ("订单数", month.Count()),
                    ("新客户订单金额", month.Where(o => firstMonth[o.Customer] == o.Month).Sum(o => amounts[o.Id].Sum())),
                    ("复购客户数", month.Where(o => firstMonth[o.Customer] != o.Month).Select(o => o.Customer).Distinct().Count()),
                }
                select (month.Key.Person, Reading: (reading.Item1, month.Key.Month, reading.Item2)))
            .ToLookup(r => r.Person, r => r.Reading);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The beginning of a person's record: some records go over several lines. The title may be quoted.</summary>
    [GeneratedRegex("^([1-9]),(\\w+),(\\w+),\"?(.+?)\"?,(?:Ms|Mr|Mrs|Dr)\\.,")]
    private static partial Regex PersonLine();
}
