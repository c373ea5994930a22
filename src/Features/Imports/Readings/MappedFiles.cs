using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Finds which of the files is which table of a mapping.</summary>
internal static class MappedFiles
{
    /// <summary>The file of each table, in the order of the tables.</summary>
    /// <exception cref="RefusedException"><see cref="MappedFileMissing"/> or <see cref="MappedFileAmbiguous"/>.</exception>
    public static IReadOnlyList<Table> Match(ReadingMapping mapping, IReadOnlyList<Table> files) => [.. mapping.Tables.Select(table => Find(mapping, table, files))];

    /// <summary>The columns of <paramref name="mapped"/> that <paramref name="file"/> lacks.</summary>
    public static IReadOnlyList<string> Missing(MappedTable mapped, Table file)
    {
        var headers = file.Columns.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. mapped.Columns.Select(column => column.Name).Where(name => !headers.Contains(name))];
    }

    private static Table Find(ReadingMapping mapping, MappedTable table, IReadOnlyList<Table> files)
    {
        var able = files.Where(file => Missing(table, file).Count == 0).ToList();
        if (able.Count > 1 && table.File is { } hint)
        {
            able = able.FindAll(file => file.FileName.Contains(hint, StringComparison.OrdinalIgnoreCase)) is { Count: > 0 } named ? named : able;
        }

        if (able.Count > 1)
        {
            throw new RefusedException(new MappedFileAmbiguous(mapping.Name, table.Alias, [.. able.Select(file => file.FileName)]));
        }

        if (able.Count == 0)
        {
            var closest = files.MinBy(file => Missing(table, file).Count);
            throw new RefusedException(new MappedFileMissing(
                mapping.Name, table.Alias, closest?.FileName, closest is null ? [.. table.Columns.Select(column => column.Name)] : Missing(table, closest)));
        }

        return able[0];
    }
}
