using System.ComponentModel.DataAnnotations;

namespace PerfBot.Bot.Options;

/// <summary>How fast messages leave the bot. Section <c>Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    public const string Section = "Delivery";

    /// <summary>Requests in a second to one tenant, 1 to 100000. Default 40: Teams takes 50 of an app.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 40;

    /// <summary>Conversations started in a second in one tenant, 1 to 100000. Default 5: Teams takes about 7.</summary>
    [Range(1, 100_000)]
    public int ConversationsPerSecond { get; set; } = 5;

    /// <summary>How many nodes send side by side, 1 to 64. Default 1. Each takes its part of what the tenant may get.</summary>
    [Range(1, 64)]
    public int Nodes { get; set; } = 1;

    /// <summary>Requests that wait for their answers at the same time, 1 to 256. Default 32.</summary>
    [Range(1, 256)]
    public int AtOnce { get; set; } = 32;

    /// <summary>How long an answer is waited for, 1 second to 2 minutes. Default 30 seconds. Without one it is unknown whether the message arrived.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:02:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a node that is not heard of keeps what it has taken, 1 second to 1 hour, and longer than <see cref="RequestTimeout"/>. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the bot waits after the channel turned it away as a whole (no token, wrong credentials) before it asks again, 1 second to 1 hour. Default 5 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Probe { get; set; } = TimeSpan.FromMinutes(5);
}
