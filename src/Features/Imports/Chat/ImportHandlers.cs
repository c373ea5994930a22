using PerfBot.Cards.Imports;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Says how to import.</summary>
internal sealed class ShowImportHandler(MappingShelf mappings) : IHandle<ShowImport>, IGuarded, IHasPhrases<ShowImport>
{
    public static Policy Policy => Rights.Import;

    public static IReadOnlyList<string> Phrases =>
        ["import", "导入", "import people", "导入人员", "import data", "导入数据", "import readings", "upload", "上传", "上传文件"];

    public async Task<Reply> HandleAsync(ShowImport request, Caller caller, CancellationToken ct) =>
        new(new ImportHelpCard([.. (await mappings.ListAsync(ct)).Select(ImportKinds.NameOf)]));
}

/// <summary>Shows what importing files would do; changes nothing.</summary>
internal sealed class PreviewImportHandler(Uploads uploads, ImportCheck check, MappingShelf mappings) : IHandle<PreviewImport>, IGuarded
{
    public static Policy Policy => Rights.Import;

    public async Task<Reply> HandleAsync(PreviewImport request, Caller caller, CancellationToken ct)
    {
        var files = await uploads.ReadAsync(request.Uploads, caller, ct);
        var all = await mappings.ListAsync(ct);
        if (request.Kind is not { Length: > 0 } kind)
        {
            return new(WhatIsThis.Card(FileSorting.Sort(files, all), files, all));
        }

        var result = await check.RunAsync(files, kind, request.Columns, caller, ct);
        return new(ImportPreviews.Card(result, all), Keep: request);
    }
}

/// <summary>Takes which columns of a people file hold what, and shows what importing it would do.</summary>
internal sealed class ChooseColumnsHandler(Uploads uploads, ImportCheck check, MappingShelf mappings) : IHandle<ChooseColumns>, IGuarded
{
    public static Policy Policy => Rights.Import;

    public async Task<Reply> HandleAsync(ChooseColumns request, Caller caller, CancellationToken ct)
    {
        var files = await uploads.ReadAsync($"{request.Upload}", caller, ct);
        var columns = ChosenColumns.Of(request.Inputs);
        if (columns is null && await check.ColumnsAsync(files[0], ct) is { } question)
        {
            return new(question);
        }

        var result = await check.RunAsync(files, ImportKinds.People, columns, caller, ct);
        return new(ImportPreviews.Card(result, await mappings.ListAsync(ct)), Keep: new PreviewImport($"{request.Upload}", ImportKinds.People, columns));
    }
}

/// <summary>Imports: checks everything once more on the files as they came, then all or nothing.</summary>
internal sealed class ConfirmImportHandler(Uploads uploads, ImportCheck check, MappingShelf mappings, PeopleImport people, ReadingsImport readings, LeaveImport leave)
    : IHandle<ConfirmImport>, IGuarded
{
    public static Policy Policy => Rights.Import;

    public async Task<Reply> HandleAsync(ConfirmImport request, Caller caller, CancellationToken ct)
    {
        var stored = await uploads.FindAsync(request.Uploads, caller, ct);
        var files = await Uploads.OpenAsync(stored, ct);
        var result = await check.RunAsync(files, request.Kind, request.Columns, caller, ct);
        var all = await mappings.ListAsync(ct);
        if (!result.IsPossible)
        {
            return new(ImportPreviews.Card(result, all), Keep: new PreviewImport(request.Uploads, request.Kind, request.Columns));
        }

        if (result.People is { } plan)
        {
            await people.WriteAsync(plan, result.Files[0].Name, caller, ct);
        }
        else if (result.Leave is { } days)
        {
            leave.Write(days, caller);
        }
        else
        {
            await readings.WriteAsync(result.Readings!, caller, ct);
        }

        // Without its files the import cannot run again: two presses at once conflict here, and a later one finds nothing.
        uploads.Drop(stored);
        var figures = ImportPreviews.Figures(result);
        return new(
            new ImportDoneCard(ImportKinds.NameOf(result.Kind, all), ImportFigures.Known(figures)),
            Keep: new ShowImported(result.Kind, figures));
    }
}

/// <summary>Shows a finished import once more.</summary>
internal sealed class ShowImportedHandler(MappingShelf mappings) : IHandle<ShowImported>, IGuarded
{
    public static Policy Policy => Rights.Import;

    public async Task<Reply> HandleAsync(ShowImported request, Caller caller, CancellationToken ct) =>
        new(new ImportDoneCard(ImportKinds.NameOf(request.Kind ?? "", await mappings.ListAsync(ct)), ImportFigures.Known(request.Counts)));
}

/// <summary>Asks what files are.</summary>
internal static class WhatIsThis
{
    /// <summary>The card, with what the files could be.</summary>
    public static WhatIsThisCard Card(IReadOnlyList<FileGroup> groups, IReadOnlyList<ReceivedFile> files, IReadOnlyList<ReadingMapping> mappings)
    {
        var kinds = groups.SelectMany(group => group.Kind is { } kind ? [kind] : group.Candidates).Distinct();
        return new(CheckedImport.IdsOf(files), [.. files.Select(file => file.Name)], [.. kinds.Select(kind => (kind, ImportKinds.NameOf(kind, mappings)))]);
    }
}
