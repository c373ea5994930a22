using System.IO.Compression;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Imports;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Features.Imports;

public sealed class XlsxFileTests
{
    [Fact]
    public async Task Texts_numbers_truths_and_dates_are_read_as_they_look()
    {
        var table = await Read(Workbook.Of(
            ["工号", "数", "日期", "已解决", "占比"],
            ["007", 0.1 + 0.2, new DateTime(2026, 3, 31), true, new NumberCell(0.6, Workbook.Percent)],
            [1001, 12345678901L, new DateTime(2026, 3, 31, 9, 30, 0), false, new NumberCell(0.125, Workbook.Percent)]));

        Assert.Equal(["007", "0.3", "2026-03-31", "TRUE", "60%"], table.Rows[0].Cells);
        Assert.Equal(["1001", "12345678901", "2026-03-31 09:30:00", "FALSE", "12.5%"], table.Rows[1].Cells);
    }

    [Fact]
    public async Task Every_minute_of_a_day_comes_back_as_it_was()
    {
        var minutes = Enumerable.Range(0, 1440).Select(minute => new DateTime(2016, 2, 29).AddMinutes(minute)).ToList();

        var table = await Read(Workbook.Of([["a", "b"], .. minutes.Select(minute => new object?[] { minute, "x" })]));

        Assert.Equal(
            minutes.Select(minute => minute.TimeOfDay == TimeSpan.Zero ? $"{minute:yyyy-MM-dd}" : $"{minute:yyyy-MM-dd HH:mm:ss}"),
            table.Rows.Select(row => row[0]));
    }

    [Fact]
    public async Task An_error_in_a_cell_is_seen_and_not_taken_for_a_blank() =>
        Assert.Equal("#N/A", (await Read(Workbook.Of(["a", "b"], ["x", new ErrorCell("#N/A")]))).Rows[0][1]);

    [Fact]
    public async Task Rows_keep_the_numbers_of_the_sheet_across_gaps()
    {
        var table = await Read(Workbook.Of(["名册"], [], ["a", "b"], ["1", "2"], [], [null, "3"]));

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal([4, 6], table.Rows.Select(row => row.Number));
        Assert.Equal(["", "3"], table.Rows[1].Cells);
    }

    [Fact]
    public async Task A_department_merged_over_several_rows_stands_in_each()
    {
        var table = await Read(Workbook.Of(
            [("S", false, [["花名册"], ["部门", "姓名"], ["销售部", "甲"], [null, "乙"], [null, "丙"], [null, "丁"]])],
            "A1:B1", "A3:A5"));

        Assert.Equal(["销售部", "销售部", "销售部", ""], table.Rows.Select(row => row[0]));
        Assert.Equal(["部门", "姓名"], table.Columns);
    }

    [Fact]
    public async Task The_first_visible_sheet_is_read_unless_another_is_named()
    {
        var workbook = Workbook.Of([
            ("old", true, [["a", "b"], ["hidden", "x"]]),
            ("在职", false, [["a", "b"], ["visible", "x"]]),
            ("离职", false, [["a", "b"], ["named", "x"]])]);

        Assert.Equal("visible", (await Read(workbook)).Rows[0][0]);
        Assert.Equal("named", (await Read(workbook, "离职")).Rows[0][0]);
        Assert.Equal("hidden", (await Read(workbook, "OLD")).Rows[0][0]);

        var missing = Assert.IsType<SheetNotFound>(await RefusalOf(workbook, "2025"));
        Assert.Equal(("f.xlsx", "2025"), (missing.File, missing.Expected));
        Assert.Equal(["old", "在职", "离职"], missing.Got);
    }

    [Fact]
    public async Task Columns_without_a_header_are_no_reason_to_refuse_a_sheet()
    {
        var table = await Read(Workbook.Of(["a", "b"], ["1", "2", null, "a remark beside the table"]));

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal("2", table.Rows[0][1]);
    }

    [Fact]
    public async Task A_workbook_that_unpacks_to_too_much_is_refused_whatever_it_says_of_itself()
    {
        var bomb = Workbook.Zip(zip =>
        {
            Workbook.Part(zip, "[Content_Types].xml", "<Types/>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Optimal).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 8; megabyte++)
            {
                sheet.Write(zeros);
            }
        });

        Assert.InRange(bomb.Length, 1, 80_000);
        Assert.Equal(new UnpacksTooLarge("f.xlsx", Math.Max(1024 * 1024, bomb.Length * 100L)), await RefusalOf(bomb));
    }

    [Fact]
    public async Task A_workbook_with_too_many_parts_is_refused()
    {
        var crowd = Workbook.Zip(zip =>
        {
            for (var part = 0; part <= TableLimits.WorkbookParts; part++)
            {
                zip.CreateEntry($"p{part}");
            }
        });

        Assert.Equal(new TooManyWorkbookParts("f.xlsx", TableLimits.WorkbookParts, TableLimits.WorkbookParts + 1), await RefusalOf(crowd));
    }

    [Fact]
    public async Task A_sheet_with_too_many_columns_is_refused()
    {
        var wide = Workbook.Zip(zip =>
        {
            using var small = new ZipArchive(new MemoryStream(Workbook.Of(["a", "b"], ["1", "2"])));
            foreach (var entry in small.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                Workbook.Part(zip, entry.FullName, reader.ReadToEnd().Replace("r=\"B2\"", "r=\"XFD2\"", StringComparison.Ordinal));
            }
        });

        Assert.Equal(new TooManyColumns("f.xlsx", TableLimits.Columns, 16_384), await RefusalOf(wide));
    }

    public static TheoryData<string, byte[]> Damaged => new()
    {
        { "a zip of something else", Workbook.Zip(zip => Workbook.Part(zip, "readme.txt", "hello")) },
        { "no workbook inside", Workbook.Zip(zip => Workbook.Part(zip, "[Content_Types].xml", "<Types/>")) },
        { "cut off", Workbook.Of(["a", "b"], ["1", "2"])[..400] },
        { "an empty zip", Workbook.Zip(_ => { }) },
        { "entities", WithEntities() },
    };

    [Theory, MemberData(nameof(Damaged))]
    public async Task A_damaged_or_hostile_workbook_is_refused(string what, byte[] bytes)
    {
        Assert.NotEmpty(what);
        Assert.Equal(new WorkbookNotReadable("f.xlsx"), await RefusalOf(bytes));
    }

    private static byte[] WithEntities() => Workbook.Zip(zip =>
    {
        using var good = new ZipArchive(new MemoryStream(Workbook.Of(["a", "b"], ["1", "2"])));
        foreach (var entry in good.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var xml = reader.ReadToEnd();
            Workbook.Part(zip, entry.FullName, entry.Name == "sheet1.xml" ? "<!DOCTYPE w [<!ENTITY e \"lol\">]>" + xml.Replace(">2<", ">&e;<", StringComparison.Ordinal) : xml);
        }
    });

    private static Task<Table> Read(byte[] bytes, string? sheet = null) => TableFile.ReadAsync(new MemoryStream(bytes), "f.xlsx", sheet);

    private static async Task<Refusal> RefusalOf(byte[] bytes, string? sheet = null) =>
        (await Assert.ThrowsAsync<RefusedException>(() => Read(bytes, sheet))).Refusal;
}
