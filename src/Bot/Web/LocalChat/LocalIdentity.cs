namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The ids by which the local channel calls its one tenant, the bot, and each person.</summary>
public static class LocalIdentity
{
    /// <summary>The only tenant of the local channel.</summary>
    public const string TenantId = "local";

    /// <summary>The bot, as Teams would write it.</summary>
    public const string BotId = "28:local-bot";

    /// <summary>The channel that the local one plays.</summary>
    public const string ChannelId = "msteams";

    private const string UserPrefix = "29:local-";
    private const string ConversationPrefix = "a:local-";

    /// <summary>The user id of the person with this <see cref="LocalPerson.Key"/>; the same in every run.</summary>
    public static string UserId(string personKey) => UserPrefix + personKey;

    /// <summary>The personal conversation of the person with this <see cref="LocalPerson.Key"/>; the same in every run.</summary>
    public static string ConversationId(string personKey) => ConversationPrefix + personKey;

    /// <summary>Whose conversation <paramref name="conversationId"/> is, or null if it is none of the local channel's.</summary>
    internal static string? PersonKeyOf(string conversationId) =>
        conversationId.StartsWith(ConversationPrefix, StringComparison.Ordinal)
            ? conversationId[ConversationPrefix.Length..]
            : null;
}
