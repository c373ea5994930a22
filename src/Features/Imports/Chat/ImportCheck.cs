using PerfBot.Cards.Imports;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Checks files as one kind of import. Run anew for every preview and for the confirmation: what a card says is never trusted.</summary>
internal sealed class ImportCheck(PeopleImport people, ReadingsImport readings, LeaveImport leave, MappingShelf mappings, Uploads uploads)
{
    /// <summary>Checks <paramref name="files"/> as <paramref name="kind"/>.</summary>
    /// <param name="files">The files.</param>
    /// <param name="kind">One of <see cref="ImportKinds"/>.</param>
    /// <param name="columns">Columns that were chosen by hand, as cards carry them.</param>
    /// <param name="caller">Who imports.</param>
    /// <param name="ct">Stops.</param>
    /// <exception cref="RefusedException">The files cannot be read as that at all.</exception>
    public async Task<CheckedImport> RunAsync(IReadOnlyList<ReceivedFile> files, string kind, string? columns, Caller caller, CancellationToken ct)
    {
        if (ImportKinds.MappingOf(kind) is { } name)
        {
            return await MappedAsync(await mappings.FindAsync(name, ct), files, caller, ct);
        }

        var file = files is [var only] ? only : throw new RefusedException(new RequestUnreadable());
        return kind switch
        {
            ImportKinds.People => await PeopleAsync(file, columns, caller, ct),
            ImportKinds.Sheet => new(kind, files) { Readings = await readings.PlanSheetAsync(file.Table, caller, ct) },
            ImportKinds.Leave => new(kind, files) { Leave = await leave.PlanAsync(file.Table, caller, ct) },
            _ => throw new RefusedException(new RequestUnreadable()),
        };
    }

    /// <summary>Asks which columns hold what; null where every field that a card asks for was recognised.</summary>
    public async Task<ColumnsCard?> ColumnsAsync(ReceivedFile file, CancellationToken ct) => await people.ReadAsync(file.Table, null, ct) switch
    {
        ColumnsNeeded needed => Ask(file, needed.Columns, null),
        PeopleDraft draft when Ask(file, [], draft.Columns) is { Optional.Count: > 0 } card => card,
        _ => null,
    };

    private async Task<CheckedImport> PeopleAsync(ReceivedFile file, string? columns, Caller caller, CancellationToken ct) =>
        await people.ReadAsync(file.Table, ChosenColumns.Read(columns, file.Table), ct) switch
        {
            ColumnsNeeded needed => new(ImportKinds.People, [file]) { Question = Ask(file, needed.Columns, null) },
            PeopleDraft draft => new(ImportKinds.People, [file]) { People = await people.PlanAsync(draft, caller, ct), Columns = columns },
            var other => throw new NotSupportedException(other.GetType().Name),
        };

    private async Task<CheckedImport> MappedAsync(ReadingMapping mapping, IReadOnlyList<ReceivedFile> files, Caller caller, CancellationToken ct)
    {
        var used = files.Where(file => mapping.AliasesFor(file.Table).Count > 0).ToList();
        var missing = Missing(mapping, used);
        if (missing.Count > 0)
        {
            // What was sent before may be the rest, the newest first.
            await foreach (var earlier in uploads.EarlierAsync(files, caller, ct))
            {
                if (missing.Exists(table => mapping.AliasesFor(earlier.Table).Contains(table.Alias)))
                {
                    used.Add(earlier);
                    missing = Missing(mapping, used);
                }

                if (missing.Count == 0)
                {
                    break;
                }
            }
        }

        var kind = ImportKinds.Of(mapping);
        if (missing.Count > 0)
        {
            var needed = missing.ConvertAll(table => string.Join(", ", table.Columns.Select(column => column.Name)));
            return new(kind, files) { Question = new MoreFilesCard(ImportKinds.NameOf(mapping), [.. (used.Count > 0 ? used : files).Select(file => file.Name)], needed) };
        }

        return new(kind, used) { Readings = await readings.PlanAsync(mapping, [.. used.Select(file => file.Table)], caller, ct) };
    }

    private static List<MappedTable> Missing(ReadingMapping mapping, List<ReceivedFile> files)
    {
        var there = files.SelectMany(file => mapping.AliasesFor(file.Table)).ToHashSet();
        return [.. mapping.Tables.Where(table => !there.Contains(table.Alias))];
    }

    private static ColumnsCard Ask(ReceivedFile file, IReadOnlyList<PeopleColumn> needed, IReadOnlyDictionary<PeopleColumn, string>? recognised)
    {
        var known = recognised ?? PeopleHeaders.Find(file.Table, new Dictionary<PeopleColumn, string>());
        return new(file.Id, file.Name, [.. needed.Select(Named)], file.Table.Columns)
        {
            Optional = [.. ChosenColumns.Askable.Where(column => !known.ContainsKey(column)).Select(Named)],
        };

        static (string, Bilingual) Named(PeopleColumn column) => ($"{column}", ColumnTexts.Label(column));
    }
}
