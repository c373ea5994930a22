using System.Text;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Imports;

namespace PerfBot.Tests.Features.Imports;

public sealed class ReadingsRunTests
{
    private const string Orders = "id,who,customer,on\n1,Ann,acme,2026-01-05\n2,Ann,acme,2026-02-01\n3,Bo,beta,31.01.2026 09:00\n";
    private const string Lines = "id,price,count\n1,10.5,2\n1,1,1\n2,3,3\n3,100,1\n";

    [Fact]
    public void Rows_are_joined_and_grouped_by_person_and_month()
    {
        var draft = Run(MappingTests.Sales, Orders, Lines);

        Assert.Empty(draft.Problems);
        Assert.Equal(
            [
                new("revenue", "Ann", "2026-01", 22, 2), new("orders", "Ann", "2026-01", 1, 2),
                new("revenue", "Ann", "2026-02", 9, 1), new("orders", "Ann", "2026-02", 1, 1),
                new("revenue", "Bo", "2026-01", 100, 1), new("orders", "Bo", "2026-01", 1, 1),
            ],
            draft.Rows);
        Assert.Equal([22m, 9m, 100m], draft.Computed.Select(figure => figure.Value));
        Assert.Equal(
            new ReadingsSummary(draft.Summary.Tables, Joined: 4, Filtered: 0, Nobodys: 0, Undated: 0, Counted: 4, People: 2, "2026-01", "2026-02"),
            draft.Summary);
    }

    [Fact]
    public void An_order_without_lines_is_an_order_without_revenue_and_not_lost()
    {
        var draft = Run(MappingTests.Sales, Orders + "4,Bo,beta,2026-03-01\n", Lines);

        // Its revenue is not known, so there is no reading of it; a 0 would be a claim.
        Assert.Equal([new ReadingRow("orders", "Bo", "2026-03", 1, 1)], draft.Rows.Where(row => row.Period == "2026-03"));
        Assert.DoesNotContain(draft.Computed, figure => figure.Period == "2026-03");
    }

    [Fact]
    public void Rows_that_count_for_nothing_are_counted_in_the_summary()
    {
        var draft = Run(MappingTests.Sales, Orders + "4,?,acme,2026-01-01\n5,Ann,acme,\n6,Ann,test,2026-01-01\n7, ,?,?\n", Lines + "4,1,1\n5,1,1\n6,1,1\n7,1,1\n");

        Assert.Empty(draft.Problems);
        // The customer of row 7 is not known, so that it cannot be said to fulfil "customer <> 'test'".
        Assert.Equal((8, 2, 1, 1, 4), (draft.Summary.Joined, draft.Summary.Filtered, draft.Summary.Nobodys, draft.Summary.Undated, draft.Summary.Counted));
        Assert.Equal(22, draft.Rows[0].Value);
    }

    [Fact]
    public void Bad_cells_are_told_with_file_row_and_column_and_nothing_is_imported()
    {
        var draft = Run(MappingTests.Sales, Orders + "4,Ann,acme,2026-13-01\n5,#N/A,acme,2026-01-01\n", Lines + "4,\"1,5\",1\n5,x,#DIV/0!\n99,1,1\n,1,1\n");

        Assert.Equal(
            [
                new FileProblem("orders.csv", new DateNotInFormat(5, "on", "2026-13-01", "yyyy-MM-dd | dd.MM.yyyy HH:mm")),
                new("orders.csv", new CellError(6, "who", "#N/A")),
                new("lines.csv", new BadNumber(6, "price", "1,5", "1234.5")),
                new("lines.csv", new BadNumber(7, "price", "x", "1234.5")),
                new("lines.csv", new CellError(7, "count", "#DIV/0!")),
                new("lines.csv", new NoPartner(8, "id", "99")),
                new("lines.csv", new NoPartner(9, "id", "")),
            ],
            draft.Problems);
        Assert.Empty(draft.Rows);
        Assert.Empty(draft.Computed);
    }

    [Fact]
    public void A_list_of_which_not_every_entry_is_needed_may_have_rows_without_a_partner()
    {
        var draft = Run(MappingTests.With("$.joins[0].mustMatch", "false"), Orders, Lines + "99,1,1\n");

        Assert.Empty(draft.Problems);
        Assert.Equal(131, draft.Rows.Where(row => row.Metric == "revenue").Sum(row => row.Value));
    }

    [Theory]
    [InlineData("price / (count - 1)", typeof(DividedByZero), 3)]
    [InlineData("price * 10000000000000000000000000000", typeof(NumberTooLarge), 2)]
    [InlineData("price * 1000000000000000000", typeof(NumberTooLarge), 2)]
    public void What_cannot_be_computed_is_a_problem_of_its_row(string expression, Type kind, int row)
    {
        var draft = Run(MappingTests.With("$.metrics[0].of", $"\"{expression}\""), Orders, Lines);

        Assert.Equal(("lines.csv", row, "$.metrics[0].of"), (draft.Problems[0].File, draft.Problems[0].Problem.Row, draft.Problems[0].Problem.Column));
        Assert.IsType(kind, draft.Problems[0].Problem);
        Assert.Empty(draft.Rows);
    }

    [Theory]
    [InlineData("Count", null, 4, 4)]
    [InlineData("Count", "v", 3, 3)]
    [InlineData("Sum", "v", 7, 3)]
    [InlineData("Mean", "v", 2.3333333333, 3)]
    [InlineData("Min", "v", 1.5, 3)]
    [InlineData("Max", "v", 4, 3)]
    [InlineData("Distinct", "v", 2, 3)]
    [InlineData("Distinct", "who", 1, 4)]
    public void Rows_are_aggregated(string aggregate, string? of, double value, int rows)
    {
        var draft = SimpleMapping.Run(SimpleMapping.Of($$"""{ "name": "m", "aggregate": "{{aggregate}}"{{(of is null ? "" : $", \"of\": \"{of}\"")}} }"""), "who,on,v\nA,2026-01-01,1.5\nA,2026-01-31,1.50\nA,2026-01-02,4\nA,2026-01-03,?\n");

        Assert.Equal([new ReadingRow("m", "A", "2026-01", (decimal)value, rows)], draft.Rows);
    }

    [Theory]
    [InlineData("Count", 0)]
    [InlineData("Sum", 0)]
    [InlineData("Distinct", 0)]
    [InlineData("Mean", null)]
    [InlineData("Min", null)]
    [InlineData("Max", null)]
    public void Where_no_row_counts_a_sum_is_0_and_a_mean_is_missing(string aggregate, int? value)
    {
        var draft = SimpleMapping.Run(SimpleMapping.Of($$"""{ "name": "m", "aggregate": "{{aggregate}}", "of": "v", "where": "v > 100" }"""), "who,on,v\nA,2026-01-01,1\n");

        Assert.Equal(value is null ? [] : [new ReadingRow("m", "A", "2026-01", value.Value, 0)], draft.Rows);
    }

    [Fact]
    public void Of_the_rows_of_a_key_only_the_last_in_the_file_counts_and_has_to_be_in_order()
    {
        var mapping = SimpleMapping.Of("""{ "name": "m", "aggregate": "Sum", "of": "v" }""").Replace("\"alias\": \"rows\"", "\"alias\": \"rows\", \"lastRowPer\": [ \"who\", \"until\" ]", StringComparison.Ordinal);

        var draft = SimpleMapping.Run(mapping, "who,on,until,v\nA,2026-01-01,x,oops\nB,2026-01-01,x,5\nA,2026-01-01,y,3\nA,2026-01-01,x,4\n,2026-01-01,x,1\n"
            .Replace(",x,", ",2026-02-01,", StringComparison.Ordinal).Replace(",y,", ",2026-02-02,", StringComparison.Ordinal));

        Assert.Equal([new FileProblem("rows.csv", new MissingKey(6, "who"))], draft.Problems);
        Assert.Equal(new TableSummary("rows", "rows.csv", 5, 2), draft.Summary.Tables.Single());
    }

    [Fact]
    public void The_first_of_a_key_is_looked_for_in_all_rows_also_in_those_that_are_filtered_out()
    {
        var mapping = SimpleMapping.Of("""{ "name": "m", "aggregate": "Count", "where": "month(since) < month(on)" }""")
            .Replace("\"period\"", "\"derived\": [ { \"name\": \"since\", \"first\": \"on\", \"per\": [ \"who\" ] } ], \"where\": \"v = 1\", \"period\"", StringComparison.Ordinal);

        var draft = SimpleMapping.Run(mapping, "who,on,v\nA,2026-02-01,1\nA,2026-01-01,0\nB,2026-02-01,1\n");

        Assert.Equal([("A", 1m), ("B", 0m)], draft.Rows.Select(row => (row.Person, row.Value)));
    }

    [Fact]
    public void Files_are_recognised_by_their_columns_and_then_by_their_names()
    {
        var mapping = ReadingMapping.Parse(MappingTests.With("$.tables[1].file", "\"lines\""));
        var (orders, lines, other) = (Table("orders.csv", Orders), Table("lines.csv", Lines), Table("other.csv", Lines));

        Assert.Equal(["lines"], mapping.AliasesFor(lines));
        Assert.Empty(mapping.AliasesFor(Table("x.csv", "a,b\n1,2\n")));
        Assert.Equal(6, ReadingsRun.Run(mapping, [other, lines, orders]).Rows.Count);

        var ambiguous = Assert.IsType<MappedFileAmbiguous>(RefusalOf(ReadingMapping.Parse(MappingTests.Sales), orders, lines, other));
        Assert.Equal(("sales", "lines"), (ambiguous.Mapping, ambiguous.Table));
        Assert.Equal(["lines.csv", "other.csv"], ambiguous.Files);

        var missing = Assert.IsType<MappedFileMissing>(RefusalOf(mapping, orders, Table("bad-lines.csv", "id,price\n1,2\n")));
        Assert.Equal(("lines", "bad-lines.csv"), (missing.Table, missing.Closest));
        Assert.Equal(["count"], missing.Missing);

        Assert.Null(Assert.IsType<MappedFileMissing>(RefusalOf(mapping)).Closest);
    }

    [Fact]
    public void A_join_that_explodes_is_refused()
    {
        var many = string.Concat(Enumerable.Repeat("1,Ann,acme,2026-01-05\n", 1_001));
        var lines = string.Concat(Enumerable.Repeat("1,1,1\n", 1_000));

        Assert.Equal(new JoinTooLarge("sales", 1_000_000), RefusalOf(ReadingMapping.Parse(MappingTests.Sales), Table("orders.csv", "id,who,customer,on\n" + many), Table("lines.csv", "id,price,count\n" + lines)));
    }

    [Fact]
    public void Spellings_of_one_person_are_one_person()
    {
        var byNumber = SimpleMapping.Of("""{ "name": "m", "aggregate": "Count" }""").Replace("\"by\": \"Name\"", "\"by\": \"Number\"", StringComparison.Ordinal);

        Assert.Equal([new ReadingRow("m", "2.0", "2026-01", 2, 2)], SimpleMapping.Run(byNumber, "who,on\n2.0,2026-01-01\n2,2026-01-02\n").Rows);
        Assert.Equal([new ReadingRow("m", "Ann Lee", "2026-01", 2, 2)], SimpleMapping.Run(SimpleMapping.Of("""{ "name": "m", "aggregate": "Count" }"""), "who,on\nAnn Lee,2026-01-01\nANN  LEE,2026-01-02\n").Rows);
    }

    [Fact]
    public void People_are_matched_to_employees_or_told_apart()
    {
        KnownPerson[] known = [new("1", "Ann Lee", "ann@x.com"), new("2", "张伟"), new("3", "张伟", "z@x.com")];

        var byName = PeopleMatch.Find(PersonBy.Name, ["ann lee", "张伟", "nobody", "ann lee"], known);
        Assert.Equal(new Dictionary<string, string> { ["ann lee"] = "1" }, byName.Numbers);
        Assert.Equal(["nobody"], byName.Unmatched);
        Assert.Equal(["张伟"], byName.Ambiguous);

        Assert.Equal("3", PeopleMatch.Find(PersonBy.Email, ["Z@X.com"], known).Numbers["Z@X.com"]);
        Assert.Equal("2", PeopleMatch.Find(PersonBy.Number, ["2.0"], known).Numbers["2.0"]);
    }

    [Fact]
    public void Many_rows_of_many_people_and_customers_take_one_pass()
    {
        var text = new StringBuilder("id,who,customer,on\n");
        var lines = new StringBuilder("id,price,count\n");
        for (var i = 0; i < 60_000; i++)
        {
            text.Append(i).Append(",P").Append(i % 20_000).Append(",C").Append(i % 30_000).Append(",2026-0").Append((i % 9) + 1).Append("-01\n");
            lines.Append(i).Append(",2,3\n");
        }

        // Anything quadratic in people, customers or rows would take minutes here.
        var draft = Run(MappingTests.Sales, text.ToString(), lines.ToString());

        Assert.Equal(360_000, draft.Rows.Where(row => row.Metric == "revenue").Sum(row => row.Value));
    }

    private static ReadingsDraft Run(string mapping, string orders, string lines) =>
        ReadingsRun.Run(ReadingMapping.Parse(mapping), [Table("orders.csv", orders), Table("lines.csv", lines)]);

    private static Refusal RefusalOf(ReadingMapping mapping, params Table[] files) =>
        Assert.Throws<RefusedException>(() => ReadingsRun.Run(mapping, files)).Refusal;

    private static Table Table(string name, string text) =>
        TableFile.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), name).GetAwaiter().GetResult();
}
