namespace PerfBot.Domain.Kernel;

/// <summary>The button is not known: the card it stands on is from another time or was tampered with.</summary>
public sealed record ButtonUnknown : Refusal;

/// <summary>What a button sent cannot be read: a client changed it, or somebody wrote it by hand.</summary>
public sealed record RequestUnreadable : Refusal;
