using System.Text;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

public sealed class ReadingsSheetTests
{
    private const string Header = "工号,数据项,月份,数值,来源";

    public static TheoryData<string[], Problem[]> Wrong => new()
    {
        {
            ["工号,月份,得分", "1,2026-07,3"],
            [new SheetColumnMissing(1, "数据项", SheetColumn.Metric), new SheetColumnMissing(1, "数值", SheetColumn.Value)]
        },
        {
            [Header, ",总工单,2026-07,1,", "1,,2026-07,1,", "1,总工单,,1,", "1,总工单,2026-07,,"],
            [
                new SheetValueMissing(2, "工号", SheetColumn.Employee), new SheetValueMissing(3, "数据项", SheetColumn.Metric),
                new SheetValueMissing(4, "月份", SheetColumn.Month), new SheetValueMissing(5, "数值", SheetColumn.Value),
            ]
        },
        {
            [Header, "1,甲,7月,1,", "1,甲,2026-13,1,", "1,甲,07/08/2026,1,", "1,甲,2026,1,", "1,甲,1026-07,1,"],
            [
                new BadMonth(2, "月份", "7月"), new BadMonth(3, "月份", "2026-13"), new BadMonth(4, "月份", "07/08/2026"),
                new BadMonth(5, "月份", "2026"), new BadMonth(6, "月份", "1026-07"),
            ]
        },
        {
            [Header, "1,甲,2026-07,many,", "1,甲,2026-08,\"1,234\",", "1,甲,2026-09,1000000000000000000,"],
            [new BadNumber(2, "数值", "many", "1234.5"), new BadNumber(3, "数值", "1,234", "1234.5"), new BadNumber(4, "数值", "1000000000000000000", "1234.5")]
        },
        {
            [Header, "a1,甲,2026-07,1,", "a1,乙,2026-07,1,", "A1,甲,2026年7月,2,", "a1,甲,2026-07-31,3,"],
            [new DuplicateReading(4, "数据项", "A1", "甲", new(2026, 7, 1), 2), new DuplicateReading(5, "数据项", "a1", "甲", new(2026, 7, 1), 2)]
        },
        { [Header, $"1,{new string('x', 101)},2026-07,#DIV/0!,"], [new TooLong(2, "数据项", 100, 101), new CellError(2, "数值", "#DIV/0!")] },
        { [Header, $"1,甲,2026-07,1,{new string('x', 201)}"], [new TooLong(2, "来源", 200, 201)] },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_problem_is_told_with_its_row_and_column_and_nothing_is_read(string[] file, Problem[] expected)
    {
        var draft = Read(file);

        Assert.Equal(expected, draft.Problems);
        Assert.Empty(draft.Readings);
    }

    [Theory]
    [InlineData("工号,数据项,月份,数值,来源")]
    [InlineData("员工编号,数据项名称,年月,值,数据来源")]
    [InlineData("Employee Number,Metric,Month,Value,Source")]
    [InlineData("employee_id,metric name,Period,VALUE,data source")]
    public void Columns_are_known_by_headers_in_both_languages(string header)
    {
        var draft = Read([header, "X001,总工单,2026-07,45.5,工单系统"]);

        Assert.Empty(draft.Problems);
        Assert.Equal([new SheetReading(2, "X001", "总工单", new(2026, 7, 1), 45.5m, "工单系统")], draft.Readings);
    }

    [Theory]
    [InlineData("2026-07")]
    [InlineData("2026-7")]
    [InlineData("2026/07")]
    [InlineData("2026.7")]
    [InlineData("202607")]
    [InlineData("2026年7月")]
    [InlineData("2026年07月31日")]
    [InlineData("2026-07-15")]
    [InlineData("2026-07-01 00:00:00")]
    public void A_month_is_read_however_it_is_written(string text) =>
        Assert.Equal(new DateOnly(2026, 7, 1), Assert.Single(Read([Header, $"1,甲,{text},1,"]).Readings).Month);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("92%", "0.92")]
    [InlineData("0.30000000000000004", "0.3")]
    [InlineData("0.00000000005", "0.0000000001")]
    public void A_value_keeps_ten_decimals(string text, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(Read([Header, $"1,甲,2026-07,{text},"]).Readings).Value);

    [Fact]
    public void The_source_may_be_left_out_and_other_columns_are_not_read()
    {
        var draft = Read(["备注,工号,姓名,数据项,月份,数值", "x,2.0,王芳,总工单,2026-07,1"]);

        Assert.Equal([new SheetReading(2, "2", "总工单", new(2026, 7, 1), 1, null)], draft.Readings);
    }

    [Fact]
    public void A_workbooks_dates_and_numbers_are_read_below_a_title()
    {
        var workbook = Workbook.Of(
            ["数据填报"],
            ["工号", "数据项", "月份", "数值"],
            [1001, "已解决工单", new DateTime(2026, 7, 1), 0.1 + 0.2],
            [1001, "总工单", "2026年7月", new NumberCell(0.6, Workbook.Percent)]);

        var draft = ReadingsSheet.Read(Table(workbook));

        Assert.Empty(draft.Problems);
        Assert.Equal(
            [new SheetReading(3, "1001", "已解决工单", new(2026, 7, 1), 0.3m, null), new SheetReading(4, "1001", "总工单", new(2026, 7, 1), 0.6m, null)],
            draft.Readings);
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused() =>
        Assert.Equal(
            new ColumnTwice("readings.csv", "数值"),
            Assert.Throws<RefusedException>(() => Read(["工号,数据项,月份,数值,数值", "1,甲,2026-07,1,2"])).Refusal);

    private static ReadingsSheetDraft Read(string[] file) => ReadingsSheet.Read(Table(Encoding.UTF8.GetBytes(string.Join('\n', file))));

    private static Table Table(byte[] file) => TableFile.ReadAsync(new MemoryStream(file), "readings.csv").GetAwaiter().GetResult();
}
