namespace PerfBot.Features.Imports;

/// <summary>How large a file may be. The limits keep one person's file from taking the memory that everyone needs.</summary>
public static class TableLimits
{
    /// <summary>The largest file, in bytes: 20 MB.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>The most rows, title and header rows included; blank ones are not counted.</summary>
    public const int Rows = 200_000;

    /// <summary>The most columns.</summary>
    public const int Columns = 200;

    /// <summary>The most cells that hold anything, over all rows.</summary>
    public const int Cells = 10_000_000;

    /// <summary>The longest text in one cell, in UTF-16 code units: what Excel itself allows.</summary>
    public const int CellLength = 32_767;

    /// <summary>The most bytes that a workbook may unpack to: 200 MB.</summary>
    public const long UnpackedBytes = 200L * 1024 * 1024;

    /// <summary>How many times its own size a workbook may unpack to, once it unpacks to more than <see cref="UnpackedBytesWithoutRatio"/>.</summary>
    public const int UnpackedRatio = 100;

    /// <summary>Up to this many unpacked bytes (1 MB) the ratio is not looked at: small files of like rows pack very well and harm nobody.</summary>
    public const long UnpackedBytesWithoutRatio = 1024 * 1024;

    /// <summary>The most parts (zip entries) of a workbook.</summary>
    public const int WorkbookParts = 10_000;
}
