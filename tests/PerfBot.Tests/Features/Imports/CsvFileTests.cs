using System.Text;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Imports;

namespace PerfBot.Tests.Features.Imports;

public sealed class CsvFileTests
{
    private const string People = "工号,姓名\n1,王小明\n2,李雷\n";

    static CsvFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes(People) },
        { "UTF-8 with mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(People)] },
        { "UTF-16 LE", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(People)] },
        { "UTF-16 BE", [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(People)] },
        { "GBK", Encoding.GetEncoding("GBK").GetBytes(People) },
        { "GB18030", Encoding.GetEncoding("GB18030").GetBytes(People) },
    };

    [Theory, MemberData(nameof(Encodings))]
    public async Task Text_is_read_in_every_encoding_that_spreadsheets_write(string encoding, byte[] bytes)
    {
        var table = await Read(bytes);

        Assert.True(table.Columns.SequenceEqual(["工号", "姓名"]), encoding);
        Assert.Equal(["1", "王小明"], table.Rows[0].Cells);
        Assert.Equal(["2", "李雷"], table.Rows[1].Cells);
    }

    [Fact]
    public async Task A_western_code_page_is_refused_rather_than_read_as_chinese() =>
        await Refused(new TextEncodingUnknown("f.csv"), Encoding.Latin1.GetBytes("Id,Name\n1,Müller\n2,Gómez Vélez\n"));

    [Fact]
    public async Task Broken_utf8_after_its_mark_is_refused() =>
        await Refused(new TextEncodingUnknown("f.csv"), [.. Encoding.UTF8.Preamble, .. "a,b\n"u8, 0xC4, 0x2C, 0x31]);

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("sep=;\na;b\n1;2\n")]
    [InlineData("a,b\r\n1,2")]
    public async Task The_separator_is_found(string text)
    {
        var table = await Read(text);

        Assert.Equal(["a", "b"], table.Columns);
        Assert.Equal(["1", "2"], table.Rows.Single().Cells);
    }

    [Fact]
    public async Task A_comma_in_quotes_or_in_a_number_does_not_hide_a_semicolon()
    {
        var table = await Read("\"a,x,y,z\";b\n1,5;2,5\n");

        Assert.Equal(["a,x,y,z", "b"], table.Columns);
        Assert.Equal(["1,5", "2,5"], table.Rows.Single().Cells);
    }

    [Fact]
    public async Task Quoted_cells_keep_line_breaks_commas_and_quotation_marks()
    {
        var table = await Read("a,b\n\"x\ny\",\"say \"\"hi\"\", she said\"\nlast,row\n");

        Assert.Equal(["x\ny", "say \"hi\", she said"], table.Rows[0].Cells);
        Assert.Equal(3, table.Rows[1].Number); // the third row of the spreadsheet, though the fourth line of the text
    }

    [Fact]
    public async Task Blank_rows_are_left_out_but_counted()
    {
        var table = await Read("a,b\n\n1,2\n , \n,\n3,4\n");

        Assert.Equal([3, 6], table.Rows.Select(row => row.Number));
    }

    [Fact]
    public async Task A_title_above_the_table_is_passed_over()
    {
        var table = await Read("员工花名册,,\n\n工号,姓名,部门\n1,王小明,\n");

        Assert.Equal(["工号", "姓名", "部门"], table.Columns);
        Assert.Equal(4, table.Rows.Single().Number);
        Assert.Equal("", table.Rows.Single()[2]);
    }

    [Fact]
    public async Task A_single_column_is_a_table() =>
        Assert.Equal("x", (await Read("a\nx\n")).Rows.Single()[0]);

    [Fact]
    public async Task An_inch_sign_is_just_a_character() =>
        Assert.Equal("5\" nail", (await Read("a,b\n5\" nail,2\n")).Rows.Single()[0]);

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_is_refused_and_swallows_nothing() =>
        await Refused(new CsvMalformed("f.csv", 3), "a,b\n1,2\n3,\"4\n5,6\n7,8\n");

    [Fact]
    public async Task Text_after_a_closing_quotation_mark_is_refused() =>
        await Refused(new CsvMalformed("f.csv", 2), "a,b\n\"1\"x,2\n");

    [Fact]
    public async Task A_row_with_more_cells_than_headers_is_refused() =>
        await Refused(new RowTooWide("f.csv", 3, Expected: 2, Got: 3), "a,b\n1,2\n1,2,3\n");

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("a,b\n")]
    public async Task A_file_without_rows_is_refused(string text) => await Refused(new TableEmpty("f.csv"), text);

    [Fact]
    public async Task More_rows_than_allowed_are_refused()
    {
        var text = "a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", TableLimits.Rows - 1));
        Assert.Equal(TableLimits.Rows - 1, (await Read(text)).Rows.Count);

        await Refused(new TooManyRows("f.csv", TableLimits.Rows), text + "1,2\n");
    }

    [Fact]
    public async Task More_columns_than_allowed_are_refused()
    {
        string Wide(int columns) => string.Join(',', Enumerable.Range(1, columns)) + "\n1,2\n";
        Assert.Equal(TableLimits.Columns, (await Read(Wide(TableLimits.Columns))).Columns.Count);

        await Refused(new TooManyColumns("f.csv", TableLimits.Columns, TableLimits.Columns + 1), Wide(TableLimits.Columns + 1));
    }

    [Fact]
    public async Task More_cells_than_allowed_are_refused()
    {
        // 150 columns by 100,000 rows are within both of these limits, yet 15 million cells.
        var row = new string(',', 149) + "1\n";
        var text = string.Join(',', Enumerable.Range(1, 150)) + "\n" + string.Concat(Enumerable.Repeat(row, 100_000));

        await Refused(new TooManyCells("f.csv", TableLimits.Cells), text);
    }

    [Fact]
    public async Task A_cell_longer_than_allowed_is_refused()
    {
        Assert.Equal(TableLimits.CellLength, (await Read($"a,b\n1,{new string('x', TableLimits.CellLength)}\n")).Rows[0][1].Length);

        await Refused(new CellTooLong("f.csv", 2, 2, TableLimits.CellLength), $"a,b\n1,{new string('x', TableLimits.CellLength + 1)}\n");
    }

    [Fact]
    public async Task A_file_larger_than_allowed_is_refused_before_it_is_read_to_its_end()
    {
        using var endless = new EndlessText();

        var refused = await Assert.ThrowsAsync<RefusedException>(() => TableFile.ReadAsync(endless, "f.csv"));

        Assert.Equal(new FileTooLarge("f.csv", 20 * 1024 * 1024), refused.Refusal);
    }

    public static TheoryData<FileKind, byte[]> OtherKinds => new()
    {
        { FileKind.OldOrLockedWorkbook, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { FileKind.Markup, "<html><table><tr><td>1</td></tr></table></html>"u8.ToArray() },
        { FileKind.Markup, [.. Encoding.UTF8.Preamble, .. "\r\n<?xml version=\"1.0\"?><Workbook/>"u8] },
        { FileKind.Pdf, "%PDF-1.7\n1 0 obj"u8.ToArray() },
        { FileKind.Binary, [0x89, 0x50, 0x4E, 0x47, 0, 1, 2] },
    };

    [Theory, MemberData(nameof(OtherKinds))]
    public async Task A_file_of_another_kind_is_refused_by_what_it_is(FileKind kind, byte[] bytes)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => TableFile.ReadAsync(new MemoryStream(bytes), "people.xlsx"));

        Assert.Equal(new FileKindRefused("people.xlsx", kind), refused.Refusal);
    }

    [Fact]
    public async Task A_column_is_found_by_its_header_and_two_of_that_name_are_refused()
    {
        var table = await Read("Id, Name ,note,Note\n1,x,y,z\n");

        Assert.Equal(1, table.ColumnOf("name"));
        Assert.Null(table.ColumnOf("mail"));
        Assert.Equal(new ColumnTwice("f.csv", "Note"), Assert.Throws<RefusedException>(() => table.ColumnOf("note")).Refusal);
    }

    private static Task<Table> Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static Task<Table> Read(byte[] bytes) => TableFile.ReadAsync(new MemoryStream(bytes), "f.csv");

    private static Task Refused(Refusal reason, string text) => Refused(reason, Encoding.UTF8.GetBytes(text));

    private static async Task Refused(Refusal reason, byte[] bytes) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<RefusedException>(() => Read(bytes))).Refusal);

    /// <summary>A sender who never stops.</summary>
    private sealed class EndlessText : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'x');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
