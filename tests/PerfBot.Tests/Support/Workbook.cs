using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace PerfBot.Tests.Support;

/// <summary>A cell with a number and a number format: <c>new(0.6, Workbook.Percent)</c>.</summary>
internal sealed record NumberCell(double Number, int Format = 0);

/// <summary>A cell with an error, such as <c>#N/A</c>.</summary>
internal sealed record ErrorCell(string Error);

/// <summary>Writes small .xlsx files for tests.</summary>
internal static class Workbook
{
    /// <summary>The number format <c>0%</c>.</summary>
    public const int Percent = 1;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>One sheet.</summary>
    public static byte[] Of(params object?[][] rows) => Of([("Sheet1", false, rows)]);

    /// <summary>Several sheets; <paramref name="merged"/> are ranges of the first, such as <c>A2:A4</c>.</summary>
    public static byte[] Of((string Name, bool Hidden, object?[][] Rows)[] sheets, params string[] merged) => Zip(zip =>
    {
        Part(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>""");
        Part(zip, "_rels/.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="r1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{PackageRelations}"><Relationship Id="styles" Type="{Relations}/styles" Target="styles.xml"/>{Each((_, n) => $"""<Relationship Id="s{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>""")}</Relationships>""");
        Part(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each((sheet, n) => $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{n}" {(sheet.Hidden ? "state=\"hidden\" " : "")}r:id="s{n}"/>""")}</sheets></workbook>""");
        Part(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="9" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>""");
        for (var i = 0; i < sheets.Length; i++)
        {
            var merges = i == 0 && merged.Length > 0 ? $"<mergeCells>{string.Concat(merged.Select(range => $"<mergeCell ref=\"{range}\"/>"))}</mergeCells>" : "";
            Part(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(sheets[i].Rows.Select(Row))}</sheetData>{merges}</worksheet>""");
        }

        string Each(Func<(string Name, bool Hidden, object?[][] Rows), int, string> write) =>
            string.Concat(sheets.Select((sheet, i) => write(sheet, i + 1)));
    });

    /// <summary>A zip archive with the parts that <paramref name="write"/> puts into it.</summary>
    public static byte[] Zip(Action<ZipArchive> write)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            write(zip);
        }

        return bytes.ToArray();
    }

    /// <summary>Adds a part of text.</summary>
    public static void Part(ZipArchive zip, string name, string text)
    {
        using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        part.Write(text);
    }

    private static string Row(object?[] cells, int index) => cells.Length == 0
        ? "" // a gap: the rows below keep their numbers
        : $"""<row r="{index + 1}">{string.Concat(cells.Select((cell, column) => Cell(cell, $"{(char)('A' + column)}{index + 1}")))}</row>""";

    private static string Cell(object? value, string place) => value switch
    {
        null => "",
        bool truth => $"""<c r="{place}" t="b"><v>{(truth ? 1 : 0)}</v></c>""",
        ErrorCell error => $"""<c r="{place}" t="e"><v>{error.Error}</v></c>""",
        DateTime date => string.Create(CultureInfo.InvariantCulture, $"""<c r="{place}" s="2"><v>{date.ToOADate():R}</v></c>"""),
        NumberCell number => string.Create(CultureInfo.InvariantCulture, $"""<c r="{place}" s="{number.Format}"><v>{number.Number:R}</v></c>"""),
        int number => string.Create(CultureInfo.InvariantCulture, $"""<c r="{place}"><v>{number}</v></c>"""),
        double number => string.Create(CultureInfo.InvariantCulture, $"""<c r="{place}"><v>{number:R}</v></c>"""),
        var text => $"""<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{SecurityElement.Escape(text.ToString())}</t></is></c>""",
    };
}
