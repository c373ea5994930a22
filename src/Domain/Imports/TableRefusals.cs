using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Imports;

/// <summary>What a file turned out to be, judged by its first bytes and never by its name.</summary>
public enum FileKind
{
    /// <summary>Text, read as CSV.</summary>
    Text,

    /// <summary>A zip archive, read as an Excel workbook (.xlsx).</summary>
    Zip,

    /// <summary>An Excel workbook of before 2007 (.xls), or a workbook locked with a password: both have the same first bytes.</summary>
    OldOrLockedWorkbook,

    /// <summary>A web page or XML, which many systems export under the name .xls.</summary>
    Markup,

    /// <summary>A PDF.</summary>
    Pdf,

    /// <summary>Anything else that is not text.</summary>
    Binary,
}

/// <summary>Two columns of the file are headed <paramref name="Header"/>, and the import needs one of them.</summary>
public sealed record ColumnTwice(string File, string Header) : Refusal;

/// <summary>The file is of the kind <paramref name="Got"/>; expected is CSV or XLSX.</summary>
public sealed record FileKindRefused(string File, FileKind Got) : Refusal;

/// <summary>The file has more than <paramref name="Expected"/> bytes. Reading stops there, so how many it has is not known.</summary>
public sealed record FileTooLarge(string File, long Expected) : Refusal;

/// <summary>The text is neither UTF-8 nor UTF-16 with a byte order mark nor GB18030 (GBK).</summary>
public sealed record TextEncodingUnknown(string File) : Refusal;

/// <summary>A quotation mark is out of place or never closed in the record that begins at row <paramref name="Row"/>.</summary>
public sealed record CsvMalformed(string File, int Row) : Refusal;

/// <summary>The row has <paramref name="Got"/> cells, the header row <paramref name="Expected"/>: which value belongs to which column is not certain.</summary>
public sealed record RowTooWide(string File, int Row, int Expected, int Got) : Refusal;

/// <summary>There is no row below the headers, or nothing at all.</summary>
public sealed record TableEmpty(string File) : Refusal;

/// <summary>There are more than <paramref name="Expected"/> rows. Reading stops there.</summary>
public sealed record TooManyRows(string File, int Expected) : Refusal;

/// <summary>There are <paramref name="Got"/> columns; at most <paramref name="Expected"/> are read.</summary>
public sealed record TooManyColumns(string File, int Expected, int Got) : Refusal;

/// <summary>There are more than <paramref name="Expected"/> cells that hold anything. Reading stops there.</summary>
public sealed record TooManyCells(string File, int Expected) : Refusal;

/// <summary>A cell holds more than <paramref name="Expected"/> characters.</summary>
/// <param name="File">The file.</param>
/// <param name="Row">The row, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Expected">The most that is read.</param>
public sealed record CellTooLong(string File, int Row, int Column, int Expected) : Refusal;

/// <summary>The workbook unpacks to more than <paramref name="Expected"/> bytes. Unpacking stops there.</summary>
/// <param name="File">The file.</param>
/// <param name="Expected">The most that this file may unpack to: a fixed limit, or a multiple of its size.</param>
public sealed record UnpacksTooLarge(string File, long Expected) : Refusal;

/// <summary>The workbook has <paramref name="Got"/> parts; at most <paramref name="Expected"/> are read.</summary>
public sealed record TooManyWorkbookParts(string File, int Expected, int Got) : Refusal;

/// <summary>The file is a zip archive, but not a workbook, or a damaged one.</summary>
public sealed record WorkbookNotReadable(string File) : Refusal;

/// <summary>The workbook has no sheet <paramref name="Expected"/>.</summary>
/// <param name="File">The file.</param>
/// <param name="Expected">The sheet asked for.</param>
/// <param name="Got">The sheets that it has.</param>
public sealed record SheetNotFound(string File, string Expected, IReadOnlyList<string> Got) : Refusal;
