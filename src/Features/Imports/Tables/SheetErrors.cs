using System.IO.Compression;
using System.Xml;

namespace PerfBot.Features.Imports;

/// <summary>The cells of a sheet that show an error, such as <c>#N/A</c>.</summary>
/// <remarks>
/// The workbook reader gives such a cell as empty. A look-up that failed would then pass for "has no manager",
/// so the errors are read from the sheet's XML and put back as texts, which no column accepts.
/// </remarks>
internal static class SheetErrors
{
    /// <summary>The errors by row and column, both from 0.</summary>
    public static Dictionary<(int Row, int Column), string> Of(MemoryStream content, string sheetName)
    {
        var errors = new Dictionary<(int, int), string>();
        using var own = new MemoryStream(content.GetBuffer(), 0, (int)content.Length, writable: false); // the workbook reader has its place in the other
        using var archive = new ZipArchive(own);
        if (PartOf(archive, sheetName) is not { } part)
        {
            return errors; // a binary workbook (.xlsb)
        }

        using var xml = XmlReader.Create(part.Open());
        var place = "";
        var isError = false;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.LocalName == "c")
            {
                (isError, place) = (xml.GetAttribute("t") == "e", xml.GetAttribute("r") ?? "");
            }
            else if (isError && xml.LocalName == "v")
            {
                errors[Parse(place)] = xml.ReadElementContentAsString();
                isError = false;
            }
        }

        return errors;
    }

    private static ZipArchiveEntry? PartOf(ZipArchive archive, string sheetName)
    {
        var id = Find(archive, "xl/workbook.xml", "sheet", sheet => sheet.GetAttribute("name") == sheetName ? RelationOf(sheet) : null);
        var target = id is null ? null : Find(archive, "xl/_rels/workbook.xml.rels", "Relationship", relation =>
            relation.GetAttribute("Id") == id ? relation.GetAttribute("Target") : null);
        return target is null || !target.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
            ? null
            : archive.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
    }

    private static string? Find(ZipArchive archive, string part, string element, Func<XmlReader, string?> wanted)
    {
        if (archive.GetEntry(part) is not { } entry)
        {
            return null;
        }

        using var xml = XmlReader.Create(entry.Open());
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == element && wanted(xml) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The attribute <c>r:id</c>; its namespace differs between the two dialects of the format.</summary>
    private static string? RelationOf(XmlReader sheet)
    {
        string? id = null;
        while (sheet.MoveToNextAttribute())
        {
            id = sheet.LocalName == "id" && sheet.Prefix.Length > 0 ? sheet.Value : id;
        }

        sheet.MoveToElement();
        return id;
    }

    /// <summary><c>B12</c> to row 11, column 1.</summary>
    private static (int Row, int Column) Parse(string place)
    {
        var letters = place.TakeWhile(char.IsAsciiLetterUpper).ToList();
        var column = letters.Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
        return (int.Parse(place.AsSpan(letters.Count), System.Globalization.CultureInfo.InvariantCulture) - 1, column);
    }
}
