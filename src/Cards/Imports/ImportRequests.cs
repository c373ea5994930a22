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
/// <param name="Kind"><c>people</c>, or <c>readings:</c> and a mapping's key; chosen on the card.</param>
public sealed record PreviewImport(string Uploads, string? Kind = null) : IShow
{
    /// <inheritdoc />
    public static string Verb => "import.preview";
}

/// <summary>Says which columns hold what.</summary>
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
/// <param name="Kind"><c>people</c>, or <c>readings:</c> and a mapping's key.</param>
/// <param name="Columns">Chosen columns, as <c>field=index</c> separated by commas; null where all were recognised.</param>
public sealed record ConfirmImport(string Uploads, string Kind, string? Columns = null) : ISubmit
{
    /// <inheritdoc />
    public static string Verb => "import.confirm";
}
