using System.Text.Json;
using System.Text.Json.Serialization;
using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Imports;

/// <summary>Asks how to import.</summary>
public sealed record ShowImport : IShow
{
    /// <inheritdoc />
    public static string Verb => "import.show";
}

/// <summary>Asks what importing these files would do.</summary>
/// <param name="Uploads">The files' ids, separated by commas.</param>
/// <param name="Kind"><c>people</c>, <c>readings</c> for a readings sheet, or <c>readings:</c> and a mapping's name; null asks what it is.</param>
/// <param name="Columns">Chosen columns, as <see cref="ConfirmImport"/> has them.</param>
public sealed record PreviewImport(string Uploads, string? Kind = null, string? Columns = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "import.preview";
}

/// <summary>Says which columns hold what: by inputs <c>column-</c> and a field, with the index of a header. Without any, asks.</summary>
public sealed record ChooseColumns(Guid Upload) : IShow, ITakesInputs
{
    /// <inheritdoc />
    public static string Verb => "import.choose-columns";

    /// <inheritdoc />
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Inputs { get; init; }
}

/// <summary>Imports what the preview showed: all or nothing.</summary>
/// <param name="Uploads">The files' ids, separated by commas.</param>
/// <param name="Kind">As <see cref="PreviewImport"/> has it.</param>
/// <param name="Columns">Chosen columns, as <c>field=index</c> separated by commas, the index -1 for none; null where all were recognised.</param>
public sealed record ConfirmImport(string Uploads, string Kind, string? Columns = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "import.confirm";
}

/// <summary>Asks for the card of a finished import once more.</summary>
/// <param name="Kind">As <see cref="PreviewImport"/> has it.</param>
/// <param name="Counts">What it did, by the name of each figure.</param>
public sealed record ShowImported(string Kind, IReadOnlyDictionary<string, int> Counts) : IShow
{
    /// <inheritdoc />
    public static string Verb => "import.done";
}
