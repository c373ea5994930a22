using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfBot.Teams.Wire;

/// <summary>Something attached to a message.</summary>
public sealed record Attachment
{
    /// <summary>The content type of a file that a person sent in a personal chat.</summary>
    public const string FileType = "application/vnd.microsoft.teams.file.download.info";

    /// <summary>What it is. <c>text/html</c> accompanies ordinary text and is no file.</summary>
    public string? ContentType { get; set; }

    /// <summary>Where it is.</summary>
    public string? ContentUrl { get; set; }

    /// <summary>The file's name, as the sender's device had it. Never a path to write to.</summary>
    public string? Name { get; set; }

    /// <summary>What belongs to the content type; of the kind <see cref="JsonValueKind.Undefined"/> when missing.</summary>
    public JsonElement Content { get; set; }

    /// <summary>Whether it is a file that can be downloaded.</summary>
    [JsonIgnore]
    public bool IsFile => ContentType == FileType && DownloadUrl is not null;

    /// <summary>The address a file is read from without any token, good for some minutes; null when it is no file.</summary>
    [JsonIgnore]
    public string? DownloadUrl => ContentType == FileType ? Content.TextOf("downloadUrl") : null;
}
