namespace PerfBot.Store;

/// <summary>What a save touched that others keep in memory or wait for.</summary>
/// <param name="People">Who works here, who reports to whom, or who may do what.</param>
/// <param name="Outbox">Messages to send.</param>
public readonly record struct Saved(bool People, bool Outbox);
