namespace PerfBot.Features.Imports;

/// <summary>Somebody sent files to the bot.</summary>
public sealed record ReceiveFiles(IReadOnlyList<SentFile> Files);

/// <summary>A file as the channel offers it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Url">Where it can be fetched for a short while.</param>
public sealed record SentFile(string Name, string Url);
