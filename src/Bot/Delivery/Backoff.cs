namespace PerfBot.Bot.Delivery;

/// <summary>How often and when a message is tried again that the channel would not take just now.</summary>
internal static class Backoff
{
    /// <summary>The most requests for one message.</summary>
    public const int MaxAttempts = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Full jitter over a doubling second: many that failed together do not come back together.</summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="chance">0 inclusive to 1 exclusive.</param>
    public static TimeSpan After(int attempts, double chance) =>
        TimeSpan.FromSeconds(Math.Min(Longest.TotalSeconds, Math.Pow(2, attempts - 1)) * chance);
}
