using System.Buffers;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Reads a file that someone sent: CSV or an Excel workbook (.xlsx), within <see cref="TableLimits"/>.</summary>
/// <remarks>
/// The kind is judged by the content, so that a renamed file is either read as what it is or refused by name.
/// CSV: UTF-8 with or without a byte order mark, UTF-16 with one, else GB18030, which is what a Chinese Excel
/// writes; separated by commas, semicolons or tabs. Workbook: one sheet; dates become ISO texts
/// (<c>2026-03-31</c>, with a time <c>2026-03-31 18:05:00</c>), percentages keep their sign (<c>60%</c>), and
/// a value merged over several rows stands in each of them. The headers are in the first row that
/// has at least two filled cells (of the first ten rows), so that a title above the table does no harm.
/// </remarks>
public static class TableFile
{
    /// <summary>Reads <paramref name="content"/> to its end.</summary>
    /// <param name="content">The bytes; need not be seekable, and stays open.</param>
    /// <param name="fileName">The name it was sent under, for messages.</param>
    /// <param name="sheet">The sheet of a workbook; the first visible one where null. Ignored for CSV.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="RefusedException">One of the records in <c>TableRefusals</c>.</exception>
    public static async Task<Table> ReadAsync(Stream content, string fileName, string? sheet = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);

        using var bytes = await CopyAsync(content, fileName, ct);
        var whole = new ReadOnlyMemory<byte>(bytes.GetBuffer(), 0, (int)bytes.Length);
        return KindOf(whole.Span) switch
        {
            FileKind.Zip => XlsxTable.Read(bytes, fileName, sheet, ct),
            FileKind.Text => CsvTable.Read(CsvText.Decode(whole.Span, fileName), fileName, ct),
            var other => throw new RefusedException(new FileKindRefused(fileName, other)),
        };
    }

    private static async Task<MemoryStream> CopyAsync(Stream content, string fileName, CancellationToken ct)
    {
        var copy = new MemoryStream();
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            int read;
            while ((read = await content.ReadAsync(buffer, ct)) > 0)
            {
                if (copy.Length + read > TableLimits.FileBytes)
                {
                    throw new RefusedException(new FileTooLarge(fileName, TableLimits.FileBytes));
                }

                copy.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        copy.Position = 0;
        return copy;
    }

    private static FileKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
        {
            return FileKind.Zip;
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return FileKind.OldOrLockedWorkbook;
        }

        if (bytes.StartsWith("%PDF-"u8))
        {
            return FileKind.Pdf;
        }

        if (CsvText.HasUtf16Mark(bytes))
        {
            return FileKind.Text;
        }

        var start = bytes.StartsWith(CsvText.Utf8Mark) ? bytes[CsvText.Utf8Mark.Length..] : bytes;
        if (start.TrimStart(" \t\r\n"u8).StartsWith("<"u8))
        {
            return FileKind.Markup;
        }

        return bytes.Contains((byte)0) ? FileKind.Binary : FileKind.Text;
    }
}
