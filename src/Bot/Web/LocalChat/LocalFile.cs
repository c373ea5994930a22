namespace PerfBot.Bot.Web.LocalChat;

/// <summary>A file on its way between a person and the bot.</summary>
/// <param name="Name">As its sender calls it.</param>
/// <param name="Bytes">Its content, as far as it was handed over.</param>
/// <param name="Ends">From this instant on it is gone.</param>
/// <param name="Once">It can be fetched a single time.</param>
/// <param name="IsWhole">All of it is there; before that it cannot be fetched.</param>
internal sealed record LocalFile(string Name, byte[] Bytes, DateTimeOffset Ends, bool Once, bool IsWhole);
