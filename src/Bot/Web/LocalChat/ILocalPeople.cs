namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The people whom the local chat offers to play. Asked anew for each list, in a scope of its own.</summary>
public interface ILocalPeople
{
    /// <summary>Everybody, in the order they are shown within their role; empty as long as the store is.</summary>
    Task<IReadOnlyList<LocalPerson>> ListAsync(CancellationToken ct);
}
