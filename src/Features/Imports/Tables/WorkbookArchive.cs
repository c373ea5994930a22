using System.Buffers;
using System.IO.Compression;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Looks at a workbook's zip archive before anything reads it as a workbook.</summary>
internal static class WorkbookArchive
{
    /// <summary>Unpacks every part into nothing and stops at the limit: the sizes that an archive states about itself are only claims.</summary>
    /// <exception cref="RefusedException">When it unpacks to too much, has too many parts, or is damaged.</exception>
    public static void Check(MemoryStream content, string fileName, CancellationToken ct)
    {
        var most = Math.Min(
            TableLimits.UnpackedBytes,
            Math.Max(TableLimits.UnpackedBytesWithoutRatio, content.Length * TableLimits.UnpackedRatio));
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        try
        {
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > TableLimits.WorkbookParts)
            {
                throw new RefusedException(new TooManyWorkbookParts(fileName, TableLimits.WorkbookParts, archive.Entries.Count));
            }

            if (archive.GetEntry("[Content_Types].xml") is null)
            {
                throw new RefusedException(new WorkbookNotReadable(fileName));
            }

            long unpacked = 0;
            foreach (var entry in archive.Entries)
            {
                ct.ThrowIfCancellationRequested();
                using var part = entry.Open();
                int read;
                while ((read = part.Read(buffer)) > 0)
                {
                    unpacked += read;
                    if (unpacked > most)
                    {
                        throw new RefusedException(new UnpacksTooLarge(fileName, most));
                    }
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or NotSupportedException or IOException)
        {
            throw new RefusedException(new WorkbookNotReadable(fileName));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        content.Position = 0;
    }
}
