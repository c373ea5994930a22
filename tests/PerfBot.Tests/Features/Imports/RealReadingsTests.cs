using System.Globalization;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

/// <summary>The shipped mappings over real files, against figures computed here from the bare lines.</summary>
public sealed class RealReadingsTests
{
    [SamplesFact]
    public async Task Northwinds_figures_equal_an_independent_computation()
    {
        // orders: OrderID,CustomerID,EmployeeID,OrderDate,... ; no quoted cell stands before the fifth.
        var orders = Lines("northwind-orders.csv").Select(line => line.Split(',')).Select(cells => new
        {
            Id = cells[0],
            Customer = cells[1],
            Person = cells[2],
            Date = DateOnly.Parse(cells[3][..10], CultureInfo.InvariantCulture),
        }).ToList();

        // order-details: OrderID,ProductID,UnitPrice,Quantity,Discount
        var amounts = Lines("northwind-order-details.csv").Select(line => line.Split(',')).GroupBy(cells => cells[0])
            .ToDictionary(order => order.Key, order => order.Sum(cells => Number(cells[2]) * Number(cells[3]) * (1 - Number(cells[4]))));
        var firstOrders = orders.GroupBy(order => order.Customer).ToDictionary(customer => customer.Key, customer => customer.Min(order => order.Date));
        bool IsNew(string customer, DateOnly date) => firstOrders[customer].Year == date.Year && firstOrders[customer].Month == date.Month;

        var expected = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var shares = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var month in orders.GroupBy(order => (order.Person, Period: $"{order.Date:yyyy-MM}")))
        {
            var key = $"{month.Key.Person} {month.Key.Period}";
            var revenue = month.Sum(order => amounts[order.Id]);
            var ofNewCustomers = month.Where(order => IsNew(order.Customer, order.Date)).Sum(order => amounts[order.Id]);
            expected[$"{key} 总订单金额"] = revenue;
            expected[$"{key} 订单数"] = month.Count();
            expected[$"{key} 新客户订单金额"] = ofNewCustomers;
            expected[$"{key} 复购客户数"] = month.Where(order => !IsNew(order.Customer, order.Date)).Select(order => order.Customer).Distinct().Count();
            shares[$"{key} 新客户销售额占比"] = Math.Round(ofNewCustomers / revenue, 10, MidpointRounding.AwayFromZero);
        }

        var draft = await Run("northwind-orders", "northwind-order-details.csv", "northwind-orders.csv");

        Assert.Empty(draft.Problems);
        Assert.Equal(9 * 4, draft.Rows.Select(row => (row.Person, row.Metric)).Distinct().Count());
        Same(expected, draft.Rows);
        Same(shares, draft.Computed);
        Assert.Equal(1_265_793.0395m, draft.Rows.Where(row => row.Metric == "总订单金额").Sum(row => row.Value)); // Northwind's well-known total
        Assert.Equal(830, draft.Rows.Where(row => row.Metric == "订单数").Sum(row => row.Value));
        Assert.Equal(("1996-07", "1998-05"), (draft.Summary.FirstPeriod, draft.Summary.LastPeriod));
        Assert.Equal((2155, 2155, 0, 0), (draft.Summary.Joined, draft.Summary.Counted, draft.Summary.Nobodys, draft.Summary.Undated));
    }

    [SamplesFact]
    public async Task Incident_figures_equal_an_independent_computation_to_the_minute()
    {
        // The columns used are the 1st, 7th, 10th, 25th and 35th; no cell of this file is quoted.
        var last = new Dictionary<string, string[]>();
        foreach (var line in Lines("servicenow-incidents.csv"))
        {
            var cells = line.Split(',');
            last[cells[0]] = cells;
        }

        var expected = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var rates = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var meanMinutes = new Dictionary<(string Person, string Period), decimal>();
        foreach (var month in last.Values.Where(cells => cells[24] != "?").GroupBy(cells => (Person: cells[24], Period: Minute(cells[9]).ToString("yyyy-MM", CultureInfo.InvariantCulture))))
        {
            var key = $"{month.Key.Person} {month.Key.Period}";
            var minutes = month.Where(cells => cells[34] != "?").Select(cells => (long)(Minute(cells[34]) - Minute(cells[9])).TotalMinutes).ToList();
            expected[$"{key} 总工单"] = month.Count();
            expected[$"{key} 已解决工单"] = minutes.Count;
            expected[$"{key} 总解决时间"] = Math.Round(minutes.Sum() / 60m, 10, MidpointRounding.AwayFromZero);
            expected[$"{key} SLA达标工单"] = month.Count(cells => cells[6] == "TRUE");
            rates[$"{key} SLA达标率"] = Math.Round(month.Count(cells => cells[6] == "TRUE") / (decimal)month.Count(), 10, MidpointRounding.AwayFromZero);
            if (minutes.Count > 0)
            {
                rates[$"{key} 平均解决时间"] = Math.Round(minutes.Sum() / (60m * minutes.Count), 10, MidpointRounding.AwayFromZero);
                meanMinutes[month.Key] = (decimal)minutes.Sum() / minutes.Count;
            }
        }

        var draft = await Run("servicenow-incidents", "servicenow-incidents.csv");

        Assert.Empty(draft.Problems);
        Same(expected, draft.Rows);
        Same(rates, draft.Computed);
        Assert.Equal(107, draft.Summary.People);
        Assert.Equal(meanMinutes.Count, draft.Computed.Count(figure => figure.Metric == "平均解决时间"));
        Assert.All(draft.Computed.Where(figure => figure.Metric == "平均解决时间"), figure =>
            Assert.Equal(meanMinutes[(figure.Person, figure.Period)], figure.Value * 60, precision: 6));
        Assert.Equal(new TableSummary("incidents", "servicenow-incidents.csv", 5998, 5998 - 890), Assert.Single(draft.Summary.Tables));
        Assert.Equal((890, 217, 673), (draft.Summary.Joined, draft.Summary.Nobodys, draft.Summary.Counted));
    }

    [SamplesFact]
    public async Task Stored_metrics_of_several_months_divide_to_the_same_mean_as_all_incidents_together()
    {
        var draft = await Run("servicenow-incidents", "servicenow-incidents.csv");
        var busiest = draft.Rows.Where(row => row.Metric == "总工单").GroupBy(row => row.Person).Where(person => person.Count() > 1).MaxBy(person => person.Sum(row => row.Value))!.Key;
        decimal Total(string metric) => draft.Rows.Where(row => row.Person == busiest && row.Metric == metric).Sum(row => row.Value);

        var minutes = Lines("servicenow-incidents.csv").Select(line => line.Split(',')).GroupBy(cells => cells[0]).Select(incident => incident.Last())
            .Where(cells => cells[24] == busiest && cells[34] != "?").Select(cells => (decimal)(Minute(cells[34]) - Minute(cells[9])).TotalMinutes).ToList();

        Assert.Equal(Math.Round(minutes.Average(), 4), Math.Round(Total("总解决时间") / Total("已解决工单") * 60, 4));
    }

    private static void Same(SortedDictionary<string, decimal> expected, IReadOnlyList<ReadingRow> actual)
    {
        var rows = new SortedDictionary<string, decimal>(actual.ToDictionary(row => $"{row.Person} {row.Period} {row.Metric}", row => row.Value), StringComparer.Ordinal);
        Assert.Equal(expected.Keys, rows.Keys);
        Assert.All(expected, figure => Assert.True(figure.Value == rows[figure.Key], $"{figure.Key}: {figure.Value} expected, {rows[figure.Key]} got"));
    }

    private static async Task<ReadingsDraft> Run(string mapping, params string[] files)
    {
        var tables = new List<Table>();
        foreach (var name in files)
        {
            using var file = File.OpenRead(Samples.Real(name));
            tables.Add(await TableFile.ReadAsync(file, name));
        }

        return ReadingsRun.Run(ShippedMappings.Find(mapping)!, tables);
    }

    private static IEnumerable<string> Lines(string name) => File.ReadLines(Samples.Real(name)).Skip(1).Where(line => line.Length > 0);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static DateTime Minute(string text) => DateTime.ParseExact(text, "dd-MM-yyyy HH:mm", CultureInfo.InvariantCulture);
}
