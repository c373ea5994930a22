using PerfBot.Domain.People;

namespace PerfBot.Domain.Delivery;

/// <summary>Where an employee is reached on the channel: everything that is needed to write first.</summary>
public sealed class Conversation
{
    /// <summary>The longest channel id, in UTF-16 code units.</summary>
    public const int ChannelIdMaxLength = 300;

    /// <summary>The longest service address, in UTF-16 code units.</summary>
    public const int ServiceUrlMaxLength = 400;

    private Conversation(EmployeeId employee, string conversationId, string userId, string botId, string serviceUrl, string tenantId)
    {
        Employee = employee;
        ConversationId = conversationId;
        UserId = userId;
        BotId = botId;
        ServiceUrl = serviceUrl;
        TenantId = tenantId;
    }

    /// <summary>Who is reached here; a person has exactly one.</summary>
    public EmployeeId Employee { get; }

    /// <summary>The personal conversation's id on the channel.</summary>
    public string ConversationId { get; private set; }

    /// <summary>The person's id on the channel, unique per bot.</summary>
    public string UserId { get; private set; }

    /// <summary>The bot's id on the channel.</summary>
    public string BotId { get; private set; }

    /// <summary>Where the channel's connector answers; it may change with any activity.</summary>
    public string ServiceUrl { get; private set; }

    /// <summary>The tenant.</summary>
    public string TenantId { get; private set; }

    /// <summary>The language of the person's client, as a BCP 47 tag; null where it is not known.</summary>
    public string? Locale { get; private set; }

    /// <summary>Why the bot cannot write here at present, as the channel's code; null when it can as far as is known.</summary>
    public string? Trouble { get; private set; }

    /// <summary>A reference as an activity gave it.</summary>
    public static Conversation From(EmployeeId employee, string conversationId, string userId, string botId, string serviceUrl, string tenantId, string? locale = null) =>
        new(employee, conversationId, userId, botId, serviceUrl, tenantId) { Locale = locale };

    /// <summary>Takes over what the newest activity says.</summary>
    public void Follow(Conversation newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        (ConversationId, UserId, BotId, ServiceUrl, TenantId) = (newest.ConversationId, newest.UserId, newest.BotId, newest.ServiceUrl, newest.TenantId);
        Locale = newest.Locale ?? Locale;
    }

    /// <summary>The bot cannot write here until the person is heard of again.</summary>
    public void Close(string trouble)
    {
        ArgumentNullException.ThrowIfNull(trouble);
        Trouble = trouble.Length <= OutboxMessage.ErrorMaxLength ? trouble : trouble[..OutboxMessage.ErrorMaxLength];
    }

    /// <summary>The person was heard of.</summary>
    public void Open() => Trouble = null;

    /// <summary>The channel knows this conversation no more and has another one for the person.</summary>
    public void Become(string conversationId) => ConversationId = conversationId;

    /// <summary>The channel's connector is elsewhere.</summary>
    public void Move(string serviceUrl) => ServiceUrl = serviceUrl;

    /// <summary>Whether nothing in <paramref name="newest"/> is new.</summary>
    public bool Says(Conversation newest)
    {
        ArgumentNullException.ThrowIfNull(newest);
        return ConversationId == newest.ConversationId && UserId == newest.UserId && BotId == newest.BotId && ServiceUrl == newest.ServiceUrl
            && TenantId == newest.TenantId && (newest.Locale is null || Locale == newest.Locale);
    }
}
