using PerfBot.Domain.Delivery;

namespace PerfBot.Features.Imports;

/// <summary>A file that somebody sent, read as a table.</summary>
/// <param name="Id">The upload's id.</param>
/// <param name="Table">What is in it.</param>
internal sealed record ReceivedFile(Guid Id, Table Table)
{
    /// <summary>The name it was sent under.</summary>
    public string Name => Table.FileName;

    /// <summary>Reads an upload.</summary>
    /// <exception cref="Domain.Kernel.RefusedException">It is no table.</exception>
    public static async Task<ReceivedFile> ReadAsync(Upload upload, CancellationToken ct)
    {
        using var content = new MemoryStream(upload.Content, writable: false);
        return new(upload.Id, await TableFile.ReadAsync(content, upload.Name, ct: ct));
    }
}

/// <summary>What checking files for an import came to: a card that asks for more, or a plan.</summary>
/// <param name="Kind">What the files were taken for.</param>
/// <param name="Files">The files that are used.</param>
internal sealed record CheckedImport(string Kind, IReadOnlyList<ReceivedFile> Files)
{
    /// <summary>What has to be answered first; null where there is a plan.</summary>
    public Cards.Kit.ICard? Question { get; init; }

    /// <summary>The plan for a people file.</summary>
    public PeoplePlan? People { get; init; }

    /// <summary>The plan for readings.</summary>
    public ReadingsPlan? Readings { get; init; }

    /// <summary>The plan for a leave file.</summary>
    public LeavePlan? Leave { get; init; }

    /// <summary>Columns that were chosen by hand, as cards carry them.</summary>
    public string? Columns { get; init; }

    /// <summary>The files' ids, as cards carry them.</summary>
    public string Uploads => IdsOf(Files);

    /// <summary>Whether it can be imported.</summary>
    public bool IsPossible => People?.Problems.Count == 0 || Readings?.Problems.Count == 0 || Leave?.Problems.Count == 0;

    /// <summary>The ids of <paramref name="files"/>, as cards carry them.</summary>
    public static string IdsOf(IEnumerable<ReceivedFile> files) => string.Join(',', files.Select(file => file.Id));
}
