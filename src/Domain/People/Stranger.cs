namespace PerfBot.Domain.People;

/// <summary>An account that wrote to PerfBot and is nobody's yet. HR links it to an employee, or says that it is not ours.</summary>
public sealed class Stranger
{
    private Stranger(string channelUser, string name, string conversationId, string userId, string botId, string serviceUrl, string tenantId, DateTimeOffset seenAt)
    {
        ChannelUser = channelUser;
        Name = name;
        ConversationId = conversationId;
        UserId = userId;
        BotId = botId;
        ServiceUrl = serviceUrl;
        TenantId = tenantId;
        SeenAt = seenAt;
    }

    /// <summary>The account on the channel.</summary>
    public string ChannelUser { get; }

    /// <summary>The name that the channel shows.</summary>
    public string Name { get; }

    /// <summary>The conversation it wrote in.</summary>
    public string ConversationId { get; }

    /// <summary>Its id on the channel.</summary>
    public string UserId { get; }

    /// <summary>The bot's id on the channel.</summary>
    public string BotId { get; }

    /// <summary>Where the channel's connector answers.</summary>
    public string ServiceUrl { get; }

    /// <summary>The tenant.</summary>
    public string TenantId { get; }

    /// <summary>The language of its client, as a BCP 47 tag; null where it is not known.</summary>
    public string? Locale { get; private set; }

    /// <summary>When it first wrote.</summary>
    public DateTimeOffset SeenAt { get; }

    /// <summary>When HR said that it is not one of ours; null until then. It is not asked about again.</summary>
    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>Notes an account nobody knows.</summary>
    public static Stranger Met(string channelUser, string name, string conversationId, string userId, string botId, string serviceUrl, string tenantId, string? locale, DateTimeOffset at) =>
        new(channelUser, name, conversationId, userId, botId, serviceUrl, tenantId, at) { Locale = locale };

    /// <summary>It is not one of ours.</summary>
    public void Dismiss(DateTimeOffset at) => DismissedAt ??= at;
}
